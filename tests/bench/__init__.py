"""How fast it is, beside floors and peers of the same run: `python -m tests.bench` (docs/performance.md)."""
