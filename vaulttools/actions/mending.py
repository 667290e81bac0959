"""Generated notes in which git's markers stand are made whole: nobody is asked about our own text."""

from collections.abc import Mapping

from vaulttools.merging.markers import has_markers, mended, without_questions, without_strays
from vaulttools.merging.texts import beside_names
from vaulttools.model.texts import Change
from vaulttools.model.vault import Vault

CONFLICT = "VT012"


def generated_with_markers(vault: Vault) -> set[str]:
    """The paths of notes with generated text, drafts among them, in which markers stand."""
    hosts = [*vault.hosts.values(), *([vault.board] if vault.board else [])]
    folder = f"{vault.settings.followups_folder}/"
    told = {problem.place.path for problem in vault.problems if problem.code == CONFLICT}
    return {
        *(host.path for host in hosts if has_markers(host.data)),
        *(path for path in told if path.startswith(folder)),
    }


def mend(existing: Mapping[str, bytes], folder: str) -> list[Change]:
    """The changes that take the markers out of files; what both sides typed stays in them.

    `existing` holds the files' bytes by path, those that stand beside a draft among them. What is no
    text of ours is left as it is. In the folder of our own notes nobody is asked which of two texts to keep:
    what two people wrote there, above or below what we make, stays one below the other.
    """
    found: list[Change] = []
    for path, data in sorted(existing.items()):
        if not has_markers(data):
            continue
        try:
            whole = mended(data.decode("utf-8"), path)
        except ValueError:
            continue
        text = without_strays(whole.text if whole else data.decode("utf-8"))
        if path.startswith(f"{folder}/") and whole and whole.opens:
            text = without_questions(text)
        if text.encode() == data:
            continue
        found.append(Change(path, data, text.encode()))
        if whole and whole.beside is not None:
            found += beside(path, whole.beside, existing)
    return found


def beside(path: str, text: str, existing: Mapping[str, bytes]) -> list[Change]:
    """The change that keeps a draft's other version beside it; none if it stands there already."""
    data = text.encode()
    name = next(name for name in beside_names(path) if existing.get(name, data) == data)
    return [] if name in existing else [Change(name, None, data)]
