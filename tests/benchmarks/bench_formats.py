"""Ten hours of captions, read by Tapelog and by the libraries people would use instead; and a
recogniser's output as JSON, beside reading the JSON alone.

Each reading is a process of its own: its time is that of the reading alone, its memory the
greatest that the process ever held, less what one like it held that only imported.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

HOURS = 10
MEMORY = 8.0
"""Times the size of the file, at most."""
WHISPERX_HOURS = 5.5
"""About 12 MB of it."""
WHISPERX_CEILING = 2.0
TALK = (
    "the tape and a harbour said that people listen when nobody is there so we kept every "
    "page of it because you never know what somebody will want to find again one day"
)
WORDS = TALK.split()

TAPELOG = """
from transcripts.formats import formats, read
formats()
def work(path):
    return len(read(path.read_bytes(), path.name).blocks)
"""
READERS = {
    "tapelog": TAPELOG,
    "webvtt-py": """
import webvtt
def work(path):
    return len([(c.start, c.end, c.voice, c.text) for c in webvtt.read(path)])
""",
    "pysubs2": """
import pysubs2
def work(path):
    return len([(e.start, e.end, e.plaintext) for e in pysubs2.load(str(path))])
""",
    "json": """
def work(path):
    return len(json.loads(path.read_bytes())["segments"])
""",
}
RUN = """
import gc, json, sys, time
from pathlib import Path
def most():
    # Of this very program; getrusage would begin at what its parent held.
    status = Path("/proc/self/status")
    if status.exists():
        lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
        return int(lines["VmHWM"].split()[0]) / 1000
    import resource
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
before = most()  # that of a process which only imported
work(Path(sys.argv[2]))  # whatever is imported late, or compiled once
gc.collect()
begun = time.perf_counter()
found = work(Path(sys.argv[1]))
seconds = time.perf_counter() - begun
print(json.dumps([seconds, most() - before, found]))
"""


def stamp(seconds: float, mark: str) -> str:
    whole = int(seconds * 1000)
    hours, minutes = whole // 3_600_000, whole // 60_000 % 60
    return f"{hours:02}:{minutes:02}:{whole // 1000 % 60:02}{mark}{whole % 1000:03}"


def cues(hours: float) -> list[tuple[float, float, str, str]]:
    """(start, end, speaker, words) of so much talk, from a fixed seed."""
    chance = random.Random(7)
    found, at = [], 0.0
    while at < hours * 3600:
        length = 1.5 + chance.random() * 2.5
        words = " ".join(chance.choices(WORDS, k=chance.randint(5, 11)))
        speaker = "Ann Bell" if int(at / 40) % 2 else "Ben Cole"
        found.append((at, at + length, speaker, words.capitalize() + "."))
        at += length
    return found


def plain(path: Path, hours: float) -> None:
    lines = ["WEBVTT", ""]
    for start, end, speaker, words in cues(hours):
        lines += [f"{stamp(start, '.')} --> {stamp(end, '.')}", f"<v {speaker}>{words}", ""]
    path.write_text("\n".join(lines))


def rolling(path: Path, hours: float) -> None:
    """As YouTube's automatic captions: each line twice, with a time inside for each word."""
    lines = ["WEBVTT", "Kind: captions", "Language: en", ""]
    last = " "
    for start, end, _, words in cues(hours):
        parts = words.split()
        step = (end - start) / (len(parts) + 1)
        timed = parts[0] + "".join(
            f"<{stamp(start + step * n, '.')}><c> {word}</c>" for n, word in enumerate(parts[1:], 1)
        )
        hold = end - 0.01
        style = "align:start position:0%"
        lines += [f"{stamp(start, '.')} --> {stamp(hold, '.')} {style}", last, timed, ""]
        lines += [f"{stamp(hold, '.')} --> {stamp(end, '.')} {style}", words, " ", ""]
        last = words
    path.write_text("\n".join(lines))


def subrip(path: Path, hours: float) -> None:
    parts = (
        f"{number}\n{stamp(start, ',')} --> {stamp(end, ',')}\n{speaker}: {words}\n"
        for number, (start, end, speaker, words) in enumerate(cues(hours), 1)
    )
    path.write_text("\n".join(parts))


def whisperx(path: Path, hours: float) -> None:
    """With the words of each segment, and all of them again; in every tenth segment another
    person says the last words."""
    segments, words = [], []
    for number, (start, end, speaker, text) in enumerate(cues(hours)):
        who = "SPEAKER_00" if speaker.startswith("Ann") else "SPEAKER_01"
        spoken = text.split()
        step = (end - start) / len(spoken)
        rows = [
            {
                "word": word,
                "start": round(start + n * step, 3),
                "end": round(start + (n + 1) * step, 3),
                "score": 0.875,
                "speaker": "SPEAKER_02" if number % 10 == 9 and n > 3 else who,
            }
            for n, word in enumerate(spoken)
        ]
        times = {"start": round(start, 3), "end": round(end, 3)}
        segments.append({**times, "text": f" {text}", "words": rows, "speaker": who})
        words += rows
    value = {"segments": segments, "word_segments": words, "language": "en"}
    path.write_text(json.dumps(value))


def measure(reader: str, path: Path, small: Path, runs: int) -> tuple[float, float, int] | None:
    """Least seconds, megabytes, and what was counted; None if the reader is not there."""
    found = []
    for _ in range(runs):
        done = subprocess.run(
            [sys.executable, "-P", "-c", READERS[reader] + RUN, str(path), str(small)],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            print(f"  {reader}: not measured ({(done.stderr.strip() or '?').splitlines()[-1]})")
            return None
        found.append(json.loads(done.stdout))
    return min(f[0] for f in found), min(f[1] for f in found), found[0][2]


class Row(NamedTuple):
    """What is read, and how much slower than the rival it may be."""

    title: str
    make: Callable[[Path, float], None]
    hours: float
    suffix: str
    rival: str
    ceiling: float


ROWS = (
    Row("WebVTT, named voices", plain, HOURS, "vtt", "webvtt-py", 0.35),
    Row("WebVTT, rolling", rolling, HOURS, "vtt", "webvtt-py", 0.4),
    Row("SubRip", subrip, HOURS, "srt", "pysubs2", 0.5),
    Row("WhisperX", whisperx, WHISPERX_HOURS, "json", "json", WHISPERX_CEILING),
)


def compare(row: Row, folder: Path, runs: int) -> None:
    path, small = folder / f"talk.{row.suffix}", folder / f"small.{row.suffix}"
    row.make(path, row.hours)
    row.make(small, 0.02)
    size = path.stat().st_size / 1e6
    print(f"{row.title}: {row.hours} hours, {size:.1f} MB")
    ours, theirs = (measure(reader, path, small, runs) for reader in ("tapelog", row.rival))
    for reader, figures in (("tapelog", ours), (row.rival, theirs)):
        if figures:
            seconds, megabytes, count = figures
            print(f"  {reader:10} {seconds:6.3f} s  +{megabytes:6.1f} MB  {count:6} read")
    ratios = []
    if ours and theirs:
        ratios.append(("time", ours[0] / theirs[0], row.rival, row.ceiling))
    if ours:
        ratios.append(("memory", ours[1] / size, "the file", MEMORY))
    for what, ratio, beside, ceiling in ratios:
        verdict = "met" if ratio <= ceiling else "NOT met"
        print(f"  {what} {ratio:.2f} x {beside} (ceiling {ceiling} x, {verdict})")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as name:
        for row in ROWS:
            compare(row, Path(name), runs)


if __name__ == "__main__":
    main()
