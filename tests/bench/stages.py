"""The stages of a cold run, each timed in this process; prints their seconds as JSON.

    python stages.py VAULT DAY

Run by the Python that is measured. Every stage is a function of the program's own, called once.
"""

import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import TypeVar

T = TypeVar("T")


def stages(root: Path, today: date) -> dict[str, float]:
    """Seconds by stage, in the order in which they happen."""
    took: dict[str, float] = {}

    def timed(name: str, step: Callable[[], T]) -> T:
        begin = perf_counter()
        result = step()
        took[name] = perf_counter() - begin
        return result

    begin = perf_counter()
    from vaulttools.funnel import build_funnel
    from vaulttools.generators import generate_all
    from vaulttools.model.texts import Block
    from vaulttools.reading import read_vault
    from vaulttools.reading.files import read_source
    from vaulttools.reading.vault import bytes_at
    from vaulttools.reading.walking import walk
    from vaulttools.writing import plan_texts

    took["load"] = perf_counter() - begin
    notes = timed("walk", lambda: walk(root)).notes
    timed("read", lambda: [read_source(root, path) for path in notes] and None)
    vault = timed("parse", lambda: read_vault(root))
    took["parse"] -= took["walk"] + took["read"]
    funnel = timed("funnel", lambda: build_funnel(vault, today))
    texts = timed("generate", lambda: list(generate_all(funnel)))
    homes = [text.home if isinstance(text, Block) else text.path for text in texts]
    timed("plan", lambda: plan_texts(vault, texts, bytes_at(root, homes)))
    return took


if __name__ == "__main__":
    print(json.dumps(stages(Path(sys.argv[1]), date.fromisoformat(sys.argv[2]))))
