"""What lies beside the notes and has a say in how they are read: settings, and git's unfinished business.

A file that is read and not named here is one whose changes nobody notices (memory/fingerprint.py).
"""

SETTINGS = "vaulttools.toml"
OBSIDIAN = ".obsidian"
TEMPLATES = "templates.json"
TEMPLATER = "plugins/templater-obsidian/data.json"
DAILY_NOTES = "daily-notes.json"
OBSIDIAN_SETTINGS = (TEMPLATES, TEMPLATER, DAILY_NOTES)
"""Obsidian's settings files that are read."""
UNFINISHED = {
    "rebase-merge": "a rebase",
    "rebase-apply": "a rebase",
    "CHERRY_PICK_HEAD": "a cherry-pick",
    "REVERT_HEAD": "a revert",
    "MERGE_HEAD": "a merge",
    "index.lock": "another git command, such as a checkout",
}
"""What git has in its folder while something is unfinished; a rebase may pick as it goes."""
