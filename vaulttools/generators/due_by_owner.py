"""Due - NAME.md: a due list for each owner, if the settings want one, and wherever its markers stand."""

from collections.abc import Iterator, Mapping

from vaulttools.escaping import inline
from vaulttools.funnel.owners import owners, part_of
from vaulttools.generators.due import due_list, own_note
from vaulttools.lines import split_lines
from vaulttools.model.funnel import Funnel
from vaulttools.model.links import fold_name
from vaulttools.model.texts import Block, Text
from vaulttools.model.vault import Host
from vaulttools.regions import DamagedRegionError, find_regions

REGION = "due-of-"
"""How the names of the regions begin; the owner's key follows."""
NOBODY = "*No contact names this owner any more. This list can be deleted.*"


def generate(funnel: Funnel) -> Iterator[Text]:
    """A block an owner; one whose owner is gone is emptied, so that nothing stale is left to tick."""
    vault = funnel.vault
    names = owners(vault.contacts, vault.settings)
    there = _regions(vault.hosts)
    for key, name in names.items():
        region = f"{REGION}{key}"
        home = _home(funnel, name) if vault.settings.due_by_owner else there.pop(region, "")
        there.pop(region, None)
        if home:
            yield Block(region, home, inline(own_note(name)), due_list(part_of(funnel, key)))
    for region, home in there.items():
        yield Block(region, home, "Due", NOBODY)


def _home(funnel: Funnel, name: str) -> str:
    """The owner's own note; one that is there already under this name, spelled in any way, stays it."""
    path = f"{funnel.vault.settings.followups_folder}/{own_note(name)}.md"
    same = (host for host in sorted(funnel.vault.hosts) if fold_name(host) == fold_name(path))
    return next(same, path)


def _regions(hosts: Mapping[str, Host]) -> dict[str, str]:
    """The regions of owners that stand in notes, in order of name, each with the first note that has it."""
    found: dict[str, str] = {}
    for path in sorted(hosts):
        data = hosts[path].data
        if REGION.encode() not in data:
            continue
        lines = split_lines(data.decode("utf-8", "replace").removeprefix("\ufeff"))
        try:
            regions = find_regions([line.rstrip("\r\n") for line in lines])
        except DamagedRegionError:
            continue
        for region in regions:
            if region.name.startswith(REGION):
                found.setdefault(region.name, path)
    return dict(sorted(found.items()))
