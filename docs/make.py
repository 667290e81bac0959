# ruff: noqa: INP001 - a script beside the pages that it makes, not a package
"""Writes settings.md, commands.md and problems.md, and the tables in drafts.md, from the program's tables.

python docs/make.py           write them
python docs/make.py --check   write nothing; show what differs and exit 1
"""

import difflib
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from problem_examples import EXAMPLES, message
from typer.main import get_command

from vaulttools.actions.starter import example
from vaulttools.cli import commands
from vaulttools.cli.app import build_app
from vaulttools.cli.common import NO_VAULT, USAGE, Format
from vaulttools.cli.terminal import MANY, NOT_WRITTEN
from vaulttools.coach import all_rules
from vaulttools.exporters import json_values
from vaulttools.git.pieces import STOP
from vaulttools.model.pattern import FIELDS, KINDS
from vaulttools.model.problem import CODES, Place, Problem
from vaulttools.model.settings import (
    Cadence,
    CoachTable,
    ContactsTable,
    SettingInfo,
    Settings,
    setting_table,
)
from vaulttools.seeing import see

DOCS = Path(__file__).resolve().parent
MADE = "<!-- made by docs/make.py from the program itself; do not edit by hand -->"


def settings_page() -> str:
    """Every setting with its default and its limits."""
    return "\n".join(
        [
            MADE,
            "# Settings",
            "",
            "All settings live in one file, `vaulttools.toml`, in the folder of your notes. Every one of them is",
            "optional, and so is the file. `vaulttools init` makes one with all of them in it as comments.",
            "",
            "```toml",
            'me = "Sam Reyes"                       # signs the drafts',
            'country = "GB"                         # bank holidays count as days off',
            'away = ["2026-12-24..2027-01-02"]',
            "",
            "[cadence]",
            "give_up_after_touches = 3",
            "```",
            "",
            "A setting that cannot be used is named by `vaulttools check`, and its default stands. No setting can",
            "run a program or reach a file outside your notes.",
            "",
            *_settings(setting_table(Settings)),
            "## `[contacts]`: which notes are people",
            "",
            'Any one of the three is enough. Set one to `""` and it no longer counts.',
            "",
            *_settings(setting_table(ContactsTable)),
            "## `[coach]`: what is not to be looked for",
            "",
            *_settings(setting_table(CoachTable)),
            "The codes and names are in [coach.md](coach.md).",
            "",
            "## `[cadence]`: the numbers of the method",
            "",
            "[method.md](method.md) tells what each number is for. A playbook note can set any of them for the",
            "people who follow it.",
            "",
            *_settings(setting_table(Cadence)),
        ]
    )


def _settings(infos: tuple[SettingInfo, ...]) -> list[str]:
    rows = ["| setting | default | what it is |", "| --- | --- | --- |"]
    for info in infos:
        limits = f" ({info.least} to {info.most})" if info.most else ""
        rows.append(f"| `{info.name}` | {_default(info)} | {info.meaning}{limits} |")
    return [*rows, ""]


def _default(info: SettingInfo) -> str:
    if info.default in (None, "", ()):
        return f"none; for example `{example(info)}`"
    is_shown = info.default or info.kind == "switch"
    return f"`{example(info)}`" if is_shown else f"`{info.default}`"


EXIT_CODES = {
    0: "all went well",
    1: "`check` or `git doctor` found something wrong, or `regenerate --check` something to write",
    USAGE: "the command was not understood, or a name fits nobody or several people",
    NO_VAULT: "there is no vault here",
    NOT_WRITTEN: "something could not be written, or the program itself failed; the message says which",
    STOP: "`git staged`, which the hook calls, found a note that could not be read",
}
ITEM = {
    "contact": "the person's name",
    "path": "the note, from the vault's root, with `/`",
    "stage": "`new`, `active`, `stalled`, `paused` or `closed`",
    "reason": "why they are due ([method.md](method.md#why-somebody-is-due))",
    "due": "the date, null for `attention`",
    "playbook": "the playbook that holds for them",
    "step": "the number of the playbook's row that comes next, or null",
    "topics": "what they care about",
    "tier": "`A`, `B`, `C` or null",
    "owner": "whose contact it is, or null",
    "days_overdue": "negative before it is due, null for `attention`",
    "channel": "the channel to use",
    "channel_why": "and why that one",
    "bring": "notes of value items that fit, the best first",
    "draft": "the note with the draft, or null",
    "promise": "the earliest open promise, or null",
    "eligible": "for `re-engage`: whether there is something new to say; else null",
    "neglected": "whether it is so long overdue that it wants a decision",
    "meanwhile": "in a shared vault, what other owners are due to do at the organisation this week: a list of "
    "`owner`, `contact`, `path`, `due`",
    "needs_next_step": "whether no date is agreed, so that the message should offer one",
    "why": "a list of `text` and `at`: each claim and the line it stands on",
}
PROBLEM = {
    "code": "see [problems.md](problems.md)",
    "path": "the note",
    "line": "from 1; 0 for the whole note",
    "excerpt": "the line as it stands there",
    "what": "what is wrong",
    "hint": "what to do",
}


def commands_page() -> str:
    """Every command with its arguments, options and examples; exit codes and JSON fields."""
    group: Any = get_command(build_app())
    shown = {name: command for name, command in group.commands.items() if not command.hidden}
    lines = [
        MADE,
        "# Commands",
        "",
        "Every command has a `--help`. Notes are found with `--vault DIR`, else with the environment variable",
        "`VAULTTOOLS_VAULT`, else by looking upwards from where you are for a `vaulttools.toml`, then for an",
        "`.obsidian` folder.",
        "",
        "A NAME is a name, a part of one, an alias or an e-mail address; accents do not matter. A DATE is best",
        "written as 2026-11-24. Colours are left out when `NO_COLOR` is set. Where several people share a vault,",
        "`VAULTTOOLS_ME` or `git config vaulttools.me` says [who you are](many-hands.md#who-you-are).",
        "",
    ]
    for name, command in shown.items():
        lines += _command(name, command)
    lines += ["## Exit codes", "", "| code | meaning |", "| --- | --- |"]
    lines += [f"| {code} | {meaning} |" for code, meaning in EXIT_CODES.items()]
    return "\n".join([*lines, "", *_json()])


def _command(name: str, command: Any) -> list[str]:  # noqa: ANN401 - click's, by whatever name typer holds it
    told, _, examples = command.help.partition("\b\n")
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    options = [p for p in command.params if p.param_type_name == "option" and p.name != "help"]
    usage = " ".join([f"vaulttools {name}", *(_argument(p) for p in arguments)])
    also = ", ".join(f"`vaulttools {other}`" for other in _other_names(name))
    lines = [f"## {name}", "", *told.strip().split("\n"), ""]
    lines += [f"Also: {also}.", ""] if also else []
    lines += ["```text", f"{usage} [OPTIONS]", "```", ""]
    lines += [f"- `{_argument(p)}`: {p.help}" for p in arguments]
    lines += [f"- `{_option(p)}`: {p.help}" for p in options]
    shown = [line.strip() for line in examples.split("\n")[1:] if line.strip()]
    return [*lines, "", "```sh", *shown, "```", ""]


def _other_names(name: str) -> tuple[str, ...]:
    module = __import__(f"{commands.__name__}.{name}", fromlist=["ALSO"])
    return tuple(getattr(module, "ALSO", ()))


def _argument(param: Any) -> str:  # noqa: ANN401 - as above
    metavar = str(param.metavar).strip("[]")
    return metavar if param.required else f"[{metavar}]"


def _option(param: Any) -> str:  # noqa: ANN401 - as above
    metavar = "" if param.is_flag else param.metavar or "|".join(Format)
    return f"{param.opts[0]} {metavar}".strip()


def _json() -> list[str]:
    """The JSON fields, checked against what the program gives; a field without words stops this."""
    note = "---\ntype: contact\nmet: 2026-11-21\n---\n"
    today = date(2026, 11, 23)
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "Inés Prado.md").write_text(note, encoding="utf-8")
        funnel = see(Path(folder), today)
    item = json_values.item_value(funnel.items[0], funnel)
    problem = json_values.problem_value(Problem(Place("", 0), "", "", ""))
    stages = json_values.funnel_value(funnel)
    return [
        "## For other programs",
        "",
        "`--format json` prints one object. Fields will be added, but never changed or taken away.",
        "",
        "`due` gives `today`, `items` and `problems`; `check` gives `problems`; `funnel` gives "
        + ", ".join(f"`{key}`" for key in stages)
        + ".",
        "`git doctor` gives `faults`, each with a `code`, `what` is wrong, what will `mend` it, and `paths`.",
        "`show` gives the fields of an item, `events` (`date`, `time`, `what`, `text`, `by`: who did it, or null,",
        "`at`) and `ahead`, the next two dates (`due`, `reason`).",
        "",
        "An item:",
        "",
        *(f"- `{key}`: {ITEM[key]}" for key in item),
        "",
        "A problem:",
        "",
        *(f"- `{key}`: {PROBLEM[key]}" for key in problem),
        "",
    ]


def problems_page() -> str:
    """Every problem code with a real message and how to mend it."""
    lines = [
        MADE,
        "# Problems",
        "",
        "`vaulttools check` lists what is wrong in your notes, and *Needs attention* in `Due.md` does the same. A",
        "message says where, what, and what to do. Nobody is dropped because of a slip: what can be read is used,",
        "and who cannot be dated stands under *Needs attention* until the line is mended. Commands that have something",
        f"else to say show the first {MANY} problems beside it.",
        "",
    ]
    for code, meaning in CODES.items():
        lines += [f"## {code}: {meaning}", "", "```text", message(code), "```", ""]
        lines += [EXAMPLES[code].mend, ""]
    return "\n".join(lines)


def drafts_page() -> str:
    """The page on drafts as it is written, with the tables between its marks made anew."""
    page = (DOCS / "drafts.md").read_text(encoding="utf-8")
    kinds = ["| kind | what it is for |", "| --- | --- |"]
    kinds += [f"| `{kind}` | {meaning} |" for kind, meaning in KINDS.items()]
    fields = ["| field | what it is |", "| --- | --- |"]
    fields += [f"| `{name}` | {meaning} |" for name, meaning in FIELDS.items()]
    for mark, table in (("kinds", kinds), ("fields", fields)):
        head, _, rest = page.partition(f"<!-- {mark} -->\n")
        tail = rest.partition(f"<!-- /{mark} -->")[2]
        body = "\n".join(table)
        page = f"{head}<!-- {mark} -->\n\n{body}\n\n<!-- /{mark} -->{tail}"
    return page


def coach_page() -> str:
    """Every rule of the coach: why, what to do, what it flags, and an example of either."""
    lines = [
        MADE,
        "# The coach",
        "",
        "`vaulttools coach` reads your open drafts and says, line by line, what would make their reader sigh, why, and",
        "what to write instead. It reads any other text too: `vaulttools coach --stdin --channel email < message.txt`.",
        "In doubt it keeps silent: a good message that is flagged is worse than a bad one that is missed.",
        "",
        "- `--fix` mends in the notes what needs no thought, such as a word for a stiff one.",
        "- `--format json`, `github` or `sarif` is for other programs. It exits with 1 if there is more than a hint.",
        "- `<!-- coach: ignore FU104 -->` alone above a paragraph sets that paragraph aside, anywhere else the whole",
        "  message; several codes or names may stand there.",
        '- `off = ["FU119"]` under `[coach]` in the [settings](settings.md) turns a rule off for the whole vault.',
        "- The words it looks for are in the note of the vault's language ([drafts.md](drafts.md#other-languages)).",
        "",
    ]
    for rule in all_rules():
        lines += [
            f"## {rule.code}: {rule.name}",
            "",
            f"*{str(rule.severity).capitalize()}.* {rule.why}",
            "",
        ]
        lines += [f"{rule.do}", "", rule.more, ""]
        for title, shown in (("Instead of", rule.bad), ("rather", rule.good)):
            if shown and len(shown) < 400:
                lines += [f"{title}:", "", "```text", shown, "```", ""]
    return "\n".join(lines)


PAGES = {
    "coach.md": coach_page,
    "drafts.md": drafts_page,
    "settings.md": settings_page,
    "commands.md": commands_page,
    "problems.md": problems_page,
}


def main(arguments: list[str]) -> int:
    """Write the pages, or with `--check` say which of them would change."""
    differs = False
    for name, page in PAGES.items():
        file = DOCS / name
        text = page().rstrip("\n") + "\n"
        there = file.read_text(encoding="utf-8") if file.exists() else ""
        if text == there:
            continue
        differs = True
        if "--check" in arguments:
            old, new = there.splitlines(keepends=True), text.splitlines(keepends=True)
            sys.stdout.writelines(difflib.unified_diff(old, new, f"docs/{name}", "as it would be"))
        else:
            file.write_text(text, encoding="utf-8", newline="\n")
    return int(differs and "--check" in arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
