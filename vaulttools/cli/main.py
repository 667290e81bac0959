"""The program's entry: tell again what has not changed, else load the commands."""

import os
import sys

from vaulttools.cli.again import told_again


def main() -> None:
    """Run the command line; the exit code says how it went (docs/commands.md)."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")
    try:
        code = told_again()
        if code is None:
            from vaulttools.cli.app import run  # noqa: PLC0415 - all that takes time is behind this

            code = run()
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    sys.exit(code)
