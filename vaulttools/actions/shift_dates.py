"""All ISO dates of a text moved by days; what is no real date stays as it is."""

import re
from datetime import date, timedelta

_DATE = re.compile(r"(?<![\d-])\d{4}-\d{2}-\d{2}(?![\d-])")


def shift_dates(text: str, days: int) -> str:
    """The text with every date `days` later."""

    def moved(match: re.Match[str]) -> str:
        try:
            return (date.fromisoformat(match[0]) + timedelta(days=days)).isoformat()
        except (ValueError, OverflowError):
            return match[0]

    return _DATE.sub(moved, text)
