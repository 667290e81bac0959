"""Funnel.base: tables of the contacts for Obsidian's Bases, by the state keys in their notes."""

import json
from collections.abc import Iterator

from vaulttools.escaping import one_line
from vaulttools.model.funnel import Funnel
from vaulttools.model.settings import Settings
from vaulttools.model.texts import BASE_FILE, Text
from vaulttools.model.whole_files import WholeFile

NOT_PEOPLE = ("draft", "playbook", "value")
"""What a note in the folder of contacts may say it is instead."""

_VIEWS = """\
properties:
  note.stage:
    displayName: Stage
  note.last_touch:
    displayName: Last touch
  note.last_reply:
    displayName: Last reply
  note.unanswered:
    displayName: Unanswered
  note.next_touch:
    displayName: Next
  note.next_reason:
    displayName: Why
views:
  - type: table
    name: Due
    filters:
      and:
        - 'next_touch && date(next_touch) <= today() + "7d"'
    order:
      - file.name
      - note.next_touch
      - note.next_reason
      - note.stage
      - note.last_touch
    sort:
      - property: note.next_touch
        direction: ASC
  - type: table
    name: Funnel
    filters:
      and:
        - 'stage && stage != ""'
    groupBy:
      property: note.stage
      direction: ASC
    order:
      - file.name
      - note.next_touch
      - note.next_reason
      - note.last_touch
      - note.last_reply
      - note.unanswered
    sort:
      - property: note.next_touch
        direction: ASC
  - type: table
    name: Quiet
    filters:
      and:
        - 'last_touch && stage != "closed"'
    order:
      - file.name
      - note.last_touch
      - note.last_reply
      - note.unanswered
      - note.stage
      - note.next_touch
    sort:
      - property: note.last_touch
        direction: ASC
  - type: table
    name: Paused
    filters:
      and:
        - 'stage == "paused"'
    order:
      - file.name
      - note.next_touch
      - note.last_touch
      - note.last_reply
    sort:
      - property: note.next_touch
        direction: ASC
"""


def generate(funnel: Funnel) -> Iterator[Text]:
    """The base; its text depends on the settings alone, the tables fill themselves."""
    settings = funnel.vault.settings
    filters = _filters(settings)
    if filters:
        text = "\n".join(["filters:", "  or:", *filters, _VIEWS])
        yield WholeFile(f"{settings.followups_folder}/{BASE_FILE}", text)


def _filters(settings: Settings) -> list[str]:
    """How contacts are known, as the lines of an `or:`."""
    known_by = settings.contacts
    lines: list[str] = []
    if known_by.type:
        lines.append(f"    - {_quoted(f'list(note.type).contains({_text(known_by.type)})')}")
    if tag := known_by.tag.lstrip("#"):
        lines.append(f"    - {_quoted(f'file.hasTag({_text(tag)})')}")
    if known_by.folder:
        ours = f"!file.inFolder({_text(settings.followups_folder)})"
        others = (f"!list(note.type).contains({_text(word)})" for word in NOT_PEOPLE)
        statements = (f"file.inFolder({_text(known_by.folder)})", ours, *others)
        lines += ["    - and:", *(f"        - {_quoted(s)}" for s in statements)]
    return lines


def _text(value: str) -> str:
    """A text inside a filter."""
    plain = "".join(char for char in one_line(value) if char.isprintable())
    return json.dumps(plain, ensure_ascii=False)


def _quoted(filter_: str) -> str:
    """A filter as YAML, in single quotes."""
    return "'" + filter_.replace("'", "''") + "'"
