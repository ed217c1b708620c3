"""Opening an address in the reader, as one opens a file."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reader import services
from reader.opening import choose
from reader.problem import Problem
from reader.services import addressed
from transcripts.library import Library, remembered
from transcripts.sources import Fetched, youtube

TALK = "Ann: Good morning.\nBob: It is one, isn't it?\nAnn: So they say.\nBob: They do.\n"


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    monkeypatch.setenv("TAPELOG_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    with services.open_library() as library:
        yield library


def test_an_address_is_kept_and_opens_without_asking_again(library: Library, site: Any) -> None:
    url = site.put("/fog.txt", TALK)
    first = choose(library, url)
    assert first.event == f"Added to the library as {first.transcript}."
    again = choose(library, url)
    assert (again.transcript, again.event) == (first.transcript, "")
    assert site.paths == ["/fog.txt"]
    assert remembered.sources(library.connection) == []


def test_a_page_that_was_added_opens_with_the_transcript_it_links_to(
    library: Library, site: Any
) -> None:
    site.put("/fog.vtt", "WEBVTT\n\n00:00.000 --> 00:01.000\n<v Ann>Good morning to you.\n")
    page = site.put("/show", "<!DOCTYPE html><html><body><a href='/fog.vtt'>Captions</a></html>")
    opened = services.open_ref(library, page)
    assert opened.transcript is not None
    assert opened.transcript.version.source.url == site.url("/fog.vtt")


@pytest.mark.parametrize(
    ("path", "body", "said"),
    [
        ("/feed", "<rss><channel><item><title>a</title></item></channel></rss>", "is a feed of 1"),
        ("/empty", "", "it is empty"),
    ],
)
def test_what_is_no_single_transcript_is_a_problem(
    library: Library, site: Any, path: str, body: str, said: str
) -> None:
    url = site.put(path, body)
    for opened in (services.open_ref, services.show):
        with pytest.raises(Problem, match=said):
            opened(library, url)
    with pytest.raises(Problem, match="nothing at this address"):
        services.open_ref(library, site.url("/gone"))
    assert library.entries() == []


def test_a_video_is_the_same_by_any_of_its_addresses(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def captions(url: str) -> Fetched:
        asked.append(url)
        return Fetched("Fog.en.vtt", url, TALK.encode())

    monkeypatch.setattr(youtube, "captions", captions)
    services.open_ref(library, "https://youtu.be/abcdefghijk?si=x")
    services.open_ref(library, "https://www.youtube.com/watch?v=abcdefghijk&t=9s")
    assert asked == ["https://www.youtube.com/watch?v=abcdefghijk"]


def test_what_is_read_to_be_shown_is_not_kept(library: Library, site: Any) -> None:
    url = site.put("/fog.txt", TALK)
    assert addressed.read(url, None, None).text.startswith("Good morning.")
    assert library.entries() == []
