"""Merge drivers that do one thing wrong each, to see that it is noticed."""

OURS = """
import sys
"""
"""What the others did is gone."""

UNION = """
import subprocess, sys
base, ours, theirs = sys.argv[1:4]
merged = subprocess.run(
    ["git", "merge-file", "-p", "-q", "--union", ours, base, theirs], capture_output=True
).stdout
"""
"""Not wrong enough for what follows: both versions of everything."""

SAVE = """
open(ours, "wb").write(merged)
"""

DROPS_AN_ENTRY = (
    UNION
    + """
def entries(path):
    return {line for line in open(path, "rb").read().splitlines(True) if line.startswith(b"- 2")}
fresh = sorted(entries(theirs) - entries(base) - entries(ours))
for line in fresh[:1]:
    merged = merged.replace(line, b"")
"""
    + SAVE
)
"""The first log entry that only the others have is gone."""

DOUBLES_AN_ENTRY = (
    UNION
    + """
for line in merged.splitlines(True):
    if line.startswith(b"- 2") and b": " in line:
        merged = merged.replace(line, line + line, 1)
        break
"""
    + SAVE
)
"""One log entry is there twice."""
