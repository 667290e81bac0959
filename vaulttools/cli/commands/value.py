"""`vaulttools value`: the library of things worth sending, and a new one for it."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from msgspec import Struct

from vaulttools.actions.new_value import NewValue, address_in, folder_of, title_of, value_note
from vaulttools.cli.common import (
    USAGE,
    DryRunOption,
    Format,
    FormatOption,
    TodayOption,
    VaultOption,
    fail,
    find_contact,
    find_root,
    find_today,
    look,
    note_name,
)
from vaulttools.cli.diff import unified
from vaulttools.cli.terminal import say, say_json, say_problems, show
from vaulttools.cli.writer import write
from vaulttools.escaping import one_line
from vaulttools.exporters.values import library_value
from vaulttools.funnel.shelf import Shelved, shelved
from vaulttools.model.funnel import Funnel
from vaulttools.model.texts import Change
from vaulttools.model.words import ValueKind
from vaulttools.reading.builtin import patterns
from vaulttools.reading.vault import bytes_at
from vaulttools.reading.when import read_when
from vaulttools.wording import count, listed

NAMED = 6
"""How many people are named; the others are counted."""


def value(
    what: Annotated[
        list[str] | None,
        typer.Argument(
            help="“add” and a title or a web address; without it, everything is listed.",
            metavar="add URL|TITLE",
        ),
    ] = None,
    title: Annotated[
        str, typer.Option("--title", help="Its title, where the address has none.", metavar="TEXT")
    ] = "",
    kind: Annotated[
        str, typer.Option("--kind", help=f"What it is: {', '.join(ValueKind)}.", metavar="KIND")
    ] = "",
    topic: Annotated[
        list[str] | None,
        typer.Option("--topic", help="What it is about; may be given again.", metavar="TEXT"),
    ] = None,
    takeaway: Annotated[
        str, typer.Option("--takeaway", help="One sentence: why it matters.", metavar="TEXT")
    ] = "",
    meant_for: Annotated[
        list[str] | None,
        typer.Option(
            "--for",
            help="Whom it was made for, and nobody else; may be given again.",
            metavar="NAME",
        ),
    ] = None,
    published: Annotated[
        str,
        typer.Option(
            "--published",
            help="The day it came out; nobody is written to again after a pause for what has none.",
            metavar="DATE",
        ),
    ] = "",
    expires: Annotated[
        str, typer.Option("--expires", help="The last day on which it is of use.", metavar="DATE")
    ] = "",
    vault: VaultOption = None,
    today: TodayOption = "",
    dry_run: DryRunOption = False,
    format: FormatOption = Format.TEXT,
) -> None:
    """List what you have to send, or add something to it.

    The list says of each value item how many people were given it and how many it fits now. It is
    unused if nobody was given it; used up if it was given, and fits nobody else; stale if it is over,
    or was published more than a year ago. Nothing is fetched from the web.

    \b
    Examples:
      vaulttools value
      vaulttools value --format json
      vaulttools value add https://quietpipelines.example/small-teams --topic "feature stores"
      vaulttools value add "The rates on one page" --kind answer --for "Jon Alder" --published today
    """
    root = find_root(vault)
    now = find_today(root, today)
    match what or []:
        case []:
            given = {
                "--title": title, "--kind": kind, "--topic": topic, "--takeaway": takeaway,
                "--for": meant_for, "--published": published, "--expires": expires,
                "--dry-run": dry_run,
            }  # fmt: skip
            for option in (option for option, said in given.items() if said):
                hint = "Write “vaulttools value add” and its title or address."
                fail(USAGE, f"{option} is for a new value item", hint)
            _list(look(root, now), format)
        case ["add", *words] if " ".join(words).strip():
            if format is Format.JSON:
                fail(USAGE, "--format is for the list", "Leave it out, or leave out “add”.")
            asked = _Asked(
                " ".join(words), title, kind, topic or [], takeaway, meant_for or [], published,
                expires,
            )  # fmt: skip
            _add(root, now, asked, dry_run=dry_run)
        case ["add", *_]:
            hint = "Write it as “vaulttools value add TITLE”, or give the address."
            fail(USAGE, "there is neither a title nor a web address", hint)
        case [other, *_]:
            hint = "Write “vaulttools value” for the list, or “vaulttools value add TITLE”."
            fail(USAGE, f"“{other}” is nothing to do with value items", hint)


class _Asked(Struct, frozen=True):
    """What is to be added, as it was typed."""

    what: str
    title: str
    kind: str
    topics: list[str]
    takeaway: str
    meant_for: list[str]
    published: str
    expires: str


def _list(funnel: Funnel, form: Format) -> None:
    found = shelved(funnel)
    paths = {item.path for item in funnel.vault.values}
    problems = [problem for problem in funnel.problems if problem.place.path in paths]
    if form is Format.JSON:
        say_json(library_value(found, funnel.today, problems))
        return
    say_problems(problems)
    if not found:
        say("There is nothing to send yet.")
        say("Add something with “vaulttools value add TITLE”, or write “type: value” into a note.")
        return
    width = min(max(len(one.item.name) for one in found), 48)
    show(("given  fits", "bold"))
    for one in found:
        name = one.item.name.ljust(width)
        about = " · ".join(text for text in (str(one.item.kind or ""), one.words) if text)
        show(f"{len(one.given):5}  {len(one.fits):4}  ", (name, "bold"), f"  {about}".rstrip())
    say(_summary(found))


def _summary(found: tuple[Shelved, ...]) -> str:
    counts = {
        "unused": sum(one.is_unused for one in found),
        "used up": sum(one.is_used_up for one in found),
        "stale": sum(one.is_stale for one in found),
    }
    said = listed(f"{number} {word}" for word, number in counts.items() if number)
    return f"{count(len(found), 'value item')}{f': {said}' if said else ''}."


def _add(root: Path, today: date, asked: _Asked, *, dry_run: bool) -> None:
    """Make a value item's note, and say whom it fits now."""
    funnel = look(root, today)
    new = _read(asked, funnel)
    name = note_name(new.title)
    folder = folder_of(funnel.vault.values)
    path = f"{folder}/{name}.md" if folder else f"{name}.md"
    _refuse_a_second(new, name, path, root, funnel)
    change = Change(path, None, value_note(patterns("notes")["value"], new).encode())
    if dry_run:
        say(unified(change))
        return
    write(root, "value", change)
    if name != one_line(new.title):
        say(f"A note cannot be called “{one_line(new.title)}”, so it is “{name}”.")
    say(f"{path}: made. {_whom(look(root, today), path)}")


def _read(asked: _Asked, funnel: Funnel) -> NewValue:
    """What was typed, understood; ends the program for what cannot be."""
    url = address_in(asked.what)
    if "://" in asked.what and not url:
        hint = "Write it as https://quietpipelines.example/small-teams."
        fail(USAGE, f"“{asked.what}” is not a web address", hint)
    if asked.title.strip() and not url:
        hint = "Give the title once."
        fail(USAGE, f"both “{asked.what}” and --title name it", hint)
    title = one_line(asked.title) or (title_of(url) if url else one_line(asked.what))
    if not title:
        fail(USAGE, f"no title can be made of {url}", "Give one with --title.")
    if asked.kind and asked.kind.casefold() not in list(ValueKind):
        fail(USAGE, f"--kind: “{asked.kind}” is not a kind", f"Use {', '.join(ValueKind)}.")
    people = [find_contact(funnel, name) for name in asked.meant_for]
    published = _day("--published", asked.published, funnel.today)
    expires = _day("--expires", asked.expires, funnel.today, ahead=True)
    if expires and expires < max(published or funnel.today, funnel.today):
        fail(USAGE, f"--expires: {expires} is over before it can be sent", "Give a later day.")
    return NewValue(
        title=title,
        url=url,
        kind=ValueKind(asked.kind.casefold()) if asked.kind else None,
        topics=asked.topics,
        published=published,
        takeaway=one_line(asked.takeaway),
        meant_for=list(dict.fromkeys(contact.link for contact in people)),
        expires=expires,
    )


def _day(option: str, text: str, today: date, *, ahead: bool = False) -> date | None:
    """The day that is meant: one that has been, unless only one that is to come can be meant."""
    if not text:
        return None
    if text.strip().casefold() == "today":
        return today
    found = read_when(text, today, ahead=ahead) or read_when(text, today, ahead=not ahead)
    if found is None:
        fail(USAGE, f"{option}: “{text}” is not a date", "Write it as 2026-11-24 or “15 Jan”.")
    return found


def _refuse_a_second(new: NewValue, name: str, path: str, root: Path, funnel: Funnel) -> None:
    """End the program if it is there already; a second note of a name would change what links mean."""
    there = funnel.vault.links.resolve(name)
    if there or bytes_at(root, [path]):
        hint = "Give this one another name, with --title if it is an address."
        fail(USAGE, f"there is a note “{name}” already: {there or path}", hint)
    same = (item for item in funnel.vault.values if new.url and item.url == new.url)
    if known := next(same, None):
        fail(USAGE, f"{new.url} is in your library already: {known.path}")


def _whom(funnel: Funnel, path: str) -> str:
    """Whom an item fits now, in a sentence."""
    found = next((one for one in shelved(funnel) if one.item.path == path), None)
    if found is None:
        return "It lies where no notes are read."
    names = [contact.name for contact in found.fits]
    if not names:
        return "It fits nobody at present."
    more = [f"{len(names) - NAMED} more"] if len(names) > NAMED else []
    return f"It fits {listed([*names[:NAMED], *more])}."
