"""What hostile sources cost: seconds of processor time, and memory beyond what the program
holds before it reads them. The sources are those of the tests (`fuzz/hostile.py`).

Each is read in a process of its own, which may not take more than `--ceiling` MB. Two
seconds and 300 MB for a megabyte are the budget; what is above stands out.
"""

import argparse
import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).parents[2]
SECONDS = 2.0
MEGABYTES = 300.0
RUN = """
import json, resource, sys, time
from pathlib import Path
opened = []
def watch(event, arguments):
    if event.startswith("socket.") or (event == "open" and watching):
        opened.append(f"{event} {str(arguments[0])[:80]}")
watching = False
def held(field):
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(dict(line.split(":", 1) for line in lines)[field].split()[0]) / 1000
from transcripts.formats import NotATranscript, formats, understand, words
formats()
data = Path(sys.argv[1]).read_bytes()
name = sys.argv[2]
for warm in sys.argv[4:]:
    read = understand(Path(warm).read_bytes(), warm)
most = int(sys.argv[3]) * 1_000_000
resource.setrlimit(resource.RLIMIT_AS, (most, most))
before = held("VmRSS")
Path("/proc/self/clear_refs").write_text("5")
sys.addaudithook(watch)
begun = time.process_time()
watching = True
try:
    found = understand(data, name)
    said = f"read as {found.format}"
except NotATranscript as refusal:
    said = str(refusal)
except BaseException as error:
    said = f"CRASH {type(error).__name__}: {error}"
seconds = time.process_time() - begun
watching = False
peak = held("VmHWM")
opened = [one for one in opened if ".py" not in one and "/proc" not in one]
print(json.dumps([seconds, peak - before, said, opened]))
"""


def measure(data: bytes, name: str, folder: Path, ceiling: int, warm: list[Path]) -> list[object]:
    path = folder / "source"
    path.write_bytes(data)
    command = [sys.executable, "-c", RUN, str(path), name, str(ceiling), *map(str, warm)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, cwd=ROOT)
    except subprocess.TimeoutExpired:
        return [120.0, 0.0, "CRASH: still reading after two minutes", []]
    if done.returncode:
        return [0.0, 0.0, f"CRASH {done.stderr.strip()[-200:]}", []]
    found: list[object] = json.loads(done.stdout)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("words", nargs="*", help="only sources whose names hold one of these")
    parser.add_argument("--ceiling", type=int, default=3000, help="MB of addresses at most")
    parser.add_argument("--folder", type=Path, default=Path("/tmp"))
    chosen = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    hostile = import_module("tests.transcripts.fuzz.hostile")
    samples = import_module("tests.transcripts.fuzz.samples")
    warm = []
    for kind in ("docx", "odt", "ttml", "ass", "web-page", "markdown", "whisper", "webvtt"):
        sample = samples.SAMPLES[kind]
        path = chosen.folder / f"warm-{kind}{Path(sample.file).suffix}"
        path.write_bytes(sample.data)
        warm.append(path)
    print(f"{'seconds':>8} {'MB more':>8} {'bytes':>11}  source → outcome")
    for name, (file, make) in hostile.HOSTILE.items():
        if chosen.words and not any(word in name for word in chosen.words):
            continue
        data = make()
        seconds, memory, said, opened = measure(data, file, chosen.folder, chosen.ceiling, warm)
        crashed = str(said).startswith("CRASH") or opened
        bad = float(str(seconds)) > SECONDS or float(str(memory)) > MEGABYTES or crashed
        mark = "!" if bad else " "
        print(f"{mark}{seconds:7.2f} {memory:8.0f} {len(data):11,}  {name} → {said}", *opened or "")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
