"""A note's text below its front matter, in three versions.

Logs, tasks and generated regions are taken out first and merged each in its own way; one line stands for
them meanwhile, the same in every version. What is left is prose, for git's own merge.
"""

from __future__ import annotations

from vaulttools.merging.asked import ASKED, JOINT, asked_end
from vaulttools.merging.log import is_entry, is_task, merge_log
from vaulttools.merging.prose import TASK, merge_prose
from vaulttools.merging.sides import Open, decided
from vaulttools.merging.tasks import Task, merge_task
from vaulttools.merging.weave import MARK, told_apart

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from vaulttools.merging.prose import TextMerge

    Lines = list[str]
    MergeRegion = Callable[[Lines, Lines, Lines], Lines]

OPENS, CLOSES = "<!-- vaulttools:", "<!-- /vaulttools:"
LOG, REGION = f"{MARK}log ", f"{MARK}region "
HEADED = "## Log"
"""Above entries whose section one side deleted while the other added to it."""


class Version:
    """One version of a text: its lines with stand-ins, and what these stand for."""

    __slots__ = ("lines", "logs", "regions", "tasks")

    def __init__(self, lines: Lines) -> None:
        self.lines: Lines = []
        self.logs: dict[str, list[Lines]] = {}
        self.regions: dict[str, Lines] = {}
        self.tasks: dict[str, Task] = {}
        self._take_out(lines)

    def _take_out(self, lines: Lines) -> None:
        seen: dict[str, int] = {}
        fence, heading, at = "", "", 0
        while at < len(lines):
            line = lines[at]
            after = fence_after(fence, line)
            end = 0
            if not (fence or after):
                end = region_end(lines, at)
                if end:
                    name = REGION + line.strip()
                    self.lines.append(name)
                    self.regions[name] = lines[at:end]
                elif asked := asked_end(lines, at):
                    end = asked
                    self.lines.append(ASKED + JOINT.join(lines[at:end]))
                elif is_entry(line) and not is_task(line):
                    end = self._take_log(lines, at, told_apart(LOG + heading, seen))
                elif is_task(line):
                    task = Task(line)
                    name = told_apart(TASK + task.words, seen)
                    self.lines.append(name)
                    self.tasks[name] = task
                    end = at + 1
                elif line.startswith("#"):
                    heading = line.strip("# ").casefold()
            if not end:
                self.lines.append(line)
            at = end or at + 1
            fence = after

    def _take_log(self, lines: Lines, at: int, name: str) -> int:
        """Take a list of entries out; gives the line after it."""
        entries: list[Lines] = []
        blanks: Lines = []
        lead = lines[at][: lines[at].index(lines[at].lstrip(" >")[0])]
        end = at
        for number in range(at, len(lines)):
            line = lines[number]
            if not line.strip():
                blanks.append(line)
                continue
            is_item = line.startswith(lead) and line[len(lead) :].startswith(("- ", "* ", "+ "))
            if (is_item and is_task(line)) or (is_item and blanks and not is_entry(line)):
                break
            if is_item:
                entries.append([*blanks, line])
            elif line[len(lead) : len(lead) + 1] in {" ", "\t"} and line.startswith(lead):
                entries[-1] += [*blanks, line]
            else:
                break
            blanks = []
            end = number + 1
        self.lines.append(name)
        self.logs[name] = entries
        return end

    def raw(self, name: str) -> Lines:
        """The lines that a line of this version stands for: itself, if it is no stand-in."""
        if name in self.tasks:
            return [self.tasks[name].line]
        if name in self.regions:
            return self.regions[name]
        if name.startswith(ASKED):
            return name.removeprefix(ASKED).split(JOINT)
        return [line for entry in self.logs.get(name, []) for line in entry] or [name]

    def retitle(self, old: str, new: str) -> None:
        """Have another stand-in for a log; a log that has it already gets the old one."""
        names = {old: new, new: old}
        self.lines = [names.get(name, name) for name in self.lines]
        self.logs = {names.get(name, name): log for name, log in self.logs.items()}

    def without(self, names: set[str]) -> None:
        """Put tasks back as the lines they are."""
        self.lines = [
            self.tasks[n].line if n in names and n in self.tasks else n for n in self.lines
        ]
        self.tasks = {name: task for name, task in self.tasks.items() if name not in names}


def merge_body(
    base: Lines | None,
    ours: Lines,
    theirs: Lines,
    text_merge: TextMerge,
    merge_region: MergeRegion,
) -> list[str | Open]:
    """The lines that follow from three versions, with what is open among them.

    `base` None: it is not known what both sides began with, so what they differ in is open.
    """
    versions = [Version(base or []), Version(ours), Version(theirs)]
    _one_log(versions)
    _same_logs(*versions)
    _keep_typed(*versions)
    changed = _reworded(*versions)
    for version in versions:
        version.without(changed)
    old, one, other = versions
    lines = merge_prose(None if base is None else old.lines, one.lines, other.lines, text_merge)
    found: list[str | Open] = []
    done: set[str] = set()
    for line in lines:
        sides = [[line]] if isinstance(line, str) else sorted((line.ours, line.theirs))
        names = [name for side in sides for name in side]
        if isinstance(line, Open):
            filled = _filled(line, versions)
            is_open = filled.ours and filled.theirs and filled.ours != filled.theirs
            found += [filled] if is_open else filled.ours or filled.theirs
        for name in names:
            is_block = name.startswith((LOG, REGION))
            if name in done or (isinstance(line, Open) and not is_block):
                continue
            done |= {name} if is_block else set()
            found += _merged(name, versions, merge_region)
    for name in sorted({*one.logs, *other.logs}):
        if name not in done and (left := _merged(name, versions, merge_region)):
            found += ["", HEADED, *left]
    return found


def _merged(name: str, versions: list[Version], merge_region: MergeRegion) -> list[str | Open]:
    """What a line of the merged text stands for."""
    old, one, other = versions
    if name.startswith(LOG):
        logs = [version.logs.get(name, []) for version in versions]
        return [line for entry in merge_log(logs[0], logs[1], logs[2]) for line in entry]
    if name.startswith(TASK) and (name in one.tasks or name in other.tasks):
        sides = [side.tasks[name] for side in (one, other) if name in side.tasks]
        return [merge_task(old.tasks.get(name), sides[0], sides[-1])]
    if name.startswith(REGION):
        lines = [version.regions.get(name, []) for version in versions]
        if not (lines[1] and lines[2]):
            return [*(lines[1] or lines[2])]
        same = decided(*lines)
        return [*(same[0] if same else merge_region(*lines))]
    if name.startswith(ASKED):
        return [*one.raw(name)]
    return [name]


def _filled(line: Open, versions: list[Version]) -> Open:
    """What is open with its own lines in place of stand-ins; blocks stand below it.

    A question that both sides have answered is no version of its answers: nobody knows what they began with.
    """
    begun = None if any(name.startswith(ASKED) for name in line.base or []) else line.base
    base, ours, theirs = (
        None
        if side is None
        else [
            raw for name in side if not name.startswith((LOG, REGION)) for raw in version.raw(name)
        ]
        for side, version in zip((begun, line.ours, line.theirs), versions, strict=True)
    )
    return Open(_what(base, ours or [], theirs or []), base, ours or [], theirs or [])


def _what(base: Lines | None, ours: Lines, theirs: Lines) -> str:
    """What is open, in words."""
    lines = [line.strip() for line in (base or [*ours, *theirs]) if line.strip()]
    shown = f"“{lines[0][:60]}”" if lines else "an empty line"
    return f"{shown} was rewritten in two ways" if base else f"{shown} and another text stand here"


def _one_log(versions: list[Version]) -> None:
    """Where no version has more than one log, it is the same log, whatever its heading became."""
    if any(len(version.logs) > 1 for version in versions):
        return
    for version in versions:
        version.lines = [LOG if line.startswith(LOG) else line for line in version.lines]
        version.logs = dict.fromkeys([LOG], *version.logs.values()) if version.logs else {}


def _same_logs(old: Version, one: Version, other: Version) -> None:
    """Give logs that share entries one name, whatever heading each side has put above them.

    The same holds for the second log of one side that is the only one of the other: it shares
    its name with the first, but no entry.
    """
    for first, second in ((old, one), (old, other), (one, other)):
        for name in [*first.logs]:
            if _share(first, name, second, name):
                continue
            twin = next(
                (
                    n
                    for n in second.logs
                    if _share(first, name, second, n) and not _share(first, n, second, n)
                ),
                "",
            )
            if twin and first is old:
                second.retitle(twin, name)
            elif twin and name not in old.logs and twin not in old.logs:
                first.retitle(name, min(name, twin))
                second.retitle(twin, min(name, twin))


def _share(one: Version, name: str, other: Version, twin: str) -> bool:
    here = {entry[-1] for entry in one.logs.get(name, [])}
    return any(entry[-1] in here for entry in other.logs.get(twin, []))


def _reworded(old: Version, one: Version, other: Version) -> set[str]:
    """Tasks that one side took out or reworded while the other changed them: prose has to say so."""
    return {
        name
        for name, task in old.tasks.items()
        for side, across in ((one, other), (other, one))
        if name not in side.tasks and name in across.tasks
        if across.tasks[name].line != task.line
    }


def _keep_typed(old: Version, one: Version, other: Version) -> None:
    """Let a region that one side took out count as put in by the other one if somebody typed into it there.

    What is typed there waits for the next run.
    """
    for name, region in old.regions.items():
        left = [side.regions[name] for side in (one, other) if name in side.regions]
        if len(left) == 1 and left[0] != region and _says_more(region, left[0]):
            old.lines = [line for line in old.lines if line != name]


def _says_more(base: Lines, side: Lines) -> bool:
    from vaulttools.merging.region import says_more  # noqa: PLC0415 - few notes have one

    return says_more(base, side)


def region_end(lines: Lines, at: int) -> int:
    """The line after the region that a line opens; 0 if it opens none."""
    line = lines[at].strip()
    if not (line.startswith(OPENS) and line.endswith("-->")):
        return 0
    closing = CLOSES + line[len(OPENS) :]
    for number in range(at + 1, len(lines)):
        if lines[number].strip() == closing:
            return number + 1
        if lines[number].strip().startswith(OPENS):
            return 0
    return 0


def fence_after(fence: str, line: str) -> str:
    """The code fence that is open after a line, as `regions.fence_after` has it."""
    text = line.lstrip(" ")
    sign = text[:1]
    if len(line) - len(text) > 3 or sign not in {"`", "~"} or not text.startswith(sign * 3):
        return fence
    run = text[: len(text) - len(text.lstrip(sign))]
    if not fence:
        return "" if sign == "`" and "`" in text[len(run) :] else run
    closes = sign == fence[0] and len(run) >= len(fence) and not text[len(run) :].strip()
    return "" if closes else fence
