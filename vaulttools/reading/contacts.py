"""A contact from its note: key names as people write them, the log, promises, questions."""

from vaulttools.escaping import one_line, shortened
from vaulttools.model.contact import SIGN, Contact, Dated, Event, Promise, Question, Unclear
from vaulttools.model.links import fold_name
from vaulttools.model.problem import RESOLVE, TOMORROW
from vaulttools.model.settings import Settings
from vaulttools.model.state import STATE_KEYS, Noted
from vaulttools.model.words import Channel, What
from vaulttools.reading.days import Span, read_day
from vaulttools.reading.fields import fold_key
from vaulttools.reading.history import is_log, read_log, stands_under
from vaulttools.reading.links import linked_name, plain_text
from vaulttools.reading.log import (
    channel_named,
    sign_in,
    starts_with_date,
)
from vaulttools.reading.markdown import Body
from vaulttools.reading.notes import Note
from vaulttools.reading.tasks import read_task

KEYS: dict[str, tuple[str, ...]] = {
    "aliases": ("aliases", "alias"),
    "organization": ("organization", "organisation", "company", "org", "employer"),
    "role": ("role", "position", "title", "job_title"),
    "email": ("email", "e-mail", "emails", "mail", "email_address"),
    "linkedin": ("linkedin", "linked_in", "linkedin_url"),
    "phone": ("phone", "telephone", "tel", "mobile", "cell", "phone_number"),
    "address": ("address", "postal_address"),
    "tier": ("tier",),
    "owner": ("owner",),
    "playbook": ("playbook",),
    "every": ("every", "cadence", "frequency", "contact_frequency"),
    "topics": ("topics", "topic", "interests"),
    "hiring_manager": ("hiring_manager",),
    "met": ("met", "met_on", "first_met", "date_met"),
    "met_via": ("met_via", "met_through"),
    "met_at": ("met_at", "where_met", "met_where"),
    "status": ("status",),
    "paused_on": ("paused_on",),
    "next_step": (
        "next_step", "next_contact", "follow_up", "followup", "follow_up_date", "followup_date",
    ),
    "answer_by": ("answer_by",),
    "snoozed_until": ("snoozed_until", "snooze_until"),
    "last_touch": ("last_touch", "last_contact", "last_contacted", "last_chat"),
    "last_reply": ("last_reply", "last_response"),
}  # fmt: skip
"""Our key names and what others call them (case, blanks, `-` and `_` do not matter)."""

_STATE = tuple((key, fold_key(key)) for key in STATE_KEYS)
_OTHERWISE = tuple(
    (key, frozenset(map(fold_key, KEYS[key][1:]))) for key in ("last_touch", "last_reply")
)
QUESTION_HEADINGS = frozenset({"questions", "open questions"})
_CONFLICT = ("<<<<<<< ", ">>>>>>> ")
STATUSES = frozenset({"active", "paused", "closed"})
OTHER_TYPES = frozenset({"draft", "language", "pattern", "playbook", "value"})
YES = frozenset({"yes", "true"})
YES_NO = YES | {"no", "false"}
TIERS = frozenset({"a", "b", "c"})


def is_contact(note: Note, settings: Settings) -> bool:
    """Whether a note is a contact's, by its type, its tag or its folder (`[contacts]`).

    In that folder, what we generate and what says that it is something else are none.
    """
    known_by = settings.contacts
    tag = known_by.tag.lstrip("#").casefold()
    if known_by.type and known_by.type.casefold() in note.types:
        return True
    if tag and any(t == tag or t.startswith(f"{tag}/") for t in note.tags):
        return True
    is_other = bool(note.types & OTHER_TYPES) or _lies_in(note, settings.followups_folder)
    return bool(known_by.folder) and not is_other and _lies_in(note, known_by.folder)


def _opportunity(note: Note) -> str:
    """What brings several contacts together: the path of the note that is linked, or the words."""
    found = note.value("opportunity")
    targets = note.targets(found.text) if found else ()
    return targets[0] if targets else note.text("opportunity").casefold()


def _owner(note: Note) -> str:
    """Whose contact it is: a name, or the name of the note that is linked."""
    found = note.value(*KEYS["owner"])
    return one_line(plain_text(linked_name(found.text))) if found else ""


def _lies_in(note: Note, folder: str) -> bool:
    return fold_name(note.path).startswith(fold_name(folder.strip("/")) + "/")


def read_contact(note: Note) -> Contact:
    """The contact that a note describes; what is wrong is added to the note's problems."""
    body = note.body() if note.source.is_whole else Body()
    unclear = _unreadable(note) + _conflicts(note)
    dates = {key: _dated(note, key, unclear) for key in ("next_step", "answer_by", "snoozed_until")}
    if note.front.is_broken and not any(dates.values()):
        problem = note.front.problems[0]
        unclear.append(Unclear(problem.what, problem.place))
    met = _dated(note, "met")
    met_via = _met_via(note)
    entries, newest_first = read_log(note, body, unclear)
    events = _explained(note, entries, met, met_via)
    span = note.span("VT014", *KEYS["every"]) or Span()
    status = note.value("status")
    playbook = note.value("playbook")
    return Contact(
        path=note.path,
        name=note.name.lstrip("@").strip() or note.name,
        link=note.link,
        aliases=note.texts(*KEYS["aliases"]),
        organization=note.text(*KEYS["organization"]),
        role=note.text(*KEYS["role"]),
        emails=note.texts(*KEYS["email"]),
        linkedin=note.text(*KEYS["linkedin"]),
        phone=note.text(*KEYS["phone"]),
        postal=note.text(*KEYS["address"]),
        tier=note.word(TIERS.__contains__, "A, B or C", *KEYS["tier"]).upper(),
        owner=_owner(note),
        playbook=linked_name(playbook.text) if playbook else "",
        playbook_place=note.place(playbook.line) if playbook else None,
        every_days=span.days or None,
        every_months=span.months or None,
        topics=note.texts(*KEYS["topics"]),
        opportunity=_opportunity(note),
        opportunity_name=note.text("opportunity"),
        manager=note.word(YES_NO.__contains__, "yes or no", *KEYS["hiring_manager"]) in YES,
        met=met,
        met_via=met_via,
        met_at=note.text(*KEYS["met_at"]),
        status=note.word(STATUSES.__contains__, "paused or closed, or leave it out", "status"),
        status_place=note.place(status.line) if status else None,
        paused_on=_dated(note, "paused_on"),
        events=events,
        promises=_promises(note, body),
        questions=_questions(note, body),
        unclear=tuple(unclear),
        newest_first=newest_first,
        has_log=bool(entries),
        signs=_signs(note),
        noted=_noted(note),
        told_otherwise=_told_otherwise(note),
        **dates,
    )


def _signs(note: Note) -> frozenset[str]:
    """Our block ids in what the owner keeps."""
    if f"^{SIGN}" not in note.source.text:
        return frozenset()
    return frozenset(sign for line in note.own_lines() if (sign := sign_in(line)))


def _noted(note: Note) -> tuple[Noted, ...]:
    """The state keys as they stand; one that is written twice, or nests, is not among them."""
    found = []
    for key, folded in _STATE:
        f = note.front.fields.get(folded)
        if f and not f.is_twice and not f.is_nested:
            text = " ".join(value.text for value in f.values)
            found.append(Noted(key, text, f.line, read_day(text)))
    return tuple(found)


def _told_otherwise(note: Note) -> frozenset[str]:
    return frozenset(key for key, others in _OTHERWISE if not others.isdisjoint(note.front.fields))


def _unreadable(note: Note) -> list[Unclear]:
    """Why the note as a whole cannot be trusted, if so."""
    if note.front.is_unreadable:
        first = note.front.problems[0]
        return [Unclear(first.what, first.place, whole_note=True)]
    if not note.source.is_whole:
        first = note.source.problems[0]
        return [
            Unclear(
                f"this note {first.what}" if first.code == "VT002" else first.what,
                first.place,
                whole_note=True,
            )
        ]
    return []


def _conflicts(note: Note) -> list[Unclear]:
    """Merge conflict markers in the text below: either side may be the true one."""
    if not any(marker in note.source.text for marker in _CONFLICT):
        return []
    for number, line in enumerate(note.lines[note.front.end :], note.front.end + 1):
        if line.startswith(_CONFLICT):
            note.say(
                number,
                "VT012",
                "there are merge conflict markers in this note",
                RESOLVE,
            )
            what = "there are merge conflict markers in this note"
            return [Unclear(what, note.place(number), whole_note=True)]
    return []


def _dated(note: Note, key: str, unclear: list[Unclear] | None = None) -> Dated | None:
    """A date and where it stands. An unreadable one is added to `unclear`, if that is given."""
    day, line = note.day(*KEYS[key])
    if day is not None:
        return Dated(day, note.place(line))
    if line and unclear is not None:
        what = next(
            (p.what for p in note.problems if p.place.line == line), f"{key} cannot be read"
        )
        unclear.append(Unclear(what, note.place(line)))
    return None


def _met_via(note: Note) -> Channel | None:
    found = note.value(*KEYS["met_via"])
    if found is None:
        return None
    channel = channel_named(found.text)
    if channel is None:
        note.say(
            found.line,
            "VT016",
            f'met_via: "{shortened(found.text, 60)}" is not a channel',
            "Write email, linkedin, phone, in-person, video or another channel; the occasion goes into met_at.",
        )
    return channel


def _explained(
    note: Note, log: list[Event], met: Dated | None, met_via: Channel | None
) -> tuple[Event, ...]:
    """The events: the log's, and before those of their day the front matter's unexplained dates."""
    known = {e.day for e in log if e.what in {What.MET, What.WITH}}
    early: list[Event] = []
    if met and met.day not in known:
        early.append(Event(met.day, What.MET, met.place, met_via))
    if not log:
        for key, what in (("last_touch", What.TO), ("last_reply", What.FROM)):
            if dated := _dated(note, key):
                early.append(Event(dated.day, what, dated.place, Channel.OTHER))
    return tuple(sorted([*early, *log], key=lambda event: event.day))


def _promises(note: Note, body: Body) -> tuple[Promise, ...]:
    found: list[Promise] = []
    for item in body.items:
        if item.box is None or (task := read_task(item.text, item.box)) is None:
            continue
        if item.box in {"x", "X"} and is_log(item) and starts_with_date(item.text):
            continue
        if task.due is None:
            note.say(
                item.line,
                "VT024",
                f'the date of the promise, "{task.raw}", is not a date',
                f"Write 📅 {TOMORROW}.",
            )
            continue
        found.append(Promise(task.text, task.due, note.place(item.line), task.is_done, task.done))
    return tuple(found)


def _questions(note: Note, body: Body) -> tuple[Question, ...]:
    return tuple(
        Question(item.text, note.place(item.line), item.box in {"x", "X"})
        for item in body.items
        if item.text and stands_under(item.headings, QUESTION_HEADINGS)
    )
