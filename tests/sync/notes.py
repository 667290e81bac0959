"""Notes as texts: edits such as people make by hand, and what stands in a note, with or without markers."""

import re

_KEY = re.compile(r"([a-z_]+):(?: (.*))?")


def lines_of(text: str) -> list[str]:
    """The lines without their ends; notes here end every line with LF."""
    return text.split("\n")


def front_end(lines: list[str]) -> int:
    """The line that closes the front matter; 0 without one."""
    if not lines or lines[0] != "---":
        return 0
    return next((n for n, line in enumerate(lines[1:], 1) if line == "---"), 0)


def values(text: str) -> dict[str, str]:
    """The plain values of the front matter, by key."""
    lines = lines_of(text)
    found = (_KEY.fullmatch(line) for line in lines[1 : front_end(lines)])
    return {match[1]: (match[2] or "").strip() for match in found if match}


def with_value(text: str, key: str, value: str, after: str = "") -> str:
    """The note with a value changed, or added below another key (else at the end of the front matter)."""
    lines = lines_of(text)
    end = front_end(lines)
    new = f"{key}: {value}"
    for n in range(1, end):
        if lines[n].startswith(f"{key}:"):
            return "\n".join([*lines[:n], new, *lines[n + 1 :]])
    at = next((n + 1 for n in range(1, end) if after and lines[n].startswith(f"{after}:")), end)
    return "\n".join([*lines[:at], new, *lines[at:]])


def items(text: str, key: str = "topics") -> list[str]:
    """The items of a list in the front matter, one on each line."""
    lines = lines_of(text)
    start, end = _list(lines, key)
    return [line.strip().removeprefix("- ") for line in lines[start:end]]


def _list(lines: list[str], key: str) -> tuple[int, int]:
    """Where the items of a list begin and end."""
    stop = front_end(lines)
    start = next((n + 1 for n in range(1, stop) if lines[n] == f"{key}:"), stop)
    end = start
    while end < stop and lines[end].startswith("  - "):
        end += 1
    return start, end


def with_item(text: str, item: str, at: int, key: str = "topics") -> str:
    """The note with one item more in a list, before item number `at`."""
    lines = lines_of(text)
    start, end = _list(lines, key)
    if start == end:
        return "\n".join([*lines[:start], f"{key}:", f"  - {item}", *lines[start:]])
    place = min(start + at, end)
    return "\n".join([*lines[:place], f"  - {item}", *lines[place:]])


def section(lines: list[str], title: str) -> tuple[int, int]:
    """The lines below a heading up to the next one, blank ones at the end left out; 0, 0 for none."""
    heading = f"## {title}"
    if heading not in lines:
        return 0, 0
    start = lines.index(heading) + 1
    end = next(
        (n for n in range(start, len(lines)) if lines[n].startswith("#")), len(lines)
    )  # fmt: skip
    while end > start and not lines[end - 1].strip():
        end -= 1
    return start, end


def with_line(text: str, title: str, line: str, *, on_top: bool = False) -> str:
    """The note with a line more in a section, which is made if it is missing."""
    lines = lines_of(text)
    start, end = section(lines, title)
    if not start:
        return text.rstrip("\n") + f"\n\n## {title}\n{line}\n"
    at = start if on_top else end
    return "\n".join([*lines[:at], line, *lines[at:]])


def without_lines(text: str, numbers: set[int]) -> str:
    """The text without some of its lines."""
    return "\n".join(line for n, line in enumerate(lines_of(text)) if n not in numbers)


def is_newest_first(text: str) -> bool:
    """Whether the log has its newest entry on top."""
    lines = lines_of(text)
    start, end = section(lines, "Log")
    days = [line[2:12] for line in lines[start:end] if line.startswith("- 2")]
    return len(days) > 1 and days[0] > days[-1]


def email_of(text: str) -> str:
    """The address in a note, which never changes: that is how we know whose note it is."""
    match = re.search(r"^email: (\S+)$", text, re.MULTILINE)
    return match[1] if match else ""
