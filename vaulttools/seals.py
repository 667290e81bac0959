"""The last line of a file that we made whole: it tells later whether the owner has touched it."""

import re
from hashlib import sha256

_SEAL = re.compile(r"^# vaulttools ([0-9a-f]{12})\n\Z", re.MULTILINE)


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
