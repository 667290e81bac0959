"""Front matter whose lines are known, by python-frontmatter and YAML 1.2."""

import re
from typing import Any

import frontmatter
from frontmatter.default_handlers import BaseHandler

from vaulttools.reading.nodes import Node
from vaulttools.reading.yaml12 import read_mapping


def read_framed(inner: list[str]) -> list[tuple[Node, Node]]:
    """The pairs in the lines between the fences; raises YamlTroubleError (see `read_mapping`)."""
    whole = "\n".join(["---", *inner, "---"])
    pairs = frontmatter.parse(whole, handler=_Handler())[0].get("pairs")
    return pairs if isinstance(pairs, list) else []


class _Handler(BaseHandler):
    """Splits where we found the fences and reads by YAML 1.2; the rest is python-frontmatter's."""

    FM_BOUNDARY = re.compile(r"^---[ \t]*$", re.MULTILINE)

    def split(self, text: str) -> tuple[str, str]:
        """Take the lines between the first and the last."""
        return "\n".join(text.split("\n")[1:-1]), ""

    def load(self, fm: str) -> dict[str, Any]:
        """Give the pairs as they stand, duplicates and lines included."""
        return {"pairs": read_mapping(fm)}
