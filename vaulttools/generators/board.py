"""Board.md: the funnel as a board of the Kanban plugin, one card a contact, one lane a stage."""

from collections.abc import Iterator
from datetime import date

from vaulttools.escaping import wikilink
from vaulttools.funnel.history import history
from vaulttools.funnel.sign import sign_of
from vaulttools.model.funnel import Funnel, Standing
from vaulttools.model.links import fold_name
from vaulttools.model.texts import Text
from vaulttools.model.whole_files import BoardText, Wanted
from vaulttools.model.words import Reason, Stage, What
from vaulttools.wording import short_day

WORDS: dict[Reason, str] = {
    Reason.PROMISE: "your promise",
    Reason.REPLY_OWED: "wrote last",
    Reason.THANK_YOU: "say thanks",
    Reason.FIRST_TOUCH: "first message",
    Reason.NEXT_STEP: "as agreed",
    Reason.TOUCH: "next touch",
    Reason.AFTER_NO: "thanks after a no",
    Reason.DECIDE: "decide",
    Reason.RE_ENGAGE: "back in touch",
    Reason.ATTENTION: "needs attention",
}
"""Why a card is there, short enough to be read at a glance."""


def generate(funnel: Funnel) -> Iterator[Text]:
    """The board; it says nothing that depends on the day, so a quiet day changes nothing."""
    path = f"{funnel.vault.settings.followups_folder}/Board.md"
    lanes = tuple(stage.capitalize() for stage in Stage)
    placed = sorted(funnel.vault.earlier.each(_placed, funnel.standings))
    yield BoardText(path, lanes, tuple(card for _, card in placed))


def _placed(standing: Standing) -> tuple[tuple[date, str, str], Wanted]:
    """A card and what gives it its place; no two have the same."""
    return _order(standing), _card(standing)


def _order(standing: Standing) -> tuple[date, str, str]:
    """By date, then by name; what has no date because it is unclear comes first."""
    contact = standing.contact
    return standing.due or date.min, fold_name(contact.name), contact.path


def _card(standing: Standing) -> Wanted:
    """Name first, then why in a few words, then the date as the plugin writes it."""
    parts = [wikilink(standing.contact.link), _why(standing)]
    if standing.due:
        parts.append(f"@{{{standing.due.isoformat()}}}")
    stage = standing.stage
    sign = f"{stage}-{sign_of(standing)}"
    return Wanted(standing.contact.path, stage.capitalize(), " · ".join(parts), sign)


def _why(standing: Standing) -> str:
    if standing.reason is None:
        return _closed(standing)
    if standing.reason is Reason.TOUCH and standing.run and standing.step:
        return f"touch {standing.step} of {len(standing.playbook.rows)}"
    return WORDS[standing.reason]


def _closed(standing: Standing) -> str:
    """Why somebody is closed, and since when if the log says it."""
    decision = history(standing.contact).decision
    if decision and decision.what in {What.WON, What.ARCHIVE}:
        word = "won" if decision.what is What.WON else "archived"
        return f"{word} {short_day(decision.day)}"
    return "closed"
