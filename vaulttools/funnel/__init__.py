"""Contacts become stages, due items and their order. Pure: the day is an argument."""

from vaulttools.funnel.build import ahead, build_funnel

__all__ = ["ahead", "build_funnel"]
