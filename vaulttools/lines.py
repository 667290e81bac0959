"""A text cut into lines in such a way that joining them gives every byte back."""

import re

_CUT = re.compile(r"(?<=\n)|(?<=\r)(?!\n)")


def split_lines(text: str) -> list[str]:
    """The lines with their own ends (LF, CRLF or CR); the last one may have none."""
    return _CUT.split(text)


def line_end(text: str) -> str:
    """The line end that a text uses most; LF for a text without any."""
    ends = re.findall(r"\r\n|\n|\r", text)
    return max(("\n", "\r\n", "\r"), key=ends.count) if ends else "\n"
