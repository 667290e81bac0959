"""The program's entry: tell again what has not changed, else load the commands."""

import sys

from vaulttools.cli.again import told_again


def main() -> None:
    """Run the command line; the exit code says how it went (docs/commands.md)."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")
    code = told_again()
    if code is None:
        from vaulttools.cli.app import run  # noqa: PLC0415 - all that took time is behind this line

        code = run()
    sys.exit(code)
