"""The last line of a file or a draft that we made: it tells later whether the owner has touched it."""

import re
from hashlib import sha256

_SEAL = re.compile(r"^# vaulttools ([0-9a-f]{12})\n\Z", re.MULTILINE)

_DRAFT = re.compile(r"<!-- vaulttools-draft ([0-9a-f]{12}) -->\n\Z")


def sealed_draft(path: str, text: str) -> str:
    """A draft's text with the line that tells later whether its owner has touched or moved it."""
    return f"{text}\n<!-- vaulttools-draft {_sum(path, text)} -->\n"


def is_untouched_draft(path: str, data: bytes) -> bool:
    """Whether a draft stands where and as we made it (line ends aside)."""
    text = data.decode("utf-8", "replace").replace("\r\n", "\n")
    match = _DRAFT.search(text)
    return match is not None and match[1] == _sum(path, text[: match.start() - 1])


def sealed_file(path: str, text: str) -> str:
    """A file's text with a comment as its last line: a sum of the path and all the text before."""
    body = text if text.endswith("\n") else f"{text}\n"
    return f"{body}# vaulttools {_sum(path, body)}\n"


def is_untouched_file(path: str, data: bytes) -> bool:
    """Whether a file stands where and as we made it (line ends aside)."""
    text = data.decode("utf-8", "replace").replace("\r\n", "\n")
    match = _SEAL.search(text)
    return match is not None and match[1] == _sum(path, text[: match.start()])


def _sum(path: str, text: str) -> str:
    return sha256(f"{path}\n{text}".encode()).hexdigest()[:12]
