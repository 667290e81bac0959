"""`vaulttools new NAME`: a contact's note, scheduled at once."""

import re
from datetime import date
from typing import Annotated

import typer

from vaulttools.actions.new_note import Known, contact_note
from vaulttools.cli.common import (
    USAGE,
    TodayOption,
    VaultOption,
    fail,
    find_root,
    find_today,
    is_called,
    look,
    note_name,
)
from vaulttools.cli.hands import doer
from vaulttools.cli.next_date import next_words
from vaulttools.cli.terminal import say
from vaulttools.cli.writer import write
from vaulttools.escaping import one_line
from vaulttools.funnel.owners import key_of
from vaulttools.model.links import stem
from vaulttools.model.texts import Change
from vaulttools.reading.builtin import patterns
from vaulttools.reading.days import read_day
from vaulttools.reading.log import channel_named, named_by

EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")


def new(
    name: Annotated[str, typer.Argument(help="The person's name.", metavar="NAME")],
    email: Annotated[str, typer.Option("--email", help="E-mail address.", metavar="ADDRESS")] = "",
    linkedin: Annotated[
        str, typer.Option("--linkedin", help="Address of the LinkedIn profile.", metavar="URL")
    ] = "",
    phone: Annotated[str, typer.Option("--phone", help="Phone number.", metavar="NUMBER")] = "",
    org: Annotated[
        str, typer.Option("--org", help="Company or organisation.", metavar="NAME")
    ] = "",
    role: Annotated[str, typer.Option("--role", help="What they do there.", metavar="TEXT")] = "",
    tier: Annotated[
        str, typer.Option("--tier", help="How much they matter: A, B or C.", metavar="TIER")
    ] = "",
    playbook: Annotated[
        str, typer.Option("--playbook", help="The cadence to follow.", metavar="NAME")
    ] = "",
    topic: Annotated[
        list[str] | None,
        typer.Option(
            "--topic", help="Something they care about; may be given again.", metavar="TEXT"
        ),
    ] = None,
    met: Annotated[
        str, typer.Option("--met", help="The day you met; today by default.", metavar="DATE")
    ] = "",
    via: Annotated[
        str, typer.Option("--via", help="The channel where you met.", metavar="CHANNEL")
    ] = "",
    at: Annotated[
        str, typer.Option("--at", help="Where you met, as “the data fair”.", metavar="TEXT")
    ] = "",
    next_step: Annotated[
        str, typer.Option("--next", help="The agreed next step.", metavar="DATE")
    ] = "",
    note: Annotated[
        str, typer.Option("--note", help="What you talked about, for the log.", metavar="TEXT")
    ] = "",
    vault: VaultOption = None,
    today: TodayOption = "",
) -> None:
    """Make a contact's note, and say when to write.

    \b
    Examples:
      vaulttools new "Maya Okafor" --email maya@northwind.example --org Northwind --topic onboarding
      vaulttools new "Inés Prado" --via linkedin --at "the data fair" --met 2026-11-21
      vaulttools new "Tom Farrow" --playbook keep-in-touch --note "old colleague, moved to Halden"
    """
    root = find_root(vault)
    now = find_today(root, today)
    file = note_name(name)
    met_day = _day("--met", met) or now
    if met_day > now:
        fail(
            USAGE,
            f"--met: {met_day} is still to come",
            "Give the day you met, or --next for the next step.",
        )
    channel = channel_named(via) if via else None
    if via and channel is None:
        fail(
            USAGE,
            f"--via: “{via}” is not a channel",
            "Use email, linkedin, phone, in-person, video, …",
        )
    _check(email, tier)
    funnel = look(root, now)
    if playbook and playbook.casefold() not in funnel.vault.playbooks:
        known = ", ".join(sorted(p.name for p in funnel.vault.playbooks.values()))
        fail(USAGE, f"--playbook: “{playbook}” is not known", f"Known are: {known}.")
    for contact in (standing.contact for standing in funnel.standings):
        if is_called(contact, file):
            hint = "Give the new one another name."
            fail(USAGE, f"there is a contact “{contact.name}” already: {contact.path}", hint)
    known_by, by = funnel.vault.settings.contacts, doer(root, funnel.vault)
    front: Known = {
        "type": known_by.type,
        "tags": [known_by.tag] if known_by.tag and not known_by.type else [],
        "organization": f"[[{one_line(org)}]]" if org and not org.startswith("[[") else org,
        "role": role,
        "email": email,
        "linkedin": linkedin,
        "phone": phone,
        "tier": tier.upper(),
        "owner": "" if key_of(by) == key_of(funnel.vault.settings.owner) else by,
        "playbook": playbook,
        "topics": topic or [],
        "met": met_day,
        "met_via": str(channel or ""),
        "met_at": at,
        "next_step": _day("--next", next_step),
    }
    said = ", ".join(part for part in (at and f"at {at}", note) if part)
    entry = named_by(f"{met_day} met: {said}".rstrip(), by)
    text = contact_note(patterns("notes")["contact"], name, front, entry)
    is_marked = known_by.type or known_by.tag
    folder = funnel.vault.settings.people_folder if is_marked else known_by.folder
    path = f"{folder}/{file}.md"
    write(root, "new", Change(path, None, text.encode()))
    after = look(root, now)
    made = next((st for st in after.standings if stem(st.contact.path) == file), None)
    if file != one_line(name):
        say(f"A note cannot be called “{name}”, so it is “{file}”.")
    say(f"{path}: made. {next_words(made, now) if made else 'It lies where no contacts are read.'}")


def _day(option: str, text: str) -> date | None:
    if not text:
        return None
    found = read_day(text)
    if found is None:
        fail(USAGE, f"{option}: “{text}” is not a date", "Write it as 2026-11-24.")
    return found


def _check(email: str, tier: str) -> None:
    if email and not EMAIL.fullmatch(email):
        fail(USAGE, f"--email: “{email}” is not an address", "Write it as maya@northwind.example.")
    if tier and tier.upper() not in {"A", "B", "C"}:
        fail(USAGE, f"--tier: “{tier}” is not a tier", "Use A, B or C.")
