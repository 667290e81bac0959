"""The program's entry: say the version, tell again what has not changed, else load the commands."""

import gc
import os
import sys

from vaulttools.cli.version import LINE


def main() -> None:
    """Run the command line; the exit code says how it went (docs/commands.md)."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")
    try:
        code = _run()
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    sys.exit(code)


def _run() -> int:
    """Do what is on the command line, loading no more than that takes; gives the exit code."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"{LINE}\n")
        return 0
    from vaulttools.cli.again import told_again  # noqa: PLC0415 - a moment that --version need not wait

    code = told_again()
    return _load_and_run() if code is None else code


def _load_and_run() -> int:
    gc.disable()  # a run is short and its values hold no cycles; looking for them took a third
    try:
        from vaulttools.cli.app import run  # noqa: PLC0415 - all that takes time is behind this

        return run()
    finally:
        gc.enable()
