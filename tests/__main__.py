"""`python -m tests`: format, lint, types, tests with coverage, in this order; stops at the first failure."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STEPS = (
    ("format", ["ruff", "format", "--check", "."]),
    ("lint", ["ruff", "check", "."]),
    ("types", ["mypy", "vaulttools", "tests", "docs"]),
    ("tests", ["pytest", "--numprocesses", "auto", "--cov", "--cov-report", "term"]),
)


def main() -> int:
    """Run every step; the exit code of the first that fails, else 0."""
    for name, command in STEPS:
        print(f"== {name}", flush=True)
        code = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, check=False).returncode
        if code:
            print(f"== {name} failed", flush=True)
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main())
