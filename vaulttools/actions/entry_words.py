"""How the words of a log entry are put together."""

from collections.abc import Iterable

from vaulttools.model.utterance import Utterance


def joined(*parts: str) -> str:
    """What an entry says, one thing after another; what is empty is left out."""
    return "; ".join(part.strip().rstrip(";") for part in parts if part.strip())


def with_given(text: str, gave: Iterable[str], said: Utterance) -> str:
    """The words of a touch with what was given: the links typed, else what the line proposed."""
    links = [link for link in gave if link not in text]
    if not said.gave and said.bring and "[[" not in text:
        links = [said.bring]
    given = f"with {', '.join(links)}" if links else ""
    return ", ".join(part for part in (text.rstrip(".") if given else text, given) if part)
