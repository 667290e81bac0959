"""The walls of the house: who may import whom, who writes, who looks at the clock."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import vaulttools

pytestmark = pytest.mark.long

PACKAGE = Path(vaulttools.__file__).parent
LEAVES = {"escaping", "kanban", "likeness", "lines", "regions", "seals", "typed", "wording"}
"""Modules beside the rooms that know no room but `model`."""

MAY_IMPORT: dict[str, set[str]] = {
    "model": set(),
    "escaping": {"model"},
    "kanban": {"model", "lines"},
    "likeness": set(),
    "lines": set(),
    "regions": {"lines"},
    "seals": set(),
    "typed": {"regions"},
    "wording": {"model"},
    "reading": {"model", "memory"} | LEAVES,
    "actions": {"model", "reading", "funnel", "merging"} | LEAVES,
    "funnel": {"model"} | LEAVES,
    "saying": {"model", "funnel"} | LEAVES,
    "drafting": {"model", "funnel", "saying"} | LEAVES,
    "coach": {"model", "funnel"} | LEAVES,
    "generators": {"model", "funnel", "saying", "drafting"} | LEAVES,
    "exporters": {"model", "funnel", "drafting", "coach"} | LEAVES,
    "writing": {"model"} | LEAVES,
    "pipeline": {"memory", "model", "reading", "actions", "funnel", "generators", "merging", "seeing", "writing"} | LEAVES,
    "seeing": {"memory", "model", "reading", "funnel"},
    "memory": {"model"},
    "merging": LEAVES,
    "watching": {"memory", "model", "reading"},
    "git": {"model", "reading"} | LEAVES,
    "cli": {
        "memory", "merging", "watching", "model", "reading", "actions", "funnel", "drafting", "coach",
        "exporters", "pipeline", "saying", "writing", "seeing", "git",
    } | LEAVES,
    "__main__": {"cli"},
}  # fmt: skip
"""A room and the rooms it may import from; everybody may import from itself."""

STANDARD_ONLY = {"model", "regions", "lines", "typed", "seals"}

WRITERS = {
    "write_text", "write_bytes", "mkdir", "rename", "replace", "unlink", "rmdir", "touch", "symlink_to",
    "hardlink_to", "chmod", "link", "symlink", "remove", "removedirs", "renames", "makedirs", "truncate",
    "rmtree", "copy", "copy2", "copyfile", "copytree", "move", "mkstemp", "mkdtemp", "fsync",
    "NamedTemporaryFile", "TemporaryDirectory", "TemporaryFile", "open_new", "utime", "write",
}  # fmt: skip
"""Names that change the disk when called on os, shutil, tempfile or a path."""

AMBIGUOUS = {"replace", "link", "copy", "move", "write", "remove", "touch"}
"""Names that other things have too (texts, lists, our own values): as methods they are let pass."""

CLASS_CLOCKS = {"now", "today", "utcnow", "fromtimestamp"}
CLOCKS = CLASS_CLOCKS | {
    "now", "today", "utcnow", "time", "time_ns", "monotonic", "perf_counter", "localtime", "gmtime",
    "fromtimestamp", "ctime", "sleep", "process_time",
}  # fmt: skip
ENVIRONMENT = {
    "environ",
    "getenv",
    "cwd",
    "getcwd",
    "home",
    "expanduser",
    "isatty",
    "stdin",
    "argv",
}


@cache
def modules() -> tuple[tuple[str, str, ast.Module], ...]:
    """Every module: its room, its path, and what is in it."""
    return tuple(_modules())


def _modules() -> Iterator[tuple[str, str, ast.Module]]:
    for file in sorted(PACKAGE.rglob("*.py")):
        path = file.relative_to(PACKAGE)
        if path.parts[0] in {"templates", "sample-vault"} or path.name == "__init__.py" == str(
            path
        ):
            continue
        room = path.parts[0].removesuffix(".py")
        yield room, path.as_posix(), ast.parse(file.read_text(encoding="utf-8"))


def imports(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports hide which room is meant"
            yield node.lineno, node.module or ""
            if node.module == "vaulttools":
                yield from ((node.lineno, f"vaulttools.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)


def test_rooms_import_one_way() -> None:
    wrong = []
    for room, path, tree in modules():
        for line, name in imports(tree):
            parts = name.split(".")
            if parts[0] != "vaulttools" or len(parts) == 1 or parts[1] == "__version__":
                continue
            if parts[1] != room and parts[1] not in MAY_IMPORT[room]:
                wrong.append(f"{path}:{line} imports {name}")
    assert wrong == []


def test_every_room_has_its_walls() -> None:
    assert {room for room, _, _ in modules()} == set(MAY_IMPORT)


def test_what_all_rooms_know_needs_the_standard_library_only_and_the_model_struct() -> None:
    import sys

    known = {*sys.stdlib_module_names, "vaulttools"}
    wrong = [
        f"{path}:{line} imports {name}"
        for room, path, tree in modules()
        if room in STANDARD_ONLY
        for line, name in imports(tree)
        if name.split(".")[0] not in known | ({"msgspec"} if room == "model" else set())
    ]
    assert wrong == []


@cache
def aliases(tree: ast.Module) -> dict[str, str]:
    """Local names that stand for something imported: `from os import replace as r` gives r → os.replace."""
    found: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {a.asname or a.name: f"{node.module}.{a.name}" for a in node.names}
        elif isinstance(node, ast.Import):
            found |= {a.asname or a.name.split(".")[0]: a.name for a in node.names}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Name | ast.Attribute):
            meant = dotted(node.value, found)
            found |= {t.id: meant for t in node.targets if isinstance(t, ast.Name) and "." in meant}
    return found


def dotted(node: ast.expr, known: dict[str, str]) -> str:
    """`os.path.join` for the attribute chain, with the first name resolved; `?` for anything else."""
    if isinstance(node, ast.Name):
        return known.get(node.id, node.id)
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value, known)}.{node.attr}"
    return "?"


def writes(tree: ast.Module) -> Iterator[int]:
    """The lines that change the disk, whatever name they do it by."""
    known = aliases(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = dotted(node.func, known)
            owner, _, last = name.rpartition(".")
            root = name.split(".")[0]
            if last == "open" or name == "open":
                if (root != "os" and _mode_writes(node, is_method=bool(owner))) or (
                    root == "os"
                    and any(f in ast.dump(node) for f in ("O_WRONLY", "O_RDWR", "O_CREAT"))
                ):
                    yield node.lineno
            elif (
                (last in WRITERS and root in {"os", "shutil", "tempfile", "pathlib"})
                or (last in WRITERS - AMBIGUOUS and owner and root not in {"sys", "re", "io"})
                or (last == "replace" and owner and _names_one_path(node))
            ):
                yield node.lineno
            elif name in {
                "getattr",
                "setattr",
                "__import__",
                "importlib.import_module",
                "eval",
                "exec",
            }:
                literals = {a.value for a in node.args if isinstance(a, ast.Constant)}
                if literals & (WRITERS | CLOCKS):
                    yield node.lineno
        elif isinstance(node, ast.Attribute) and dotted(node, known) in {
            f"os.{w}" for w in WRITERS
        }:
            yield node.lineno


def _names_one_path(call: ast.Call) -> bool:
    """Whether the arguments are those of `Path.replace`; texts take two, days have other names."""
    names = {keyword.arg for keyword in call.keywords}
    return len(call.args) + len(call.keywords) == 1 and names <= {"target", None}


def _mode_writes(call: ast.Call, *, is_method: bool) -> bool:
    values = [
        *call.args[0 if is_method else 1 :],
        *(k.value for k in call.keywords if k.arg == "mode"),
    ]
    modes = [
        v.value for v in values[:1] if isinstance(v, ast.Constant) and isinstance(v.value, str)
    ]
    return any(set(mode) & set("wax+") for mode in modes)


def looks_outside(tree: ast.Module) -> Iterator[int]:
    """The lines that read the clock or the environment, whatever name they do it by."""
    known = aliases(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute | ast.Name):
            name = dotted(node, known)
            root, _, rest = name.partition(".")
            last = rest.rpartition(".")[2]
            if (
                (root == "datetime" and last in CLASS_CLOCKS)
                or (root == "time" and last in CLOCKS)
                or (root in {"os", "sys", "pathlib"} and last in ENVIRONMENT)
            ):
                yield node.lineno


ALLOWED_WRITES = {
    "cli/driver.py": "the files that git hands to it",
    "cli/main.py": "the null device takes what a closed pipe no longer can",
    "cli/terminal.py": "the progress bar",
    "memory/answers.py": "the user's cache folder",
    "memory/notes.py": "the user's cache folder",
}


def test_one_room_writes() -> None:
    wrong = [
        f"{path}:{line}"
        for room, path, tree in modules()
        if room != "writing" and path not in ALLOWED_WRITES
        for line in writes(tree)
    ]
    assert wrong == []


def test_one_room_reads_the_clock_and_the_environment() -> None:
    wrong = [
        f"{path}:{line}"
        for room, path, tree in modules()
        if room != "cli"
        for line in looks_outside(tree)
    ]
    assert wrong == []


ALLOWED_PROGRAMS = {
    "cli/commands/draft.py": "the editor that the owner's environment names",
    "cli/driver.py": "git, which has started it; all else would take time to load",
    "git/asking.py": "git",
}
STARTERS = {"subprocess", "multiprocessing", "pty"}
STARTING = (
    "system",
    "popen",
    "exec",
    "spawn",
    "fork",
    "posix_spawn",
    "startfile",
    "create_subprocess",
)


def starts_programs(tree: ast.Module) -> Iterator[int]:
    """The lines that bring in what starts another program."""
    yield from (line for line, name in imports(tree) if name.split(".")[0] in STARTERS)
    known = aliases(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            owner, _, last = dotted(node, known).rpartition(".")
            if owner in {"os", "asyncio"} and last.startswith(STARTING):
                yield node.lineno


def test_few_modules_start_programs() -> None:
    found = {path for _, path, tree in modules() for _ in starts_programs(tree)}
    assert found == set(ALLOWED_PROGRAMS)


@pytest.mark.parametrize(
    "code",
    ["from subprocess import run", "import os as o\no.system('x')", "import os\nos.execv('x', [])"],
)
def test_the_test_for_programs_finds_aliases(code: str) -> None:
    assert list(starts_programs(ast.parse(code)))


@pytest.mark.parametrize(
    "code",
    [
        "from pathlib import Path\nPath('x').write_text('y')",
        "from os import replace as swap\nswap('a', 'b')",
        "import os as o\no.replace('a', 'b')",
        "import os\nput = os.replace\nput('a', 'b')",
        "import shutil\nshutil.copy('a', 'b')",
        "open('x', 'w')",
        "open('x', mode='ab')",
        "from pathlib import Path\nPath('x').open('xb')",
        "import os\nos.open('x', os.O_WRONLY | os.O_CREAT)",
        "import os\ngetattr(os, 'replace')('a', 'b')",
        "def f(p):\n    p.replace('b')",
        "def f(p):\n    p.replace(target='b')",
    ],
)
def test_the_test_for_writers_finds_aliases(code: str) -> None:
    assert list(writes(ast.parse(code)))


@pytest.mark.parametrize(
    "code",
    [
        "'a'.replace('b', 'c')",
        "open('x', 'rb')",
        "from msgspec.structs import replace\nreplace(v, a=1)",
        "def f(day):\n    return day.replace(day=1)",
    ],
)
def test_the_test_for_writers_leaves_readers_alone(code: str) -> None:
    assert not list(writes(ast.parse(code)))


@pytest.mark.parametrize(
    "code",
    [
        "from datetime import date as d\nd.today()",
        "import datetime as dt\ndt.datetime.now()",
        "from time import monotonic as tick\ntick()",
        "import time\nclock = time.time\nclock()",
        "import os\nos.environ['HOME']",
        "from os import getenv\ngetenv('x')",
        "from pathlib import Path\nPath.cwd()",
        "from datetime import datetime\nhere = datetime.now",
    ],
)
def test_the_test_for_clocks_finds_aliases(code: str) -> None:
    assert list(looks_outside(ast.parse(code)))


def test_no_module_is_much_over_three_hundred_lines() -> None:
    long = {
        path: lines
        for file in PACKAGE.rglob("*.py")
        if (lines := len(file.read_text(encoding="utf-8").splitlines())) > 320
        for path in [file.relative_to(PACKAGE).as_posix()]
    }
    assert long == {}
