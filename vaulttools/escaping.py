"""Text from a note made safe for another place. To Obsidian and its plugins, Markdown is code.

Every text that came out of a vault goes through here before it stands in another note, a link,
the front matter of a draft, a diagram, or on a terminal.
"""

import json
import re
import unicodedata
from hashlib import sha256
from urllib.parse import quote

_TASK_SIGNS = re.compile("[🔺⏫🔼🔽⏬🔁🏁➕🛫⏳⌛📅📆🗓❌✅🆔⛔]\ufe0f?")
_NUMBERED = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")
_BIDI = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_ALWAYS = re.compile(r"[<>\[\]`$|^\\]")
_SOMETIMES = re.compile(
    r"&(?=#?\w+;)"  # an entity
    r"|(?<=%)%|(?<==)=|(?<=~)~|(?<=:):"  # %% == ~~ ::
    r"|:(?=//)"  # a link that opens by itself
    r"|(?<![^\W_])#"  # a tag
    r"|\*|(?<![^\W_])_|_(?![^\W_])"  # emphasis
    r"|(?<=\w)@(?=\w)|(?<!\w)@(?=[\w{\[])"  # an address, a mention, a board's date
    r"|(?<![\w.])www(?=\.)"
    r"|^[-+=~](?=[-+=~\s]|$)"  # a list, a rule
)
_NOT_IN_LINKS = re.compile(r"[\[\]#^|\\<>`$]|%%|::|==|~~")
_WINDOWS_NAMES = re.compile(r"(con|prn|aux|nul|com[1-9]|lpt[1-9])\s*(\..*)?", re.IGNORECASE)
_NAME_BYTES = 180


def one_line(text: str) -> str:
    """The text on one line: control and direction characters gone, white space folded."""
    if text.isprintable():  # a blank is the only white space that is
        return " ".join(text.split())
    kept = "".join(
        " " if char.isspace() or unicodedata.category(char) in {"Cc", "Cs"} else char
        for char in text
    )
    return " ".join(_BIDI.sub("", kept).split())


def inline(text: str) -> str:
    """Text as it is to be read in a line of a note: no link, tag, field, code or emphasis in it.

    What a Markdown reader shows is the text itself, without the signs that the Tasks plugin reads
    as fields.
    """
    plain = one_line(_TASK_SIGNS.sub(" ", text))
    plain = _NUMBERED.sub(lambda m: f"{m[1]}\0{ord(m[2])};", plain)
    escaped = _ALWAYS.sub(_entity, _SOMETIMES.sub(_entity, plain).replace("&#", "\0"))
    return escaped.replace("\0", "&#")


def _entity(match: re.Match[str]) -> str:
    first = match[0][0]
    return f"&#{ord(first)};{match[0][1:]}"


_SPOKEN = str.maketrans(
    {"`": "'", "<": "‹", ">": "›", "[": "(", "]": ")", "|": "/", "\\": "/", "$": "＄"}
)


def spoken(text: str) -> str:
    """Text as part of a message that will be sent: plain, with nothing left that a note program runs.

    Unlike `inline` it has no escapes, because it will be read as it stands; signs are replaced.
    """
    plain = one_line(_TASK_SIGNS.sub(" ", text)).translate(_SPOKEN)
    return re.sub(r"([%=~:])\1+", r"\1", re.sub(r"(?<!\w)[#^]+(?=\S)", "", plain))


def web_address(text: str) -> str:
    """A web address as it stands if it is a plain one, else nothing."""
    if one_line(text) != text or re.search(r"%(?![0-9A-Fa-f]{2})", text):
        return ""
    plain = text.replace("==", "%3D%3D")
    return plain if re.fullmatch(r"https?://[^\s<>\"'`\[\](){}|\\^$]+", text) else ""


def quoted(text: str, most: int = 140) -> str:
    """A short quotation in typographic quotes, cut at a word, safe in a line of a note."""
    return f"“{inline(shortened(text, most))}”"


def shortened(text: str, most: int) -> str:
    """The text on one line and at most `most` characters long, cut at a word."""
    plain = one_line(text)
    if len(plain) <= most:
        return plain
    return plain[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"


def wikilink(link: str, shown: str = "", *, in_table: bool = False) -> str:
    """A link to a note by what `LinkIndex.link` gives.

    A Markdown link where `[[…]]` cannot hold the name.
    """
    text = one_line(shown)
    name = link.rpartition("/")[2]
    if one_line(link) != link or _NOT_IN_LINKS.search(link) or not name:
        return f"[{inline(text or name) or 'note'}]({quote(f'{link}.md', errors='surrogatepass')})"
    if not text and name == link:
        return f"[[{link}]]"
    label = one_line(re.sub(r"[\[\]|\\<>`$]", " ", _TASK_SIGNS.sub(" ", text or name)))
    bar = "\\|" if in_table else "|"
    return f"[[{link}{bar}{label}]]"


def yaml_string(text: str) -> str:
    """A value for front matter, in double quotes, that YAML 1.1 and 1.2 read back alike."""
    plain = json.dumps(one_line(text), ensure_ascii=False)
    return "".join(c if c.isprintable() else _yaml_escape(c) for c in plain)


def _yaml_escape(char: str) -> str:
    return f"\\U{ord(char):08x}" if ord(char) > 0xFFFF else f"\\u{ord(char):04x}"


def mermaid_label(text: str) -> str:
    """A quoted label of a Mermaid diagram."""
    return '"' + re.sub(r"[\"#;%`<>\\]", lambda m: f"#{ord(m[0])};", one_line(text)) + '"'


def terminal(text: str) -> str:
    """Text for a terminal: control and direction characters shown, not obeyed; lines stay."""
    return "".join(f"\\x{ord(c):02x}" if c != "\t" and _upsets(c) else c for c in text)


def json_text(value: object) -> str:
    """A value as JSON in which nothing can upset a terminal: such characters are escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return "".join(json.dumps(c)[1:-1] if _upsets(c) else c for c in text)


def _upsets(char: str) -> bool:
    """Whether a terminal would obey a character; a line end is no harm."""
    is_control = unicodedata.category(char) in {"Cc", "Cs"} and char != "\n"
    return is_control or _BIDI.match(char) is not None


def mailto(address: str, subject: str, body: str, longest: int = 1600) -> str:
    """A `mailto:` link, at most `longest` characters: without the body or the subject if need be.

    Empty for what is not one plain address, so that nothing can slip in another header.
    """
    if not re.fullmatch(r"[\w.!#$&'*+/=?^`{|}~-]+@[\w-]+(\.[\w-]+)+", address):
        return ""
    to = f"mailto:{quote(address, safe='@')}"
    lines = body.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\r\n")
    titled = f"{to}?subject={quote(one_line(subject), safe='')}" if subject else to
    full = f"{titled}{'&' if subject else '?'}body={quote(lines, safe='')}" if body else titled
    return next(link for link in (full, titled, to) if len(link) <= longest or link is to)


def tel(number: str) -> str:
    """A `tel:` link for a phone number, digits only; empty for what is none."""
    plain = re.sub(r"\(0\)|[\s()./\u2010-\u2015-]", "", number)
    return f"tel:{plain}" if re.fullmatch(r"\+?[0-9]{3,15}", plain) else ""


def profile(address: str) -> str:
    """The web address of a profile, without what follows a question mark; empty for what is none."""
    plain = address.strip().partition("?")[0].partition("#")[0].rstrip("/")
    return web_address(plain if "://" in plain else f"https://{plain}") if "." in plain else ""


def file_name(text: str) -> str:
    """A name that every system can hold and every link can reach; empty if nothing is left."""
    plain = unicodedata.normalize("NFC", one_line(text))
    plain = re.sub(r'[*"\\/<>:|?#^\[\]%]', " ", plain)
    plain = " ".join(plain.split()).strip(" .-")
    while len(plain.encode()) > _NAME_BYTES:
        plain = plain[:-1].rstrip(" .-")
    return f"note {plain}" if _WINDOWS_NAMES.fullmatch(plain) else plain


def short_id(*parts: str) -> str:
    """Six letters and digits that stand for the parts, the same on every machine."""
    number = int.from_bytes(
        sha256("\0".join(parts).encode("utf-8", "surrogatepass")).digest()[:8], "big"
    )
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    text = ""
    for _ in range(6):
        number, rest = divmod(number, 36)
        text += digits[rest]
    return text
