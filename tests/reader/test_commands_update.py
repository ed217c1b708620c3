"""Adding from addresses, and looking again: `tapelog add URL` and `tapelog update`."""

import json
import os
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from reader.commands.main import run
from reader.commands.progress import Bar
from reader.services import open_library
from reader.services.adding import Adding
from reader.services.fetching import Fetching
from transcripts.library import remembered
from transcripts.model import Place, Span

TALK = "Ann: Good morning.\nBob: It is one, isn't it?\nAnn: So they say.\nBob: They do.\n"
HEAD = (
    '<rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel>'
    "<title>Harbour Lights</title><language>en</language>"
)

WORDS = ["mole", "hare", "fox", "owl", "bee", "newt"]

Tapelog = Callable[..., tuple[int, list[str], list[str]]]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TAPELOG_HOME", str(tmp_path / "home"))
    folder = tmp_path / "talks"
    folder.mkdir()
    (folder / "fog.txt").write_text(TALK)
    (folder / "sun.txt").write_text(talk("evening"))
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.fixture
def tapelog(capsys: pytest.CaptureFixture[str]) -> Tapelog:
    def called(*arguments: str) -> tuple[int, list[str], list[str]]:
        code = run(list(arguments))
        said = capsys.readouterr()
        return code, said.out.splitlines(), said.err.splitlines()

    return called


def talk(about: str) -> str:
    """A talk of its own: no other one has its words."""
    return "".join(
        f"{name}: The {about} is {word} {about} {word}s, said the {word} of {about}.\n"
        for name, word in zip(["Ann", "Bob"] * 3, WORDS, strict=True)
    )


def item(number: int, transcript: str = "") -> str:
    named = f'<podcast:transcript url="{transcript}" type="text/plain"/>' if transcript else ""
    return (
        f"<item><title>Episode {number}</title><guid>g{number}</guid>"
        f"<pubDate>{number:02d} May 2024 12:00:00 GMT</pubDate>{named}</item>"
    )


@pytest.fixture
def feed(site: Any) -> str:
    """A feed of three episodes, of which the newest has no transcript yet."""
    for number, about in enumerate(("fog", "rain"), 1):
        site.put(f"/t/{number}.txt", talk(about))
    return put_feed(site, item(3), item(2, "t/2.txt"), item(1, "t/1.txt"))


def put_feed(site: Any, *items: str) -> str:
    url = site.put("/feed", HEAD + "".join(items) + "</channel></rss>")
    assert isinstance(url, str)
    return url


def ids(tapelog: Tapelog) -> list[str]:
    return [json.loads(line)["title"] for line in tapelog("list", "--json")[1]]


# Adding


def test_what_lies_at_an_address_is_added_and_named(tapelog: Tapelog, site: Any) -> None:
    url = site.put("/talks/fog%20one.txt", TALK)
    code, out, err = tapelog("add", url)
    assert (code, err) == (0, [])
    assert out[0].startswith("fog one.txt: added (")
    assert out[-1] == "1 added, 0 already there, 0 refused"
    assert tapelog("add", url)[1][-1] == "0 added, 1 already there, 0 refused"


@pytest.mark.parametrize(
    ("status", "body"), [(404, "<html><p>Ann: hello"), (429, ""), (200, ""), (200, "\x00\x01" * 99)]
)
def test_what_cannot_be_had_is_one_line_and_leaves_nothing(
    tapelog: Tapelog, site: Any, status: int, body: str
) -> None:
    url = site.put("/fog.vtt", body, status)
    code, _, err = tapelog("add", url)
    assert code == 2
    assert len(err) == 1
    assert tapelog("list")[1] == []
    assert tapelog("update", "--list")[0] == 1


def test_a_connection_cut_in_the_middle_adds_nothing(tapelog: Tapelog, site: Any) -> None:
    def cut(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Length", "5000")
        request.end_headers()
        request.wfile.write(TALK.encode())
        request.close_connection = True

    code, out, err = tapelog("add", site.do("/fog.txt", cut))
    assert code == 2
    assert "the connection was cut off before the end" in err[0]
    assert (tapelog("list")[1], out[-1]) == ([], "0 added, 0 already there, 1 refused")


def test_a_feed_is_listed_and_nothing_of_it_is_added(
    tapelog: Tapelog, site: Any, feed: str
) -> None:
    code, out, err = tapelog("add", feed)
    assert code == 0
    assert out == [
        "3   2024-05-03  Episode 3",
        "2 * 2024-05-02  Episode 2",
        "1 * 2024-05-01  Episode 1",
    ]
    assert "3 episodes, 2 with a transcript" in err[0]
    assert "--latest" in err[1]
    assert site.paths == ["/feed"]
    assert tapelog("update", "--list")[0] == 1


def test_a_feed_as_json_is_an_object_an_episode(tapelog: Tapelog, site: Any, feed: str) -> None:
    code, out, err = tapelog("add", "--json", feed)
    assert (code, err) == (0, [])
    rows = [json.loads(line) for line in out]
    assert [(row["number"], row["transcript"]) for row in rows] == [
        (3, False),
        (2, True),
        (1, True),
    ]
    assert rows[1]["transcripts"][0]["url"] == site.url("/t/2.txt")


def test_episodes_are_chosen_by_age_by_name_or_all(tapelog: Tapelog, feed: str) -> None:
    assert tapelog("add", feed, "--latest", "1")[1][0].startswith("Episode 2.txt: added")
    assert ids(tapelog) == ["Episode 2"]
    assert tapelog("add", feed, "--episode", "episode 1")[0] == 0
    assert ids(tapelog) == ["Episode 1", "Episode 2"]
    code, out, _ = tapelog("add", feed, "--all")
    assert (code, out[-1]) == (0, "0 added, 2 already there, 0 refused")
    assert tapelog("add", feed, "--episode", "9")[0] == 2
    assert tapelog("add", "talks", "--all")[0] == 2


def test_files_and_addresses_may_be_given_together(tapelog: Tapelog, site: Any) -> None:
    url = site.put("/rain.txt", talk("rain"))
    code, out, _ = tapelog("add", "talks", url, "ftp://a.example/x")
    assert code == 0
    assert "ftp://a.example/x: refused, only http and https addresses are opened, not ftp:" in out
    assert out[-1] == "3 added, 0 already there, 1 refused"


def test_showing_an_address_keeps_nothing(tapelog: Tapelog, site: Any) -> None:
    url = site.put("/fog.txt", TALK)
    code, out, _ = tapelog("show", url)
    assert (code, out[0]) == (0, "fog.txt")
    assert tapelog("list")[1] == []
    assert tapelog("show", site.url("/gone"))[0] == 2


def test_what_was_taken_from_an_address_is_shown_without_asking_again(
    tapelog: Tapelog, site: Any
) -> None:
    url = site.put("/fog.txt", TALK)
    tapelog("add", url)
    assert tapelog("show", url)[0] == 0
    assert site.paths == ["/fog.txt"]


# Updating


def test_a_feed_brings_what_is_new_and_nothing_else(tapelog: Tapelog, site: Any, feed: str) -> None:
    tapelog("add", feed, "--latest", "1")
    assert tapelog("update")[1] == ["Harbour Lights: 1 without a transcript yet"]
    site.put("/t/4.txt", talk("snow"))
    put_feed(site, item(4, "t/4.txt"), item(3), item(2, "t/2.txt"), item(1, "t/1.txt"))
    site.asked.clear()
    code, out, err = tapelog("update")
    assert (code, err) == (0, [])
    assert out[0] == "Harbour Lights: 1 new, 1 without a transcript yet"
    assert out[1].startswith("  Episode 4.txt: added (")
    assert site.paths == ["/feed", "/t/4.txt"]
    assert ids(tapelog) == ["Episode 2", "Episode 4"]


def test_an_episode_is_taken_in_when_it_has_its_transcript(
    tapelog: Tapelog, site: Any, feed: str
) -> None:
    tapelog("add", feed, "--latest", "1")
    site.put("/t/3.txt", talk("snow"))
    put_feed(site, item(3, "t/3.txt"), item(2, "t/2.txt"), item(1, "t/1.txt"))
    assert tapelog("update", "harbour")[1][0] == "Harbour Lights: 1 new"
    assert ids(tapelog) == ["Episode 2", "Episode 3"]


def test_a_feed_that_is_the_same_is_not_read_again(tapelog: Tapelog, site: Any, feed: str) -> None:
    body = HEAD + item(2, "t/2.txt") + "</channel></rss>"

    def answer(request: BaseHTTPRequestHandler) -> None:
        same = request.headers["If-None-Match"] == '"v1"'
        request.send_response(304 if same else 200)
        request.send_header("ETag", '"v1"')
        request.send_header("Content-Length", "0" if same else str(len(body)))
        request.end_headers()
        request.wfile.write(b"" if same else body.encode())

    site.do("/feed", answer)
    tapelog("add", feed, "--all")
    assert tapelog("update")[1] == ["Harbour Lights: nothing new"]
    assert tapelog("update")[1] == ["Harbour Lights: nothing new"]
    assert [headers.get("if-none-match") for path, headers in site.asked if path == "/feed"] == [
        None,
        '"v1"',
        '"v1"',
    ]


def test_an_episode_that_could_not_be_had_is_tried_again(
    tapelog: Tapelog, site: Any, feed: str
) -> None:
    put_feed(site, item(2, "t/gone.txt"), item(1, "t/1.txt"))
    code, out, _ = tapelog("add", feed, "--all")
    assert code == 0
    assert "Episode 2: refused, there is nothing at this address (404)" in out
    site.put("/t/gone.txt", talk("hail"))
    assert tapelog("update")[1][0] == "Harbour Lights: 1 new"
    assert tapelog("update")[1] == ["Harbour Lights: nothing new"]


def test_an_episode_that_is_never_there_is_not_asked_for_without_end(
    tapelog: Tapelog, site: Any, feed: str
) -> None:
    put_feed(site, item(2, "t/gone.txt"), item(1, "t/1.txt"))
    tapelog("add", feed, "--all")
    for _ in range(8):
        tapelog("update")
    assert site.paths.count("/t/gone.txt") == 5


def test_what_was_removed_does_not_come_back(tapelog: Tapelog, site: Any, feed: str) -> None:
    tapelog("add", feed, "--all")
    tapelog("remove", "episode 1")
    site.put("/t/new.txt", talk("hail"))
    put_feed(site, item(2, "t/2.txt"), item(1, "t/new.txt"))
    assert tapelog("update")[1][0].startswith("Harbour Lights: ")
    assert ids(tapelog) == ["Episode 2"]


def test_a_better_transcript_of_an_episode_becomes_a_new_version(
    tapelog: Tapelog, site: Any, feed: str
) -> None:
    tapelog("add", feed, "--all")
    bookmark("episode 1", "The fog is mole")
    site.put("/t/1b.txt", "Cy: Welcome, all of you.\n" + talk("fog"))
    put_feed(site, item(2, "t/2.txt"), item(1, "t/1b.txt"))
    code, out, _ = tapelog("update")
    assert code == 0
    assert out[0] == "Harbour Lights: 1 changed"
    assert ids(tapelog) == ["Episode 1", "Episode 2"]
    (row,) = map(json.loads, tapelog("quotes", "--json")[1])
    assert (row["text"], row["block"]) == ("The fog is mole", 2)


def bookmark(ref: str, words: str) -> None:
    with open_library() as library:
        transcript = library.transcript(library.find(ref)[0].id)
        assert transcript is not None
        at = transcript.text.index(words)
        end = transcript.blocks.place(at + len(words) - 1)
        span = Span(transcript.blocks.place(at), Place(end.block, end.char + 1))
        library.add_bookmark(transcript, span)


def touch(path: Path, text: str) -> None:
    path.write_text(text)
    os.utime(path, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns + 5_000_000_000))


def test_a_folder_brings_new_files_and_new_versions_of_changed_ones(
    tapelog: Tapelog, home: Path
) -> None:
    tapelog("add", "talks")
    bookmark("fog", "So they say")
    assert tapelog("update")[1] == [f"{home}: nothing new"]
    (home / "rain.txt").write_text(talk("rain"))
    (home / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    touch(home / "fog.txt", "Cy: Hello.\n" + TALK)
    code, out, err = tapelog("update")
    assert (code, err) == (0, [])
    assert out[0] == f"{home}: 1 new, 1 changed, 1 refused"
    assert len(tapelog("list")[1]) == 3
    assert "Cy" in tapelog("show", "fog")[1]
    (row,) = map(json.loads, tapelog("quotes", "--json")[1])
    assert (row["text"], row["block"], row["certainty"]) == ("So they say", 4, "exact")
    assert tapelog("update")[1] == [f"{home}: nothing new"]


def test_what_lies_beside_a_talk_is_looked_at_with_it(tapelog: Tapelog, home: Path) -> None:
    cues = "".join(f"00:{n:02d}.000 --> 00:{n:02d}.900\nWord {n} of it.\n\n" for n in range(20))
    (home / "x.vtt").write_text("WEBVTT\n\n" + cues)
    (home / "x.chapters.json").write_text(chapters("Hello", "Nets"))
    tapelog("add", "talks")
    assert "(3 transcripts" in tapelog("update", "--list")[1][0]
    touch(home / "x.vtt", "WEBVTT\n\n" + cues.replace("Word 3", "Bird 3"))
    assert tapelog("update")[1][0] == f"{home}: 1 changed"
    assert titles(tapelog) == ["Hello", "Nets"]
    touch(home / "x.chapters.json", chapters("Hello", "Nets and boats"))
    assert tapelog("update")[1][0] == f"{home}: 1 changed"
    assert titles(tapelog) == ["Hello", "Nets and boats"]
    (home / "fog.chapters.json").write_text(chapters("One", "Two"))
    code, out, _ = tapelog("update")
    assert code == 0
    assert out[0] == f"{home}: 1 refused"  # a talk without times has no place for them


def chapters(*names: str) -> str:
    rows = [{"startTime": 6.0 * n, "title": name} for n, name in enumerate(names)]
    return json.dumps({"version": "1.2.0", "chapters": rows})


def titles(tapelog: Tapelog) -> list[str]:
    shown = json.loads(tapelog("show", "x.vtt", "--json")[1][0])
    assert "Bird 3 of it." in {piece["text"] for t in shown["turns"] for piece in t["pieces"]}
    return [chapter["title"] for chapter in shown["chapters"]]


def test_a_file_that_was_spoilt_keeps_its_transcript(tapelog: Tapelog, home: Path) -> None:
    tapelog("add", "talks/fog.txt")
    touch(home / "fog.txt", "")
    code, out, _ = tapelog("update")
    assert code == 0
    assert out[0].endswith("1 refused")
    touch(home / "fog.txt", TALK + "Cy: Bye.\n")
    os.utime(home / "fog.txt", ns=(1, 1))
    assert tapelog("update")[1][0].endswith("1 changed")
    assert len(tapelog("list")[1]) == 1


def test_a_page_that_changed_becomes_a_new_version(tapelog: Tapelog, site: Any) -> None:
    url = site.put("/fog.txt", TALK)
    tapelog("add", url)
    assert tapelog("update")[1] == [f"{url}: nothing new"]
    site.put("/fog.txt", TALK + "Cy: Bye.\n")
    assert tapelog("update")[1][0] == f"{url}: 1 changed"
    assert len(tapelog("list")[1]) == 1


def test_one_source_that_fails_stops_no_other_and_is_an_error(
    tapelog: Tapelog, site: Any, home: Path, feed: str
) -> None:
    tapelog("add", "talks", feed, "--all")
    del site.pages["/feed"]
    (home / "rain.txt").write_text(talk("hail"))
    code, out, err = tapelog("update")
    assert code == 2
    assert err == ["tapelog: Harbour Lights: there is nothing at this address (404)"]
    assert out[0] == f"{home}: 1 new"
    (home / "rain.txt").unlink()
    os.rename(home, home.parent / "elsewhere")  # noqa: PTH104
    assert tapelog("update", "talks")[2] == [f"tapelog: {home}: it is not there any more"]


def test_what_is_remembered_is_listed_and_forgotten(
    tapelog: Tapelog, site: Any, home: Path, feed: str
) -> None:
    tapelog("add", "talks", feed.replace("//", "//ann:secret@"), "--latest", "1")
    code, out, _ = tapelog("update", "--list")
    assert code == 0
    assert out[0].startswith(f"folder  {home}  (2 transcripts")
    assert out[1].startswith(f"feed    Harbour Lights  {feed}  (1 transcript, looked at 20")
    rows = [json.loads(line) for line in tapelog("update", "--list", "--json")[1]]
    assert [row["kind"] for row in rows] == ["folder", "feed"]
    assert "secret" not in json.dumps(rows)
    assert tapelog("update", "--forget", feed)[:2] == (
        0,
        ["forgot Harbour Lights; its transcripts stay"],
    )
    assert len(tapelog("update", "--list")[1]) == 1
    assert len(tapelog("list")[1]) == 3
    assert tapelog("update", "--forget")[0] == 2


def test_once_is_not_remembered(tapelog: Tapelog, site: Any, feed: str) -> None:
    tapelog("add", "talks", "talks/fog.txt", feed, site.put("/x.txt", TALK), "--all", "--once")
    assert tapelog("update", "--list")[0] == 1
    assert tapelog("update")[0] == 1


def test_a_transcripts_own_source_is_looked_at_though_it_is_not_remembered(
    tapelog: Tapelog, site: Any, home: Path, feed: str
) -> None:
    tapelog("add", "talks/fog.txt", feed, "--all", "--once")
    touch(home / "fog.txt", TALK + "Cy: Bye.\n")
    assert tapelog("update", "fog.txt")[1][0].endswith("fog.txt: 1 changed")
    site.put("/t/1.txt", talk("fog") + "Cy: Bye now.\n")
    assert tapelog("update", "episode 1")[1][0] == f"{site.url('/t/1.txt')}: 1 changed"
    assert "Episode 1" in ids(tapelog)
    assert tapelog("update", "nothing of the sort")[0] == 2


def test_updating_as_json_is_an_object_a_source(tapelog: Tapelog, site: Any, home: Path) -> None:
    tapelog("add", "talks")
    (home / "rain.txt").write_text(talk("rain"))
    code, out, err = tapelog("update", "--json")
    assert (code, err) == (0, [])
    (row,) = map(json.loads, out)
    assert (row["source"], row["kind"], row["ok"], row["error"]) == (
        str(home),
        "folder",
        True,
        None,
    )
    assert [added["source"] for added in row["new"]] == [str(home / "rain.txt")]
    assert (row["changed"], row["refused"], row["waiting"]) == ([], [], 0)


def test_an_episode_that_the_feed_drops_is_not_waited_for(
    tapelog: Tapelog, site: Any, feed: str
) -> None:
    tapelog("add", feed, "--latest", "1")
    put_feed(site, item(2, "t/2.txt"))
    assert tapelog("update")[1] == ["Harbour Lights: nothing new"]


def test_a_show_that_calls_its_episodes_otherwise_brings_none_of_them_again(
    tapelog: Tapelog, site: Any, feed: str
) -> None:
    tapelog("add", feed, "--latest", "1")
    site.put("/t/9.txt", talk("hail"))
    moved = [item(n, f"t/{n}.txt").replace(f">g{n}<", f">new-{n}<") for n in (2, 1)]
    put_feed(site, item(9, "t/9.txt").replace("May 2024", "May 2099"), *moved)
    assert tapelog("update")[1][0] == "Harbour Lights: 1 new"
    assert ids(tapelog) == ["Episode 2", "Episode 9"]
    assert tapelog("update")[1] == ["Harbour Lights: nothing new"]


def test_an_interrupted_addition_is_carried_on_by_the_next_update(
    tapelog: Tapelog, site: Any, feed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Fetching.episode

    def stop(self: Fetching, feed: Any, episode: Any, **options: Any) -> Any:
        if episode.guid == "g1":
            raise KeyboardInterrupt
        return whole(self, feed, episode, **options)

    with monkeypatch.context() as patched:
        patched.setattr(Fetching, "episode", stop)
        assert tapelog("add", feed, "--all")[0] == 130
    assert ids(tapelog) == ["Episode 2"]
    assert tapelog("update")[1][0].startswith("Harbour Lights: 1 new")
    assert ids(tapelog) == ["Episode 1", "Episode 2"]


def test_a_folder_whose_addition_was_stopped_is_carried_on_by_the_next_update(
    tapelog: Tapelog, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def show(bar: Bar, done: int, total: int, name: str = "") -> None:
        if done == 1:
            raise KeyboardInterrupt

    (home / "rain.txt").write_text("no talk")
    with monkeypatch.context() as patched:
        patched.setattr(Bar, "show", show)
        assert tapelog("add", "talks", "--once")[0] == 130
        assert tapelog("update", "--list")[0] == 1
        assert tapelog("add", "talks")[0] == 130
    assert len(tapelog("list")[1]) == 1
    assert tapelog("update")[1][0].startswith(f"{home}: 1 new")
    assert len(tapelog("list")[1]) == 2
    assert tapelog("update")[1] == [f"{home}: nothing new"]


def test_a_folder_is_remembered_before_its_files_are_read(
    tapelog: Tapelog, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        with open_library() as library:
            told.extend(remembered.sources(library.connection))
        raise KeyboardInterrupt

    told: list[remembered.Remembered] = []
    monkeypatch.setattr(Adding, "add_all", killed)
    assert tapelog("add", "talks")[0] == 130
    assert [source.address for source in told] == [str(home)]
