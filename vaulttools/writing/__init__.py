"""Texts become a plan, a plan becomes files: the only writer."""

from vaulttools.writing.files import carry_out, make_folder
from vaulttools.writing.plan import plan_texts

__all__ = ["carry_out", "make_folder", "plan_texts"]
