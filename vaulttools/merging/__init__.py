"""Three versions of a note become one: what both sides did stands in it, and nothing is lost.

git starts the program once for every file that it merges, so what every merge needs is written without
regular expressions, dataclasses and typing: to import them takes longer than to merge a note.
"""
