"""Told again: the same question about an untouched vault on the same day has the same answer.

An answer is a file. It holds what was printed, the vault's fingerprint from before it was worked out,
and the span of time in which it is true. Anything else than a whole, fitting file is no answer.

Nothing is imported here that takes time to load: `typing` alone takes half as long as Python's start.
"""

import os

from vaulttools.memory.fingerprint import Fingerprint, blake2b, fingerprint

TYPE_CHECKING = False  # for who checks types it is true, as the one in `typing` is
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

LARGEST = 4_000_000
"""Characters of an answer that is kept."""
MOST = 500
"""Answers that are kept; beyond that, all are forgotten."""
SAMPLE = "sample-vault"
"""The folder of a program that no answer comes from: notes to try it on."""
_END = b"\0"


class Answer:
    """What was printed, each piece with whether it goes to stderr, and the exit code."""

    def __init__(self, said: tuple[tuple[bool, str], ...], code: int) -> None:
        self.said = said
        self.code = code


class Basis:
    """What an answer rests on: the vault if there is one, how it looked, and when it is true."""

    def __init__(self, root: str, mark: bytes, since: float, until: float) -> None:
        """`since` and `until` are in seconds since 1970."""
        self.root, self.mark = root, mark
        self.since, self.until = since, until


def key_of(*parts: str) -> str:
    """A name for a question that no other question has."""
    text = "".join(f"{len(part)}:{part}" for part in parts)
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def recall(
    folder: str, key: str, now: float, look: "Callable[[str], Fingerprint]" = fingerprint
) -> Answer | None:
    """The answer to a question, if it still holds at `now` (seconds since 1970); None otherwise.

    `look` gives the fingerprint of a vault's root as it is now; it may raise OSError.
    """
    try:
        with open(f"{folder}/{key}", "rb") as file:  # noqa: PTH123 - pathlib would double the start-up
            check, _, rest = file.read().partition(_END)
        if check != _sum(rest):
            return None
        root, mark, since, until, code, kinds, *texts = rest.split(_END)
        if not float(since) <= now < float(until):
            return None
        if root and look(os.fsdecode(root)).mark != bytes.fromhex(mark.decode()):
            return None
        said = zip(kinds, (text.decode("utf-8", "surrogatepass") for text in texts), strict=True)
        return Answer(tuple((kind == ord("e"), text) for kind, text in said), int(code))
    except (OSError, ValueError):
        return None


def keep(folder: str, key: str, basis: Basis, answer: Answer) -> None:
    """Remember an answer, in silence if that cannot be done. One with a NUL in it is not kept."""
    texts = [text.encode("utf-8", "surrogatepass") for _, text in answer.said]
    kinds = "".join("e" if is_error else "o" for is_error, _ in answer.said)
    head = (basis.mark.hex(), str(basis.since), str(basis.until), str(answer.code), kinds)
    parts = [os.fsencode(basis.root), *(part.encode() for part in head), *texts]
    if any(_END in part for part in parts) or sum(map(len, parts)) > LARGEST:
        return
    rest = _END.join(parts)
    half = f"{folder}/{key}.{os.getpid()}"
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)  # noqa: PTH103 - as above
        kept = os.listdir(folder)  # noqa: PTH208 - as above
        for name in kept if len(kept) >= MOST else ():
            os.unlink(f"{folder}/{name}")  # noqa: PTH108 - as above
        with open(half, "xb", opener=_private) as file:
            file.write(_sum(rest) + _END + rest)
        os.replace(half, f"{folder}/{key}")  # noqa: PTH105 - as above
    except OSError:
        return


def program_mark(folders: "Sequence[str]", libraries: "Sequence[str]") -> str:
    """A sum that changes with the program: another one may answer otherwise.

    It changes with every module and template below `folders`, those that there are, and when something
    is installed into, renewed in or taken out of one of the folders of `libraries`.
    """
    seen: list[str] = []
    for library in libraries:
        if os.path.isdir(library):  # noqa: PTH112 - as above
            seen += (library, str(os.stat(library).st_mtime_ns))  # noqa: PTH116 - as above
    pending = [folder for folder in folders if os.path.isdir(folder)]  # noqa: PTH112 - as above
    while pending:
        folder = pending.pop()
        seen.append(folder)
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name[-3:] in {".py", ".md"}:
                    status = entry.stat()
                    seen += (entry.name, str(status.st_mtime_ns), str(status.st_size))
                elif entry.name[0] not in "_." and entry.name != SAMPLE and entry.is_dir():
                    pending.append(entry.path)
    return key_of(*seen)


def _sum(data: bytes) -> bytes:
    return blake2b(data, digest_size=16).hexdigest().encode()


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
