"""FU109: more than one ask."""

from collections.abc import Iterator

from vaulttools.coach.asks import DO, Ask, asks
from vaulttools.coach.rule import Hit, Rule, mail
from vaulttools.coach.text import Text
from vaulttools.model.finding import Severity

QUESTIONS = 3
"""So many questions are a questionnaire, whatever they are about."""


def check(text: Text) -> Iterator[Hit]:
    """The second thing that is asked for."""
    second = _second(asks(text))
    if second:
        yield Hit(second.sentence.start, second.sentence.stop)


def _second(found: tuple[Ask, ...]) -> Ask | None:
    hard = [ask for ask in found if not ask.is_soft]
    other = next((ask for ask in hard[1:] if ask.sort != hard[0].sort or ask.sort == DO), None)
    more = next((ask for ask in hard[1:] if ask.is_more), None)
    questions = [ask for ask in found if ask.sentence.is_question]
    return other or more or (questions[1] if len(questions) >= QUESTIONS else None)


RULE = Rule(
    code="FU109",
    name="many-asks",
    severity=Severity.HINT,
    why="One clear ask is answered; two are put off until there is time for both (M12).",
    do="Keep the one that matters now. The other can wait for the next message.",
    more="Two ways to answer one ask, as in “Tuesday or Thursday?”, are one.",
    bad=mail("Could you send me the slides? And could you introduce me to Tom?"),
    good=mail(
        "Thanks for the slides. Could we talk on Tuesday? Or is Thursday better? Let me know."
    ),
    check=check,
)
