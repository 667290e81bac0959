"""A small reader of task lines, written from the grammar of the Tasks plugin and from nothing of ours.

    line   = indent marker SP+ "[" any char "]" SP* body
    body   = description fields* blocklink?        blocklink = " ^" [A-Za-z0-9-]+ at the end

The block link is taken off first; then fields are read from the end, until the first text that is none.
"""

import re
from dataclasses import dataclass, field

LINE = re.compile(r"[\s\t>]*(?:[-*+]|\d+[.)]) +\[(.)\] *(.*)")
BLOCK_LINK = re.compile(r" \^([A-Za-z0-9-]+)$")
DATE = r"(\d{4}-\d{2}-\d{2})"
FIELDS = {
    "priority": r"([🔺⏫🔼🔽⏬])\ufe0f?",
    "created": rf"➕\ufe0f? *{DATE}",
    "start": rf"🛫\ufe0f? *{DATE}",
    "scheduled": rf"[⏳⌛]\ufe0f? *{DATE}",
    "due": rf"[📅📆🗓]\ufe0f? *{DATE}",
    "done": rf"✅\ufe0f? *{DATE}",
    "cancelled": rf"❌\ufe0f? *{DATE}",
    "recurrence": r"🔁\ufe0f? ?([a-zA-Z0-9, !]+)",
    "on completion": r"🏁\ufe0f? *([a-zA-Z]+)",
    "id": r"🆔\ufe0f? *([a-zA-Z0-9-_]+)",
    "depends": r"⛔\ufe0f? *([a-zA-Z0-9-_]+(?: *, *[a-zA-Z0-9-_]+)*)",
}
SIGNS = "🔺⏫🔼🔽⏬➕🛫⏳⌛📅📆🗓✅❌🔁🏁🆔⛔"
TAG = re.compile(r"(?:^|\s)(#[^\s!@#$%^&*(),.?\":{}|<>]+)$")
DATAVIEW = re.compile(r"[\[(]\s*\w[\w ]*::[^\])]*[\])]")


@dataclass
class Task:
    """A task line as the plugin sees it."""

    status: str
    description: str = ""
    block_id: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    tags: list[str] = field(default_factory=list)


def read_task(line: str) -> Task | None:
    """A task line; None if it is none."""
    match = LINE.fullmatch(line)
    if match is None:
        return None
    task, rest = Task(match[1]), match[2].rstrip()
    if link := BLOCK_LINK.search(rest):
        task.block_id, rest = link[1], rest[: link.start()].rstrip()
    for _ in range(20):
        before = rest
        for name, pattern in FIELDS.items():
            if found := re.search(rf"{pattern}$", rest):
                task.fields.setdefault(name, found[1])
                rest = rest[: found.start()].rstrip()
        if tag := TAG.search(rest):
            task.tags.append(tag[1])
            rest = rest[: tag.start()].rstrip()
        if rest == before:
            break
    task.description = rest
    return task


def has_field_sign(text: str) -> bool:
    """Whether something in a text would be taken for a field."""
    return any(sign in text for sign in SIGNS) or DATAVIEW.search(text) is not None
