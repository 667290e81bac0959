"""Tasks as the Tasks plugin and Dataview write them: the box, the date, the words."""

import re
from datetime import date

from msgspec import Struct

from vaulttools.reading.days import read_day
from vaulttools.reading.links import plain_text

_DATE = r"(\d{4}[-/.]\d{1,2}[-/.]\d{1,2})"
_VS = "\ufe0f?"
_DUE = (
    rf"[📅📆🗓]{_VS}\s*([^\s^]+)", r"[\[(]due::([^\])\[(]+)[\])]", r"@\{([^{}]+)\}",
    rf"[⏳⌛]{_VS}\s*{_DATE}", r"[\[(]scheduled::([^\])\[(]+)[\])]",
)  # fmt: skip
_DONE = (rf"✅{_VS}\s*{_DATE}", r"[\[(]completion::([^\])\[(]+)[\])]")
_FIELDS = re.compile(
    rf"[📅📆🗓⏳⌛🛫➕✅❌]{_VS}\s*{_DATE}"
    r"|🔁\ufe0f?\s*[A-Za-z0-9, !]+|🏁\ufe0f?\s*\w+|[🆔⛔]\ufe0f?\s*[A-Za-z0-9\-_,]+"
    r"|[🔺⏫🔼🔽⏬]\ufe0f?|[\[(][a-zA-Z]+::[^\])\[(]*[\])]|@\{[^{}]+\}|\s\^[A-Za-z0-9-]+$"
)
_PLAIN_DATE = re.compile(rf"(?:\b(?:by|on|until|before|for)\s+)?(?<![\d/]){_DATE}(?![\d/])")


class Task(Struct, frozen=True):
    """A task with something like a date. `due` None means that the date is none: `raw` shows it."""

    text: str
    raw: str
    due: date | None
    is_done: bool
    done: date | None


def read_task(text: str, box: str) -> Task | None:
    """A promise's words and dates (M25); None for a task without any date, or a cancelled one."""
    if box == "-":
        return None
    raw = _first(_DUE, text)
    words = _FIELDS.sub(" ", text)
    if raw is None:
        if not (plain := _PLAIN_DATE.search(words)):
            return None
        raw = plain[1]
        words = words[: plain.start()] + words[plain.end() :]
    done = _first(_DONE, text)
    shown = plain_text(" ".join(words.split())).strip(" ,;:–—-")
    return Task(shown, raw, read_day(raw), box in "xX", read_day(done) if done else None)


def _first(patterns: tuple[str, ...], text: str) -> str | None:
    for pattern in patterns:
        if match := re.search(pattern, text):
            return match[1].strip()
    return None
