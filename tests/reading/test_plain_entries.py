"""What is quick about reading log entries changes nothing of what they say."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from vaulttools.reading import log
from vaulttools.reading.log import CHANNEL_NAMES, read_entry

CAREFUL = settings(deadline=None, max_examples=max(1_000, settings().max_examples))
NEVER = re.compile(r"(?!)")
DAYS = (
    "2026-01-02", "2026-01-02", "2026-01-02", "2026-13-02", "2026-1-2", "2026/01/02", "2026-01-023", "2. Jan 2026",
    "[[2026-01-02]]", "**2026-01-02**", "2026-01-02T10:30", "2026-01-02 9:05", "1799-01-02", "",
)  # fmt: skip
GAPS = (
    " ",
    " ",
    " ",
    "  ",
    ": ",
    " - ",
    " – ",
    "\t",
    "",
    " -> ",
    " T",
    "\N{NO-BREAK SPACE}",
    " \n",
)
CHANNELS = (
    *CHANNEL_NAMES,
    "E-Mail",
    "in   person",
    "hotmail",
    "telegram",
    "text meßage",
    "LinKedin",
)
WAYS = (" to", " from", " with", "\n to", " -> ", " ← ", "<->", " TO", " tox", " wıth", "")
ALONE = ("met", "snooze", "won", "lost", "Note", "exit", "exits", "to email", "With  zoom call")
TEXTS = (
    "", ":", ": thanks", "  : ok", " no colon", ": until 2026-02-03", ": a: b", ": x ^fu-ab1", ": x ^abc-D  ", ": ^",
    "\n: z", " an email to her and a phone  call from him", ": [[X|y]]",
)  # fmt: skip
HEADS = st.one_of(
    st.builds("{}{}".format, st.sampled_from(CHANNELS), st.sampled_from(WAYS)),
    st.sampled_from(ALONE),
)
ITEMS = st.builds(
    "{}{}{}{}{}".format,
    *map(st.sampled_from, (DAYS, GAPS)),
    HEADS,
    st.text(" :-^>→Tt9é", max_size=1),
    st.sampled_from(TEXTS),
)


@pytest.mark.long
@CAREFUL
@given(ITEMS)
@example("2026-01-02 email to: thanks ^fu-ab1")
def test_the_usual_beginning_says_what_any_other_would(item: str) -> None:
    quick = read_entry(item)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(log, "_PLAIN_LEAD", NEVER)
        assert read_entry(item) == quick
