"""Files become notes, notes become contacts, playbooks, value items: the only reader of vaults."""

from vaulttools.reading.vault import read_vault

__all__ = ["read_vault"]
