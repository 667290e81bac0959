"""What YAML gives: nodes whose scalars are text, or a trouble with its line."""

from msgspec import Struct


class YamlTroubleError(ValueError):
    """Text that is no readable mapping. `line` counts from 0 within the text."""

    def __init__(self, line: int, what: str, code: str = "VT010") -> None:
        super().__init__(what)
        self.line = line
        self.what = what
        self.code = code

    @property
    def is_syntax(self) -> bool:
        """Whether a slip of the pen is at fault, and not the shape or size of the whole."""
        return self.code == "VT010"


class Node(Struct):
    """A scalar (`text` set), a list (`items`), or a mapping (`pairs`); lines count from 0."""

    line: int
    text: str | None = None
    is_plain: bool = False
    items: "list[Node] | None" = None
    pairs: "list[tuple[Node, Node]] | None" = None
    waiting: "Node | None" = None
    """A mapping's key whose value has not come yet."""
