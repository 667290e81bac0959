"""On what a table was measured."""

import os
import platform
import subprocess
from pathlib import Path


def machine(python: Path, folder: Path) -> str:
    """Cores, Python, program, kernel and file system, as one line of Markdown."""
    parts = (
        f"{os.cpu_count()} cores of {_processor()}",
        _said(
            python,
            "import platform; print(platform.python_implementation(), platform.python_version())",
        ),
        "vaulttools " + _said(python, "import vaulttools; print(vaulttools.__version__)"),
        f"{platform.system()} {platform.release()}",
        file_system(folder),
    )
    return "Measured on " + " · ".join(parts) + "."


def file_system(folder: Path) -> str:
    """The kind of file system that a folder is on; `unknown` where that cannot be looked up."""
    try:
        mounts = [line.split() for line in Path("/proc/mounts").read_text().splitlines()]
    except OSError:
        return "unknown file system"
    here = folder.resolve()
    kinds = {point: kind for _, point, kind, *_ in mounts if here.is_relative_to(point)}
    return kinds[max(kinds, key=len)]


def _processor() -> str:
    try:
        text = Path("/proc/cpuinfo").read_text()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.partition(":")[2].strip() for line in text.splitlines() if "model name" in line]
    return names[0] if names else platform.machine()


def _said(python: Path, code: str) -> str:
    done = subprocess.run([str(python), "-c", code], check=True, capture_output=True, text=True)
    return done.stdout.strip()
