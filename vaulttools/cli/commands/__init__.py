"""One command a file: each has a function of the file's name (with `_` in front if it is a word of Python's).

A module may give further names for its command in `ALSO`.
"""
