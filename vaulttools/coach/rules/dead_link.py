"""FU122: a link that leads nowhere, or that its reader cannot follow."""

from collections.abc import Iterator

from vaulttools.coach.rule import Hit, Rule, mail
from vaulttools.coach.text import WIKILINK, Text
from vaulttools.model.finding import Severity


def check(text: Text) -> Iterator[Hit]:
    """A `value` that is no note, and every wikilink in the message: it would arrive as brackets."""
    value = text.carved.value
    if value and text.known.is_value_missing:
        do = "Link to a note that is there, or take the key out."
        yield Hit(value.start, value.stop, why="This link leads to no note.", do=do)
    for match in WIKILINK.finditer(text.body):
        name, _, shown = match["inner"].partition("|")
        target = name.partition("#")[0].strip().removesuffix("\\")
        put = (shown or target.rpartition("/")[2] or name).strip()
        yield Hit(match.start(), match.end(), why=_why(text, target), put=put)


def _why(text: Text, target: str) -> str:
    links = text.known.links
    if links is not None and links.resolve(target, text.known.path) is None:
        return "This link leads to no note, and its reader would see the brackets."
    return ""


RULE = Rule(
    code="FU122",
    name="dead-link",
    severity=Severity.ERROR,
    why="A wikilink works in your notes only; its reader would see the brackets.",
    do="Write its words, and the web address if there is one.",
    more="Any [[wikilink]] in the message, and a `value` that leads to no note.",
    bad=mail("Thanks for the talk. See [[Onboarding checklist]]: is it any use?"),
    good=mail("Thanks for the talk. See the onboarding checklist: is it any use?"),
    check=check,
)
