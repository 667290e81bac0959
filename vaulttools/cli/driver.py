"""What git runs to merge one file of a vault: `driver.py BASE OURS THEIRS SIZE PATH`.

Exit 0: merged into OURS. Exit 3: merged, and what two people decided differently stands there between
markers. With any other exit nothing was written, and git's own merge has to run: the line that
`vaulttools git setup` writes does so.
"""

from __future__ import annotations

import os
import sys

MERGED, FAILED, OPEN = 0, 2, 3
GIT_FAILED = 128
"""The exit codes of `git merge-file` from which on it is an error; below, they count conflicts."""


def main(arguments: list[str]) -> int:
    """Merge three files as git names them; gives the exit code. Raises ValueError and OSError."""
    from vaulttools.merging.texts import merge_texts  # noqa: PLC0415 - it is found only by now

    base, ours, theirs, size, path = arguments
    old, one, other = (_read(file) for file in (base, ours, theirs))
    merged = merge_texts((old, one, other), path, git_merge, int(size))
    if merged.beside is not None:
        beside = write_beside(path, merged.beside)
        _say(f"{path}: both versions of this draft are kept, the other one as “{beside}”")
    for piece in merged.opens:
        _say(f"{path}: {piece.what}")
    _replace(ours, merged.text)
    return OPEN if merged.opens else MERGED


def git_merge(base: str, ours: str, theirs: str, size: int, with_base: bool) -> str:  # noqa: FBT001 - a `TextMerge`
    """The text that git makes of three, with markers around what it cannot; raises OSError.

    Its files stand for a moment in the folder that we are in, as git's own do while it merges.
    """
    files = [f".merge_file_{os.getpid()}_{number}" for number in range(3)]
    try:
        for file, text in zip(files, (ours, base, theirs), strict=True):
            write_new(file, text)
        style = ["--diff3"] if with_base else []
        _run(["git", "merge-file", "-q", f"--marker-size={size}", *style, *files])
        return _read(files[0])
    finally:
        for file in files:
            if os.path.exists(file):
                os.remove(file)


def _run(command: list[str]) -> None:
    if hasattr(os, "posix_spawnp"):
        child = os.posix_spawnp(command[0], command, os.environ)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    else:
        import subprocess  # noqa: PLC0415 - slow to load, and only Windows needs it

        code = subprocess.run(command, check=False).returncode  # noqa: S603 - git, and files of ours
    if not 0 <= code < GIT_FAILED:
        raise OSError("git merge-file failed")


def _read(file: str) -> str:
    with open(file, "rb") as opened:
        return opened.read().decode("utf-8")


def write_new(file: str, text: str) -> None:
    """Write a file that is not there yet; raises FileExistsError if it is."""
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    with open(handle, "wb") as opened:
        opened.write(text.encode("utf-8"))


def write_beside(path: str, text: str) -> str:
    """Write a note beside another one, under a name that is free or says the same; the name."""
    from vaulttools.merging.texts import beside_names  # noqa: PLC0415 - it is found only by now

    for name in beside_names(path):
        try:
            write_new(name, text)
        except FileExistsError:
            if _read(name) != text:
                continue
        return name
    raise FileExistsError(path)


def _replace(file: str, text: str) -> None:
    """Write a file in one step: whatever happens, it is as it was or as it is to be."""
    beside = f"{file}_merged"
    try:
        write_new(beside, text)
        os.replace(beside, file)
    finally:
        if os.path.exists(beside):
            os.remove(beside)


def _say(line: str) -> None:
    sys.stderr.buffer.write(f"vaulttools: {line}\n".encode("utf-8", "backslashreplace"))


if __name__ == "__main__":
    # git starts this file bare, without the folders in which packages are found: that is quicker
    sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
    try:
        code = main(sys.argv[1:])
    except Exception as error:  # noqa: BLE001 - whatever it is, git's own merge is the answer
        _say(f"this file is left to git's own merge ({type(error).__name__}: {error})")
        code = FAILED
    sys.stderr.flush()
    os._exit(code)
