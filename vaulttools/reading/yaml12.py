"""Front matter by the rules of YAML 1.2, from libyaml's events: every scalar stays text.

Events are iterative and capped here, so hostile YAML costs an error, not the process. An alias is
the same value as its anchor and is never walked twice.
"""

from collections.abc import Iterator

import yaml

from vaulttools.reading.nodes import Node, YamlTroubleError

DEEPEST = 32
MOST_NODES = 5_000
_TOO_MUCH = "it is too large or nested too deeply"

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_OPENED = ("while parsing a flow sequence", "while parsing a flow mapping")
"""Where these break off tells less than where they were opened; so it is with quotes."""
_BREAKS = str.maketrans(dict.fromkeys("\x85\u2028\u2029", " "))
"""libyaml takes these for line ends, YAML 1.2 does not; each becomes a blank of the same width."""


def _line(event: yaml.Event) -> int:
    """The line of an event, from 0; libyaml always gives it."""
    return event.start_mark.line if event.start_mark else 0


def read_mapping(text: str) -> list[tuple[Node, Node]]:
    """The pairs of the mapping that `text` is, in its order, duplicates included; [] if empty.

    Raises YamlTroubleError for anything else.
    """
    try:
        return _build(yaml.parse(text.translate(_BREAKS), Loader=_LOADER))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        if error.problem == "found unexpected end of stream" or error.context in _OPENED:
            mark = error.context_mark or mark
        line = mark.line if mark else 0
        if "nesting" in (
            error.problem or ""
        ):  # newer releases of libyaml have a limit of their own
            raise YamlTroubleError(line, _TOO_MUCH, "VT017") from None
        raise YamlTroubleError(line, error.problem or "it breaks off") from None
    except yaml.reader.ReaderError as error:
        line = text[: error.position].count("\n")
        raise YamlTroubleError(line, "there is a control character in it") from None
    except yaml.YAMLError as error:
        raise YamlTroubleError(0, str(error).splitlines()[0]) from None


def _build(events: Iterator[yaml.Event]) -> list[tuple[Node, Node]]:
    root: Node | None = None
    stack: list[Node] = []
    anchors: dict[str, Node] = {}
    nodes = 0
    for event in events:
        if isinstance(event, yaml.CollectionEndEvent):
            stack.pop()
            continue
        if not isinstance(event, yaml.NodeEvent):
            if isinstance(event, yaml.DocumentStartEvent) and root is not None:
                raise YamlTroubleError(_line(event), "a second document begins here")
            continue
        nodes += 1
        line = _line(event)
        if nodes > MOST_NODES or len(stack) >= DEEPEST:
            raise YamlTroubleError(line, _TOO_MUCH, "VT017")
        node = _node(event, anchors)
        if stack:
            _add(stack[-1], node)
        else:
            root = node
        if isinstance(event, yaml.CollectionStartEvent):
            stack.append(node)
    if root is None or (root.text is not None and not root.text and root.is_plain):
        return []
    if root.pairs is None:
        raise YamlTroubleError(root.line, 'it is not a list of "key: value" lines', "VT018")
    return root.pairs


def _node(event: yaml.NodeEvent, anchors: dict[str, Node]) -> Node:
    line = _line(event)
    if isinstance(event, yaml.AliasEvent):
        if event.anchor not in anchors:
            raise YamlTroubleError(line, f'"*{event.anchor}" refers to nothing')
        return anchors[event.anchor]
    if isinstance(event, yaml.ScalarEvent):
        node = Node(line, text=event.value, is_plain=event.style is None or event.style == "")
    elif isinstance(event, yaml.SequenceStartEvent):
        node = Node(line, items=[])
    else:
        node = Node(line, pairs=[])
    if event.anchor:
        anchors[event.anchor] = node
    return node


def _add(parent: Node, node: Node) -> None:
    if parent.items is not None:
        parent.items.append(node)
    elif parent.pairs is not None:
        if parent.waiting is None:
            parent.waiting = node
        else:
            parent.pairs.append((parent.waiting, node))
            parent.waiting = None
