"""Captions by way of yt-dlp: a program of that name made here, and the real one, offline."""

import json
import os
import signal
import stat
import sys
import threading
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from transcripts.sources import SourceError, programs, youtube
from transcripts.sources.youtube import captions, choose

from .conftest import python_program

URL = "https://www.youtube.com/watch?v=abcdefghijk"
VTT = "WEBVTT\n\n00:00.000 --> 00:02.000\nGood morning.\n"
ABOUT: dict[str, Any] = {
    "id": "abcdefghijk",
    "title": "Fog / over: the harbour",
    "channel": "Harbour Lights",
    "upload_date": "20240528",
    "duration": 3723,
    "language": "en",
    "extractor": "youtube",
    "webpage_url": URL,
    "description": "0:00 Hello\n1:30 Nets",
    "chapters": None,
    "subtitles": {"en": [{"ext": "vtt", "data": VTT}]},
    "automatic_captions": {},
}

# Says what the test has written down, notes how it was called, and writes the track down as
# the real one does.
FAKE = """
import json, os, subprocess, sys, time
here = os.path.dirname(os.path.abspath(sys.argv[0]))
with open(os.path.join(here, "calls"), "a") as calls:
    print(json.dumps(sys.argv[1:]), file=calls)
if os.path.exists(os.path.join(here, "hang")):
    child = subprocess.Popen(["sleep", "600"])
    with open(os.path.join(here, "child"), "w") as note:
        note.write(str(child.pid))
    time.sleep(600)
if "--load-info-json" in sys.argv:
    info = json.load(open(sys.argv[sys.argv.index("--load-info-json") + 1]))
    (language, tracks), = info["subtitles"].items()
    with open("track." + language + ".vtt", "w") as file:
        file.write(tracks[0]["data"])
else:
    sys.stderr.write(open(os.path.join(here, "errors")).read())
    sys.stdout.write(open(os.path.join(here, "about")).read())
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder on the PATH with a yt-dlp of ours in it."""
    path = tmp_path / "bin"
    path.mkdir()
    (path / "errors").write_text("")
    (path / "about").write_text(json.dumps(ABOUT))
    monkeypatch.setenv("PATH", f"{path}:/usr/bin:/bin")
    program(path, python_program(FAKE))
    return path


def program(folder: Path, text: str) -> None:
    path = folder / "yt-dlp"
    path.write_text(text)
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def say(folder: Path, errors: str = "", **about: Any) -> None:
    (folder / "about").write_text(json.dumps({**ABOUT, **about}) if about else "")
    (folder / "errors").write_text(errors)


def refusal(url: str = URL, **options: Any) -> str:
    with pytest.raises(SourceError) as caught:
        captions(url, **options)
    return str(caught.value)


def test_captions_come_with_what_youtube_says_of_the_video(folder: Path) -> None:
    found = captions(URL)
    assert (found.name, found.url) == ("Fog over the harbour.en.vtt", URL)
    assert found.data.decode() == VTT
    said = found.said
    assert (said.title, said.show) == ("Fog / over: the harbour", "Harbour Lights")
    assert (said.published, said.duration, said.language) == (date(2024, 5, 28), 3723, "en")
    assert said.url == URL
    assert found.report.guessed == ()
    assert [(c.title, c.start, c.origin) for c in said.chapters] == [
        ("Hello", 0.0, "outline"),
        ("Nets", 90.0, "outline"),
    ]


def test_chapters_of_the_video_itself_go_before_its_description(folder: Path) -> None:
    say(folder, chapters=[{"title": "Boats", "start_time": 0.0, "end_time": 9.0}])
    assert [(c.title, c.origin) for c in captions(URL).said.chapters] == [("Boats", "source")]


def test_the_address_is_an_argument_and_nothing_else(folder: Path) -> None:
    captions(URL)
    first, second = (json.loads(line) for line in (folder / "calls").read_text().splitlines())
    assert first[-2:] == ["--", URL]
    for call in (first, second):
        assert {"--ignore-config", "--skip-download"} <= set(call)
    assert "--load-info-json" in second
    assert URL not in second


@pytest.mark.parametrize(
    ("url", "video"),
    [
        ("https://www.youtube.com/watch?v=abcdefghijk&t=10s&list=PLx", "abcdefghijk"),
        ("http://youtube.com/watch?app=desktop&v=abcdefghijk", "abcdefghijk"),
        ("https://youtu.be/abcdefghijk?si=x", "abcdefghijk"),
        ("https://m.youtube.com/shorts/abcdefghijk", "abcdefghijk"),
        ("https://music.youtube.com/watch?v=abcdefghijk", "abcdefghijk"),
        ("https://www.youtube-nocookie.com/embed/abcdefghijk", "abcdefghijk"),
        ("https://www.youtube.com/live/abcdefghijk", "abcdefghijk"),
        ("https://www.youtube.com/watch?v=--exec=rm+-rf", None),
        ("https://www.youtube.com/playlist?list=PLabc", None),
        ("https://www.youtube.com/@fog", None),
        ("https://youtube.com.evil.example/watch?v=abcdefghijk", None),
        ("https://fog.example/watch?v=abcdefghijk", None),
    ],
)
def test_addresses_of_one_video_are_known(url: str, video: str | None) -> None:
    assert youtube.video(url) == (f"https://www.youtube.com/watch?v={video}" if video else None)


def test_playlists_and_channels_have_feeds() -> None:
    feeds = "https://www.youtube.com/feeds/videos.xml"
    assert youtube.feed("https://youtube.com/playlist?list=PLabc") == f"{feeds}?playlist_id=PLabc"
    assert (
        youtube.feed("https://www.youtube.com/channel/UCabc/videos") == f"{feeds}?channel_id=UCabc"
    )
    assert youtube.feed("https://www.youtube.com/@fog") is None
    assert youtube.feed(URL) is None
    assert youtube.is_youtube("https://www.youtube.com/@fog")
    assert not youtube.is_youtube(f"{feeds}?channel_id=UCabc")


def tracks(*languages: str, translated: str = "") -> dict[str, Any]:
    found = {}
    for language in (*languages, *translated.split()):
        url = f"https://www.youtube.com/api/timedtext?lang=en&v=x&name={language}"
        if language in translated.split():
            url += f"&tlang={language}"
        found[language] = [
            {"ext": "json3", "url": f"{url}&fmt=json3"},
            {"ext": "vtt", "url": f"{url}&fmt=vtt"},
        ]
    return found


@pytest.mark.parametrize(
    ("language", "made", "heard", "chosen"),
    [
        ("en", tracks("de", "en"), tracks("en-orig", "en", translated="de fr"), "en"),
        ("en-US", tracks("de", "en"), {}, "en"),
        ("en", tracks("en-GB", "de"), {}, "en-GB"),
        ("en", tracks("en-GB", "en"), {}, "en"),
        ("en", tracks("en-nP7-2PuUl7o"), {}, "en-nP7-2PuUl7o"),
        ("en", tracks("de"), tracks("en-orig", "en", translated="de"), "en-orig"),
        ("en", {}, tracks("en", translated="de fr"), "en"),
        ("pt-BR", {}, tracks("pt", translated="en"), "pt"),
        (None, tracks("de", "fr"), tracks("fr-orig", "fr", translated="de en"), "fr"),
        (None, {}, tracks("fr-orig", "fr", translated="de en"), "fr-orig"),
        (None, tracks("de"), {}, "de"),
        (None, tracks("de"), tracks(translated="en"), "de"),
        ("en", tracks("de", "fr"), tracks(translated="en de"), None),
        ("en", tracks("live_chat"), {}, None),
        ("en", {}, {}, None),
        ("en", None, None, None),
        ("en", {"en": []}, {"en": [None]}, None),
    ],
)
def test_captions_are_made_by_people_and_in_the_language_spoken(
    language: str | None, made: Any, heard: Any, chosen: str | None
) -> None:
    found = choose({"language": language, "subtitles": made, "automatic_captions": heard})
    assert (found.language if found else None) == chosen
    if found:
        assert found.source["ext"] == "vtt"
        assert "tlang" not in found.source["url"]


@pytest.mark.parametrize(
    ("errors", "words"),
    [
        ("ERROR: [youtube] x: Private video. Sign in if you've been granted access", "private"),
        ("ERROR: [youtube] x: Join this channel to get access to members-only", "members only"),
        ("ERROR: [youtube] x: Sign in to confirm your age. This video may be", "age-restricted"),
        ("ERROR: [youtube] x: Sign in to confirm you\u2019re not a bot.", "for a robot"),
        ("ERROR: unable to download: HTTP Error 429: Too Many Requests", "for a robot"),
        ("ERROR: [youtube] x: This live event will begin in 3 hours.", "not begun yet"),
        ("ERROR: [youtube] x: The uploader has not made this video available in your country",
         "this country"),
        ("ERROR: [youtube] x: Video unavailable. This video has been removed", "no such video"),
        ("ERROR: [youtube] x: Unable to download API page: [Errno -3] Temporary failure in name "
         "resolution", "online?"),
        ("ERROR: [youtube] x: something \x1b[31mnew", "yt-dlp says: [youtube] x: something"),
        ("", "does not say why"),
    ],
)  # fmt: skip
def test_what_stops_yt_dlp_is_said_in_a_sentence(folder: Path, errors: str, words: str) -> None:
    say(folder, errors)
    said = refusal()
    assert words in said
    assert "\x1b" not in said


@pytest.mark.parametrize(
    ("about", "words"),
    [
        ({"subtitles": {}}, "it has no captions"),
        ({"subtitles": {}, "live_status": "is_live"}, "being broadcast"),
        ({"subtitles": {}, "live_status": "is_upcoming"}, "not begun yet"),
        ({"subtitles": tracks("de", "fr")}, "captions in de, fr and none in en"),
        ({"subtitles": tracks("live_chat")}, "it has no captions"),
    ],
)
def test_why_there_are_no_captions_is_said(folder: Path, about: dict[str, Any], words: str) -> None:
    say(folder, "WARNING: android formats require a GVS PO Token\n", **about)
    assert words in refusal()


@pytest.mark.parametrize("output", ["", "null", "[]", "{", "[" * 100_000])
def test_an_answer_that_is_none_is_refused(folder: Path, output: str) -> None:
    (folder / "about").write_text(output)
    assert "yt-dlp" in refusal()


def test_without_yt_dlp_how_to_get_it_is_said(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "yt-dlp").unlink()
    monkeypatch.setattr(sys, "executable", str(folder / "python"))
    assert "tapelog[youtube]" in refusal()


def test_yt_dlp_beside_the_python_is_found(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.setattr(sys, "executable", str(folder / "python"))
    assert programs.find("yt-dlp") == str(folder / "yt-dlp")


def test_a_program_that_does_not_start_is_said(folder: Path) -> None:
    program(folder, "#!/no/such/interpreter\n")
    assert "does not start" in refusal()


def gone(process: int) -> bool:
    """Whether a process has ended, within a moment."""
    for _ in range(100):
        try:
            if Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
                return True
            os.kill(process, 0)
        except (ProcessLookupError, FileNotFoundError):
            return True
        time.sleep(0.02)
    return False


def wait_for(path: Path) -> int:
    for _ in range(500):
        if path.exists() and path.read_text():
            return int(path.read_text())
        time.sleep(0.02)
    raise AssertionError(path)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are seen in /proc")
def test_after_its_time_it_is_ended_with_what_it_has_started(folder: Path) -> None:
    (folder / "hang").touch()
    assert refusal(seconds=1.5) == "yt-dlp had not ended after 1.5 seconds"
    assert gone(wait_for(folder / "child"))


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are seen in /proc")
def test_an_interrupt_ends_it_with_what_it_has_started(folder: Path) -> None:
    (folder / "hang").touch()

    def interrupt() -> None:
        wait_for(folder / "child")
        os.kill(os.getpid(), signal.SIGINT)

    thread = threading.Thread(target=interrupt)
    thread.start()
    with pytest.raises(KeyboardInterrupt):
        captions(URL)
    thread.join()
    assert gone(wait_for(folder / "child"))


REAL = """
import os, sys
options = sys.argv[1:]
if "--" in options:
    options = options[: options.index("--")] + ["--load-info-json", {info!r}]
os.execv({real!r}, [{real!r}, *options])
"""


@pytest.fixture
def real(tmp_path: Path) -> Callable[..., str]:
    """The real yt-dlp, which is given a video's description instead of asking for it."""
    found = programs.find("yt-dlp")
    if found is None:
        pytest.skip("yt-dlp is not installed")

    def about(**described: Any) -> str:
        info = tmp_path / "given.info.json"
        info.write_text(json.dumps({**ABOUT, **described}))
        shim = python_program(REAL).replace("{info!r}", repr(str(info)))
        program(tmp_path, shim.replace("{real!r}", repr(found)))
        return str(tmp_path / "yt-dlp")

    return about


def test_the_real_yt_dlp_is_understood(real: Callable[..., str]) -> None:
    described = {
        "subtitles": {
            "live_chat": [{"ext": "json", "data": "{}"}],
            "de": [{"ext": "vtt", "data": "WEBVTT\n"}],
            "en": [{"ext": "json3", "data": "{}"}, {"ext": "vtt", "data": VTT}],
        }
    }
    found = captions(URL, program=real(**described))  # fmt: skip
    assert found.data.decode() == VTT
    assert (found.said.title, found.said.duration) == ("Fog / over: the harbour", 3723)
    assert len(found.said.chapters) == 2


def test_the_real_yt_dlp_gets_a_track_from_its_address(real: Callable[..., str], site: Any) -> None:
    url = site.put("/api/timedtext", VTT, Content_Type="text/vtt")
    described = {"subtitles": {}, "automatic_captions": {"en-orig": [{"ext": "vtt", "url": url}]}}
    found = captions(URL, program=real(**described))
    assert (found.data.decode(), found.name[-12:]) == (VTT, ".en-orig.vtt")
    assert found.report.guessed == ("the words, which are YouTube's automatic captions",)


def test_the_real_yt_dlp_opens_no_file_of_this_computer(
    real: Callable[..., str], tmp_path: Path
) -> None:
    (tmp_path / "secret.vtt").write_text(VTT)
    url = (tmp_path / "secret.vtt").as_uri()
    assert refusal(program=real(subtitles={"en": [{"ext": "vtt", "url": url}]}))
