"""The page that holds the figures: what stands between two marker lines is ours, the rest is prose."""

from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs" / "performance.md"
BEGIN = "<!-- measured by python -m tests.bench --write; do not edit by hand -->"
END = "<!-- end of what was measured -->"


def placed(page: str, figures: str) -> str:
    """The page with new figures; ValueError if it does not have both markers, in order."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"there is no place for the figures: {BEGIN} … {END}")
    return f"{before}{BEGIN}\n\n{figures.strip()}\n\n{END}{after}"
