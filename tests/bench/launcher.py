"""Runs one program and adds a line to its stderr: seconds, the most memory it held (bytes), exit code.

A script of its own, to be run by a bare Python: what a process is said to have held at most includes
what its parent held when it was started, so the parent has to be small.
"""

import os
import sys
from time import perf_counter


def main(words: list[str]) -> None:
    """Start `words[0]` with all of `words`, wait for it, and tell."""
    begin = perf_counter()
    child = os.posix_spawn(words[0], words, os.environ)
    _, status, usage = os.wait4(child, 0)
    seconds = perf_counter() - begin
    unit = 1 if sys.platform == "darwin" else 1024
    code = os.waitstatus_to_exitcode(status)
    sys.stderr.write(f"\n{seconds} {usage.ru_maxrss * unit} {code}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
