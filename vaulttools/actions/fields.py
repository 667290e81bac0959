"""The fields that the Tasks plugin writes into a line, in its own form and in Dataview's."""

import re
from datetime import date

from vaulttools.escaping import one_line
from vaulttools.reading.days import read_day

DUE = re.compile(r"[📅📆🗓]\ufe0f?\s*(\S+)|[\[(]due::\s*([^\])]+)[\])]")
DONE = re.compile(r"[✅❌]\ufe0f?\s*(\S+)|[\[(](?:completion|cancelled)::\s*([^\])]+)[\])]")
REPEATS = re.compile(r"🔁\ufe0f?\s*([A-Za-z0-9, !]*)")
_OTHER = re.compile(
    r"[🔺⏫🔼🔽⏬]\ufe0f?|[➕🛫⏳⌛]\ufe0f?\s*\d{4}-\d{2}-\d{2}|🆔\s*\S+|⛔\s*\S+|🏁\s*\w+"
    r"|[\[(](?:priority|created|start|scheduled|repeat|onCompletion|id|dependsOn)::[^\])]*[\])]"
)
FIELDS = (DUE, DONE, REPEATS, _OTHER)
TAG = re.compile(r"(?<!\S)#[^\W\d][\w/-]*")


def first_field(text: str) -> int:
    """Where the fields of a line begin; its length if there are none."""
    return min((match.start() for f in FIELDS if (match := f.search(text))), default=len(text))


def without_fields(text: str) -> str:
    """A text without its fields, on one line."""
    for form in FIELDS:
        text = form.sub(" ", text)
    return one_line(text)


def date_in(form: re.Pattern[str], text: str) -> date | None:
    """The day of a field; None without one, or if it is no day."""
    match = form.search(text)
    return read_day(next(group for group in match.groups() if group)) if match else None
