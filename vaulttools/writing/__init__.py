"""Texts become a plan, a plan becomes files: the only writer."""

from vaulttools.writing.files import carry_out, write_new
from vaulttools.writing.plan import plan_texts

__all__ = ["carry_out", "plan_texts", "write_new"]
