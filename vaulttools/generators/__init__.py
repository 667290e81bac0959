"""The funnel becomes texts. A generator is one file in this folder with one function `generate`."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

from vaulttools.model.funnel import Funnel
from vaulttools.model.texts import Text


def generator_names() -> tuple[str, ...]:
    """The generators that are there: every module of this folder, in order of name."""
    return tuple(sorted(m.name for m in iter_modules(__path__) if not m.name.startswith("_")))


def generate_all(funnel: Funnel) -> Iterator[Text]:
    """The texts of every generator."""
    for name in generator_names():
        yield from import_module(f"{__name__}.{name}").generate(funnel)
