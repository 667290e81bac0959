"""Less than this no program in Python can do with a vault; prints the seconds that it took.

    python floors.py stat VAULT     S: walk the folders, and stat every note
    python floors.py read VAULT     R: walk the folders, and read every byte of every note

A script of its own, so that it runs in a fresh process, and measures within it.
"""

import os
import sys
from collections.abc import Iterator
from time import perf_counter

PART = 65_536


def notes(root: str) -> Iterator[os.DirEntry[str]]:
    """Every note below a folder; what begins with a dot is left out."""
    pending = [root]
    while pending:
        with os.scandir(pending.pop()) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.name.endswith(".md"):
                    yield entry
                elif entry.is_dir():
                    pending.append(entry.path)


def stat_all(root: str) -> None:
    """S: what it takes to see that nothing has changed."""
    for entry in notes(root):
        entry.stat()


def read_all(root: str) -> None:
    """R: what it takes to have seen everything."""
    for entry in notes(root):
        handle = os.open(entry.path, os.O_RDONLY)
        while os.read(handle, PART):
            pass
        os.close(handle)


FLOORS = {"stat": stat_all, "read": read_all}

if __name__ == "__main__":
    floor, vault = FLOORS[sys.argv[1]], sys.argv[2]
    begin = perf_counter()
    floor(vault)
    print(perf_counter() - begin)
