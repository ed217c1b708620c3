"""What each library that Tapelog depends on costs at start, beside a bare Python.

Every library is imported in a Python of its own; its cost is the least of several runs less
a bare Python's, and the modules it brings. The last rows are Tapelog's own entry points.
"""

import argparse
import re
import subprocess
import sys
import time
import tomllib
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

IMPORTS = {
    "textual": "import textual.app, textual.scroll_view",
    "whoosh3": "import whoosh.index, whoosh.qparser",
    "click": "import click",
    "pyperclip": "import pyperclip",
    "platformdirs": "import platformdirs",
    "rapidfuzz": "import rapidfuzz.fuzz",
    "defusedxml": "import defusedxml.ElementTree",
    "httpx": "import httpx",
    "numpy": "import numpy",
    "pysubs2": "import pysubs2",
    "ttconv": "import ttconv",
}
OWN = {
    "tapelog --version": "import sys; sys.argv[1:] = ['--version']; "
    "from reader.start import main; main()",
    "the library (sqlite3)": "import transcripts.library.store",
    "all formats": "import transcripts.formats; transcripts.formats.formats()",
    "search": "import index.search",
    "the reader": "import reader.app",
}
COUNT = "; import sys; sys.stderr.write(str(len(sys.modules)))"


def dependencies() -> list[str]:
    """Names of the libraries that the project's file asks for, or the installed package."""
    project = Path(__file__).parents[2] / "pyproject.toml"
    if project.exists():
        asked = tomllib.loads(project.read_text())["project"]["dependencies"]
    else:
        asked = [line for line in requires("tapelog") or [] if "extra ==" not in line]
    return [re.split(r"[^\w.-]", line)[0].lower() for line in asked]


def measure(code: str, runs: int) -> tuple[float, int] | None:
    """Least milliseconds of a Python that runs `code`, and how many modules it ends with."""
    command = [sys.executable, "-P", "-c", code + COUNT]
    best, modules = float("inf"), 0
    for _ in range(runs):
        begun = time.perf_counter()
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        best = min(best, (time.perf_counter() - begun) * 1000)
        if done.returncode:
            return None
        modules = int(done.stderr.split()[-1])
    return best, modules


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args().runs
    bare = measure("pass", runs)
    assert bare is not None
    print(f"{'bare Python':28} {'':12} {bare[0]:8.1f} ms  {bare[1]:4} modules")
    for name in dependencies():
        code = IMPORTS.get(name, f"import {name.replace('-', '_')}")
        try:
            installed = version(name)
        except PackageNotFoundError:
            print(f"{name:28} not installed: not measured")
            continue
        _row(name, installed, measure(code, runs), bare)
    for name, code in OWN.items():
        _row(name, "", measure(code, runs), bare)


def _row(
    name: str, installed: str, found: tuple[float, int] | None, bare: tuple[float, int]
) -> None:
    if found is None:
        print(f"{name:28} {installed:12} cannot be imported: not measured")
        return
    print(
        f"{name:28} {installed:12} +{found[0] - bare[0]:7.1f} ms  +{found[1] - bare[1]:3} modules"
        f"  {found[0] / bare[0]:5.1f} x bare"
    )


if __name__ == "__main__":
    main()
