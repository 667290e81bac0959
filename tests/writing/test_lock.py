"""One run at a time."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from vaulttools.writing import BusyError, held

HOLD = """
import sys
from pathlib import Path
from vaulttools.writing import held
with held(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def another(folder: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, folder],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_run_does_not_get_in(tmp_path: Path) -> None:
    folder = tmp_path / "state" / "vault"
    with another(folder) as process:
        with pytest.raises(BusyError), held(folder):
            pass
        process.communicate()
    with held(folder):
        pass
    with held(folder):
        pass


def test_a_second_run_waits_as_long_as_it_is_told(tmp_path: Path) -> None:
    with another(tmp_path) as process:
        assert process.stdin is not None
        process.stdin.close()
        with held(tmp_path, patience_seconds=60):
            pass


def test_a_killed_run_lets_go(tmp_path: Path) -> None:
    with another(tmp_path) as process:
        process.send_signal(signal.SIGKILL)
        process.wait()
        with held(tmp_path):
            pass


def test_an_error_within_lets_go(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="within"), held(tmp_path):
        raise ValueError("within")
    with held(tmp_path):
        pass


def test_a_folder_that_cannot_be_used_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OSError, match="file"), held(tmp_path / "file"):
        pass
    with pytest.raises(OSError, match="file"), held(tmp_path / "file" / "folder"):
        pass
