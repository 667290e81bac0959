"""Links between notes: finding them in text. Where each leads: model/links.py."""

import re

from vaulttools.model.links import unquoted

WIKILINK = re.compile(r"!?\[\[((?:[^\[\]\n]|\](?!\])|\[(?!\[))+)\]\]")
MARKDOWN_LINK = re.compile(
    r"\[[^\[\]\n]*\]\(<?([^()<>#\n]+?\.md(?:#[^()<>\n]*)?)>?\)", re.IGNORECASE
)
LONGEST = 20_000
"""Characters of a line in which links are looked for."""
_CODE = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)")


def link_targets(text: str) -> tuple[str, ...]:
    """What the links in a line of text point at, in order, without `#heading` and `|shown`."""
    if "[" not in text:
        return ()
    plain = _CODE.sub("", text[:LONGEST])
    found = [(m.start(), link_target(m[1])) for m in WIKILINK.finditer(plain)]
    found += [(m.start(), unquoted(m[1].partition("#")[0])) for m in MARKDOWN_LINK.finditer(plain)]
    return tuple(target for _, target in sorted(found) if target)


def link_target(inner: str) -> str:
    """The note's name or path in the inside of a link: `Folder/Note#Head|text` gives `Folder/Note`."""
    return re.split(r"\\?[|#]", inner, maxsplit=1)[0].strip()


def plain_text(text: str) -> str:
    """A value with its wikilinks replaced by what a reader sees: `[[Acme|the firm]]` is `the firm`."""
    if "[[" not in text:
        return text.strip()

    def shown(match: re.Match[str]) -> str:
        inner = match[1]
        return inner.rpartition("|")[2] if "|" in inner else link_target(inner).rpartition("/")[2]

    return WIKILINK.sub(shown, text).strip()


def linked_name(text: str) -> str:
    """The note's name in a value that is a name or a wikilink: `[[Playbooks/Slow|slow]]` is `Slow`."""
    match = WIKILINK.fullmatch(text.strip())
    name = link_target(match[1]).rpartition("/")[2] if match else text.strip()
    return name.removesuffix(".md")
