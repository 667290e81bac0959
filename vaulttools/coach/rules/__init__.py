"""The rules of the coach. Adding one is adding a file to this folder, with a `RULE` in it."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from vaulttools.coach.rule import Rule


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule that is there, in order of its code."""
    names = (module.name for module in iter_modules(__path__) if not module.name.startswith("_"))
    found: list[Rule] = [import_module(f"{__name__}.{name}").RULE for name in names]
    return tuple(sorted(found, key=lambda rule: rule.code))
