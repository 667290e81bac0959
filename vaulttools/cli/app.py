"""The commands, as typer wants them: build those that are asked for, run one, never show a traceback."""

import os
import sys
from importlib import import_module
from pkgutil import iter_modules
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from vaulttools.cli import commands
from vaulttools.cli.again import heard, not_repeatable, remember, repeatable_anywhere
from vaulttools.cli.terminal import NOT_WRITTEN, NotNowError, say_error
from vaulttools.cli.version import LINE

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
        typer.echo(LINE)
        raise typer.Exit


class _Command(TyperCommand):
    """A command whose help is told again, and which is told again only if it came to its end."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - its type depends on the release of typer
        """Run it; typer makes an exit code of Ctrl-C and of a reader that went away, we want to know."""
        try:
            return super().invoke(ctx)
        except NotNowError as error:
            not_repeatable()
            say_error(error.what, error.hint)
            raise typer.Exit(NOT_WRITTEN) from None
        except typer.Exit:
            raise
        except BaseException:
            not_repeatable()
            raise

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401 - as above
        """What `--help` prints."""
        return _told(super().get_help(ctx))


class _Commands(TyperGroup):
    """All commands, whose overview is told again."""

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401 - as above
        """What `--help` prints."""
        return _told(super().get_help(ctx))


def _told(text: str) -> str:
    repeatable_anywhere()
    heard(f"{text}\n", is_error=False)
    return text


def build_app() -> typer.Typer:
    """The typer app with every command found in the folder `commands`."""
    app = typer.Typer(
        cls=_Commands,
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

    for name in _wanted([info.name for info in iter_modules(commands.__path__)]):
        module = import_module(f"{commands.__name__}.{name}")
        app.command(name, cls=_Command)(getattr(module, name))
        for other in getattr(module, "ALSO", ()):
            app.command(other, cls=_Command, hidden=True)(getattr(module, name))
    return app


def _wanted(names: list[str]) -> list[str]:
    """The command that is asked for by its name, since loading takes time; else all of them."""
    asked = sys.argv[1] if len(sys.argv) > 1 else ""
    return [asked] if asked in names else names


def run() -> int:
    """Run what is on the command line; gives its exit code."""
    try:
        build_app()(prog_name="vaulttools")
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
        if not isinstance(end.__context__, OSError):  # as when the reader of a pipe went away
            remember(code)
        return code
    except BrokenPipeError:
        raise
    except Exception as error:
        if os.environ.get("VAULTTOOLS_DEBUG"):
            raise
        say_error(
            f"this is a fault in vaulttools, not in your notes: {type(error).__name__}: {error}",
            "No note was left half written. Please report it with the output of the same command "
            "after setting VAULTTOOLS_DEBUG=1.",
        )
        return NOT_WRITTEN
    return 0
