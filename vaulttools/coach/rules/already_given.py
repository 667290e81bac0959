"""FU117: the value item was given before."""

from collections.abc import Iterator

from vaulttools.coach.rule import Hit, Rule
from vaulttools.coach.text import Text
from vaulttools.model.finding import Severity


def check(text: Text) -> Iterator[Hit]:
    """The key that names something which this contact has had already."""
    value = text.carved.value
    if value and text.known.gives & text.known.given:
        yield Hit(value.start, value.stop)


RULE = Rule(
    code="FU117",
    name="already-given",
    severity=Severity.ERROR,
    why="The same thing twice tells people that nobody keeps count (M2).",
    do="Bring something else; `vaulttools show NAME` lists what fits.",
    more="What a draft names as `value` stands in their log already, or in a draft that was sent.",
    bad="",
    good="",
    check=check,
)
