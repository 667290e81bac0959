"""vaulttools: a follow-up system for people who keep their notes as plain Markdown."""

__version__ = "0.5.2"
