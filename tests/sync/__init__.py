"""Clones of one vault that live on their own and meet by git: `python -m tests.sync` says what is lost."""
