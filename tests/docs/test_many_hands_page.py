"""What docs/many-hands.md shows is what the program makes of the notes in it."""

import re
from pathlib import Path

from tests.docs.test_docs import ROOT
from tests.talk.support import DUE, JON, sit_down

BLOCK = re.compile(r"^<!-- ([^\n>]+\.md) -->\n```markdown\n(.*?)```", re.DOTALL | re.MULTILINE)
MAYA = """\
    ---
    type: contact
    organization: Northwind
    next_step: 2026-11-26
    ---
    ## Log
    - 2026-11-18 email to: hello
    """


def test_the_page_shows_what_comes_of_its_notes(tmp_path: Path) -> None:
    page = (ROOT / "docs/many-hands.md").read_text(encoding="utf-8")
    (jon, note), (due, item), (again, entry) = BLOCK.findall(page)
    assert (jon, due, again) == (JON, DUE, JON)
    notes = {JON: note, "People/Maya Okafor.md": MAYA}
    desk = sit_down(tmp_path, notes, 'owner = "Sam Reyes"\n')
    assert item.strip().removesuffix("…") in desk.text()
    desk.tick("Jon Alder")
    desk.run()
    assert entry.strip().removesuffix("…") in desk.text(JON)


def test_the_markers_on_the_page_are_those_of_the_owner_on_it(tmp_path: Path) -> None:
    page = (ROOT / "docs/many-hands.md").read_text(encoding="utf-8")
    notes = {JON: BLOCK.findall(page)[0][1]}
    desk = sit_down(tmp_path, notes, "due_by_owner = true\n")
    text = desk.text("Follow-ups/Due - Kim Osei.md")
    markers = re.findall(r"^    (<!-- .*due-of-.* -->)$", page, re.MULTILINE)
    assert len(markers) == 2
    assert all(f"{marker}\n" in text for marker in markers)
