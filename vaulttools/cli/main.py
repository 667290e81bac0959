"""The program's entry: build the commands, run one, and never show anybody a traceback."""

import os
import sys
from importlib import import_module
from pkgutil import iter_modules
from typing import Annotated

import typer

from vaulttools import __version__
from vaulttools.cli import commands
from vaulttools.cli.terminal import say_error

HELP = """Follow up well, from plain Markdown notes.

\b
Start here:
  vaulttools demo                 see it on a sample vault
  vaulttools init                 make this folder a vault, or ready your own
  vaulttools new "Maya Okafor" --email maya@northwind.example
  vaulttools regenerate           write the due list, the review and drafts
"""


def _version(value: bool) -> None:  # noqa: FBT001 - typer calls it so
    if value:
        typer.echo(f"vaulttools {__version__}")
        raise typer.Exit


def build_app() -> typer.Typer:
    """The typer app with every command found in the folder `commands`."""
    app = typer.Typer(
        help=HELP,
        add_completion=True,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )

    @app.callback()
    def _root(
        version: Annotated[  # noqa: FBT002 - typer's way to declare a flag
            bool,
            typer.Option("--version", callback=_version, is_eager=True, help="Show the version."),
        ] = False,
    ) -> None:
        pass

    for module_info in iter_modules(commands.__path__):
        module = import_module(f"{commands.__name__}.{module_info.name}")
        function = getattr(module, module_info.name)
        app.command(module_info.name)(function)
        for other in getattr(module, "ALSO", ()):
            app.command(other, hidden=True)(function)
    return app


def main() -> None:
    """Run the command line; the exit code says how it went (docs/commands.md)."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")
    try:
        build_app()(prog_name="vaulttools")
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:
        if os.environ.get("VAULTTOOLS_DEBUG"):
            raise
        say_error(
            f"this is a fault in vaulttools, not in your notes: {type(error).__name__}: {error}",
            "No note was left half written. Please report it with the output of the same command "
            "after setting VAULTTOOLS_DEBUG=1.",
        )
        sys.exit(4)
