"""What is an address, which may be opened, and what to call what lies there."""

import pytest

from transcripts.sources import SourceError
from transcripts.sources.addresses import (
    checked,
    guarded,
    is_address,
    is_inner,
    linked,
    name_of,
    public,
    resolve,
    scheme_of,
    seems_address,
    site_without_transcripts,
    slug,
)


@pytest.mark.parametrize(
    ("text", "scheme"),
    [
        ("https://a.example/b", "https"),
        ("HTTP://a.example", "http"),
        ("ftp://a/b", "ftp"),
        ("file:/etc/passwd", "file"),
        ("data:text/plain,x", "data"),
        ("12:30", None),
        ("C:\\talks\\a.txt", None),
        ("C:/talks/a.txt", None),
        ("talk.vtt:37", None),
        ("fog: a talk", None),
        ("", None),
    ],
)
def test_an_address_is_told_from_a_path_and_from_words(text: str, scheme: str | None) -> None:
    assert scheme_of(text) == scheme
    assert is_address(text) == (scheme in ("http", "https"))


def test_an_address_without_its_scheme_is_known_as_one() -> None:
    assert seems_address("youtu.be/dQw4w9WgXcQ")
    assert seems_address("www.example.org/")
    assert not any(map(seems_address, ["talks/fog.txt", "fog.txt", "../a.b/c", "1.5/2"]))


@pytest.mark.parametrize("url", ["https://", "https:///x", "http://a b/", "https://a/\x00b", ""])
def test_half_an_address_is_none(url: str) -> None:
    with pytest.raises(SourceError, match="not a whole address"):
        checked(url)


def test_addresses_in_pages_count_from_the_page() -> None:
    page = "https://a.example/shows/1?x=2"
    assert resolve(page, " ../t/fog one.vtt\n") == "https://a.example/t/fog%20one.vtt"
    assert resolve(page, "//b.example/x") == "https://b.example/x"
    assert linked(page, "/ep#about") == "https://a.example/ep#about"
    assert linked(page, "mailto:a@b") is None
    assert linked(page, "") is None
    assert linked(page, "http://[") is None


def test_a_password_is_not_shown() -> None:
    assert public("https://ann:secret@a.example:81/x?y#z") == "https://a.example:81/x?y#z"


@pytest.mark.parametrize(
    ("url", "disposition", "name"),
    [
        ("https://a.example/t/fog%20one.vtt?x=/y", None, "fog one.vtt"),
        ("https://a.example/", None, "a.example"),
        ("https://a.example/show/12/", None, "12"),
        ("https://a.example/x", 'attachment; filename="a;b.vtt"', "a b.vtt"),
        ("https://a.example/x", "attachment; filename=a.srt; size=3", "a.srt"),
        ("https://a.example/x", "attachment; filename=a; filename*=UTF-8''n%C3%A9.srt", "né.srt"),
        ("https://a.example/x", "attachment; filename=../../etc/passwd", "passwd"),
        ("https://a.example/x", "attachment; filename=..\\..\\win.ini", "win.ini"),
        ("https://a.example/x.vtt", "inline", "x.vtt"),
        ("https://a.example/%1b%5b2J.txt", None, "[2J.txt"),
        ("https://a.example/%2e%2e", None, "transcript"),
    ],
)
def test_names_are_safe(url: str, disposition: str | None, name: str) -> None:
    assert name_of(url, disposition) == name


def test_a_title_becomes_a_name() -> None:
    assert (
        slug("Ep. 12: What the tape / remembers?", ".vtt") == "Ep. 12 What the tape remembers.vtt"
    )
    assert slug("\u202e\x00", ".vtt") == "transcript.vtt"
    assert len(slug("fog " * 100, ".json")) <= 105


def test_players_that_hold_no_transcripts_are_known() -> None:
    for url in (
        "https://podcasts.apple.com/us/podcast/fog/id1?i=2",
        "https://open.spotify.com/episode/4x",
        "https://overcast.fm/+AbC",
    ):
        site = site_without_transcripts(url)
        assert site is not None
        assert "feed" in site.advice
    assert site_without_transcripts("https://fog.example/overcast.fm") is None


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/x",
        "http://localhost:80/x",
        "http://a.localhost./x",
        "http://[::1]/x",
        "http://10.1.2.3/x",
        "http://192.168.0.1/x",
        "http://169.254.169.254/latest/meta-data",
        "http://[fe80::1%25eth0]/x",
        "http://printer.local/x",
        "http://2130706433/x",
        "http://0x7f000001/x",
        "http://127.1/x",
    ],
)
def test_nobody_is_sent_into_their_own_network(url: str) -> None:
    assert is_inner(url)
    with pytest.raises(SourceError, match="own network"):
        guarded(url, "https://fog.example/feed")
    assert guarded(url, "http://127.0.0.1/feed")


def test_the_web_is_no_own_network() -> None:
    for url in ("https://fog.example/x", "http://93.184.215.14/x", "https://local.example/x"):
        assert not is_inner(url)
        assert guarded(url, "https://fog.example/feed") == url
