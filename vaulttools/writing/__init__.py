"""Texts become a plan, a plan becomes files: the only writer."""

from vaulttools.writing.files import carry_out, make_folder, make_runnable
from vaulttools.writing.guard import too_much
from vaulttools.writing.lock import BusyError, held
from vaulttools.writing.manner import Manner
from vaulttools.writing.plan import plan_texts
from vaulttools.writing.store import Store
from vaulttools.writing.undo import Undone, take_back

__all__ = [
    "BusyError",
    "Manner",
    "Store",
    "Undone",
    "carry_out",
    "held",
    "make_folder",
    "make_runnable",
    "plan_texts",
    "take_back",
    "too_much",
]
