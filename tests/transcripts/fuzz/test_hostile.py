"""Hostile sources cost little, and open nothing. Well within two seconds and 300 MB for a
megabyte on an idle machine (`benchmarks/bench_hostile.py` measures it); the guard here is
for what explodes, which takes minutes."""

import os
import subprocess
import sys
from pathlib import Path
from time import perf_counter

import pytest

from .checks import outcome
from .hostile import HOSTILE, halves
from .samples import SAMPLES

GUARD = 20
WORST = (
    *(
        "JSON lists 100,000 deep",
        "JSON number of a million digits",
        "JSON objects one after another",
    ),
    *("ttml: a billion laughs", "tei: one entity again and again", "elan: a file for an entity"),
    *("hansard-xml: 50,000 elements deep", "youtube-xml: an attribute of 10 MB"),
    *("xml_chapters: half open comments", "TTML with regions in regions", "page with names alone"),
    *("ELAN tiers by the ten thousand", "page 50,000 elements deep", "page with open comments"),
    *("page with ends of scripts", "page with all in speakers, by paragraphs", "page with marks"),
    *("page with all in links", "document that unpacks to 400 MB", "document of overlapping parts"),
    *("document that lies about its size", "document strongly encrypted", "document of patches"),
    *("document with 20,000 parts", "OpenDocument with blanks by the billion"),
    *(
        "front matter with aliases",
        "front matter with open quotes",
        "a line of a million characters",
    ),
    *("a word of a million characters", "40,000 empty cues", "a table with an open quotation"),
    *("stamps of LRC", "voices in a cue", "notes of WebVTT", "EBU STL without a header"),
)
"""What is tried every time; the rest with `TAPELOG_FUZZ` set."""
CHOSEN = tuple(HOSTILE) if "TAPELOG_FUZZ" in os.environ else WORST


@pytest.mark.parametrize("name", CHOSEN)
def test_a_hostile_source_is_read_or_refused_soon(name: str) -> None:
    file, make = HOSTILE[name]
    data = make()
    begin = perf_counter()
    outcome(data, file)
    assert perf_counter() - begin < GUARD


@pytest.mark.parametrize("name", SAMPLES)
def test_a_source_cut_off_anywhere_is_read_or_refused(name: str) -> None:
    sample = SAMPLES[name]
    data = sample.data if sample.binary else (sample.data + b"\n") * (8_000 // len(sample.data) + 1)
    for stop in (*range(1, 12), *range(12, len(data), 1_024 if len(data) > 9_000 else 97)):
        outcome(data[:stop], sample.file)


def test_a_source_that_becomes_something_else_is_read_or_refused() -> None:
    for _, data in halves():
        outcome(data)


OPENING = """
import sys
opened = []
def watch(event, arguments):
    if watching and (event.startswith("socket.") or event in ("open", "os.listdir", "os.scandir")):
        opened.append((event, str(arguments[0])))
watching = False
from pathlib import Path
from transcripts.formats import NotATranscript, formats, understand
formats()
sources = [(path.suffix, path.read_bytes()) for path in sorted(Path(sys.argv[1]).iterdir())]
def all():
    for suffix, data in sources:
        try:
            understand(data, "talk" + suffix)
        except NotATranscript:
            pass
all()  # what is imported late is opened now
sys.addaudithook(watch)
watching = True
open(sys.argv[2]).close()
all()
watching = False
print(opened)
"""


def test_nothing_outside_is_opened_for_what_a_source_refers_to(tmp_path: Path) -> None:
    """Neither files nor addresses, whatever entities, declarations and parts name them."""
    names = [
        n for n in HOSTILE if "entity" in n or "elsewhere" in n or "outside" in n or "slip" in n
    ]
    assert len(names) > 20
    for number, name in enumerate(names):
        file, make = HOSTILE[name]
        (tmp_path / f"{number}{Path(file).suffix}").write_bytes(make())
    mine = tmp_path / "0.xml"
    mine.touch()
    done = subprocess.run(
        [sys.executable, "-c", OPENING, tmp_path, mine], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == str([("open", str(mine))])
    assert done.stderr == ""


WITHIN = """
import resource, sys
from pathlib import Path
from transcripts.formats import NotATranscript, formats, understand
formats()
for warm in sys.argv[2:]:
    understand(Path(warm).read_bytes(), warm)
held = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
most = held + 300_000_000
resource.setrlimit(resource.RLIMIT_AS, (most, most))
try:
    understand(Path(sys.argv[1]).read_bytes(), sys.argv[1])
except NotATranscript:
    pass
"""


@pytest.mark.skipif(sys.platform != "linux", reason="limits of memory are Linux's here")
@pytest.mark.parametrize(
    "name",
    [
        *("document that unpacks to 400 MB", "document that lies about its size"),
        *("OpenDocument that unpacks to 400 MB", "document of overlapping parts"),
        *("document of a million paragraphs", "page with paragraphs"),
        *("ttml: small elements", "200,000 names"),
    ],
)
def test_a_hostile_source_takes_no_more_than_300_megabytes(name: str, tmp_path: Path) -> None:
    file, make = HOSTILE[name]
    (tmp_path / file).write_bytes(make())
    for kind in ("docx", "ttml", "web-page"):
        (tmp_path / f"warm-{SAMPLES[kind].file}").write_bytes(SAMPLES[kind].data)
    warm = sorted(tmp_path.glob("warm-*"))
    done = subprocess.run(
        [sys.executable, "-c", WITHIN, tmp_path / file, *warm],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-500:]
