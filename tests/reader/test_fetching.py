"""From an address to what is taken in: files, pages, feeds; from a server on loopback."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from reader.services.choosing import Choice, pick
from reader.services.fetching import Fetching
from transcripts.sources import Fetched, Refused, SourceError
from transcripts.sources.feeds import Feed
from transcripts.sources.web import Limits, Web

TALK = "Ann: Good morning.\nBob: It is one, isn't it?\nAnn: So they say.\nBob: They do.\n"


def vtt(voices: bool = True) -> str:
    cues = (
        f"00:{n:02d}.000 --> 00:{n:02d}.900\n{f'<v {name}>' if voices else ''}This is line {n}.\n"
        for n, name in enumerate(["Ann", "Bob"] * 6)
    )
    return "WEBVTT\n\n" + "\n".join(cues)


def srt() -> str:
    return "\n".join(
        f"{n + 1}\n00:00:{n:02d},000 --> 00:00:{n:02d},900\nThis is line {n}.\n" for n in range(12)
    )


def podcast_json() -> str:
    rows = [
        {
            "speaker": name,
            "startTime": n * 2.0,
            "endTime": n * 2.0 + 1.5,
            "body": f"It is line {n}.",
        }
        for n, name in enumerate(["Ann", "Bob"] * 6)
    ]
    return json.dumps({"version": "1.0.0", "segments": rows})


def item(number: int, inside: str = "", title: str = "") -> str:
    return (
        f"<item><title>{title or f'Episode {number}'}</title><guid>g{number}</guid>"
        f"<pubDate>{number:02d} May 2024 12:00:00 GMT</pubDate><link>/e/{number}</link>"
        f"{inside}</item>"
    )


def link(url: str, type: str = "", language: str = "") -> str:
    said = f' language="{language}"' if language else ""
    return f'<podcast:transcript url="{url}" type="{type}"{said}/>'


def rss(*items: str) -> str:
    return (
        '<rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0">'
        "<channel><title>Harbour Lights</title><language>en</language>"
        '<podcast:person role="host">Ann</podcast:person>' + "".join(items) + "</channel></rss>"
    )


@pytest.fixture
def fetching() -> Iterator[Fetching]:
    with Web(Limits(size=1_000_000, connect=5, read=5, whole=20)) as web:
        yield Fetching(web)


def taken(fetching: Fetching, url: str) -> Fetched:
    found = fetching.visit(url).item
    assert isinstance(found, Fetched)
    return found


def refusal(fetching: Fetching, url: str) -> str:
    with pytest.raises(SourceError) as caught:
        fetching.visit(url)
    return str(caught.value)


def feed_of(fetching: Fetching, url: str) -> Feed:
    found = fetching.visit(url).feed
    assert found is not None
    return found


def newest(fetching: Fetching, url: str, **options: bool) -> Fetched | Refused:
    feed = feed_of(fetching, url)
    found = fetching.episode(feed, feed.episodes[0], **options)
    assert isinstance(found, Fetched | Refused)
    return found


# Files and pages


@pytest.mark.parametrize("stated", ["text/html", "image/png", "application/rss+xml", ""])
def test_a_transcript_is_itself_whatever_its_server_calls_it(
    site: Any, fetching: Fetching, stated: str
) -> None:
    found = taken(fetching, site.put("/talks/fog.txt", TALK, Content_Type=stated))
    assert (found.name, found.data.decode()) == ("fog.txt", TALK)


def page(head: str = "", body: str = "", language: str = "en") -> str:
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><title>Fog</title>{head}</head>'
        f"<body><h1>Fog</h1>{body}<p>Listen to the show.</p></body></html>"
    )


def test_a_page_gives_the_captions_of_its_player(site: Any, fetching: Fetching) -> None:
    site.put("/t/de.vtt", vtt())
    site.put("/t/en.vtt", vtt())
    cues = "00:00.000 --> 00:06.000\nHello\n\n00:06.000 --> 00:12.000\nNets\n"
    site.put("/t/chapters.vtt", f"WEBVTT\nKind: chapters\n\n{cues}")
    tracks = (
        '<video src="a.mp4"><track kind="metadata" src="/t/x.vtt">'
        '<track kind="chapters" src="t/chapters.vtt">'
        '<track kind="subtitles" srclang="de" src="t/de.vtt">'
        '<track kind="captions" srclang="en" src="t/en.vtt" default></video>'
    )
    found = taken(fetching, site.put("/show", page(body=tracks)))
    assert (found.url, found.said.url) == (site.url("/t/en.vtt"), site.url("/show"))
    assert (found.said.title, found.said.language) == ("Fog", "en")
    assert [(c.title, c.start) for c in found.said.chapters] == [("Hello", 0.0), ("Nets", 6.0)]
    assert not {"/t/x.vtt", "/t/de.vtt"} & set(site.paths)


def test_a_page_with_a_transcript_in_it_is_that_transcript(site: Any, fetching: Fetching) -> None:
    said = "".join(
        f"<cite>{name}:</cite><time>0:{n:02d}</time><p>This is line {n} of the talk.</p>"
        for n, name in enumerate(["Ann", "Bob"] * 6)
    )
    url = site.put("/show", page(body=said + '<video><track src="/t/en.vtt"></video>'))
    assert taken(fetching, url).url == url
    assert site.paths == ["/show"]


@pytest.mark.parametrize(
    "linked",
    [
        '<a href="/t/1.srt?x=1">Subtitles</a>',
        '<a href="/t/1.srt?x=1" type="application/x-subrip">here</a>',
        '<a href="/t/1.srt?x=1">Read the <b>transcript</b></a>',
        '<link rel="alternate" type="text/vtt" href="/t/1.srt?x=1">',
    ],
)
def test_a_page_gives_the_transcript_it_links_to(
    site: Any, fetching: Fetching, linked: str
) -> None:
    site.put("/t/1.srt?x=1", srt())
    found = taken(fetching, site.put("/show", page(body=linked)))
    assert found.data.decode() == srt()


def test_of_linked_transcripts_the_one_with_speakers_is_taken(
    site: Any, fetching: Fetching
) -> None:
    site.put("/1.srt", srt())
    site.put("/1.vtt", vtt())
    body = '<a href="/1.srt">SRT</a> <a href="/1.vtt">VTT</a> <a href="/gone.vtt">Old</a>'
    assert taken(fetching, site.put("/show", page(body=body))).name == "1.vtt"


def test_a_page_without_a_transcript_names_its_feed(site: Any, fetching: Fetching) -> None:
    head = '<link rel="alternate" type="application/rss+xml" href="feed.xml">'
    said = refusal(fetching, site.put("/show/", page(head)))
    assert said.endswith(f"tapelog add {site.url('/show/feed.xml')}")


def test_a_page_without_a_transcript_names_its_video(site: Any, fetching: Fetching) -> None:
    frame = '<iframe src="https://www.youtube.com/embed/abcdefghijk?rel=0"></iframe>'
    said = refusal(fetching, site.put("/show", page(body=frame)))
    assert said.endswith("tapelog add https://www.youtube.com/watch?v=abcdefghijk")


def test_what_a_page_links_to_may_be_no_file_of_this_computer(
    site: Any, fetching: Fetching
) -> None:
    said = refusal(fetching, site.put("/a", page(body='<track src="file:///etc/passwd">')))
    assert "only http and https addresses are opened, not file:" in said


def test_a_page_that_is_not_there_is_no_transcript(site: Any, fetching: Fetching) -> None:
    url = site.put("/a.vtt", page(body=TALK), 404)
    assert "nothing at this address" in refusal(fetching, url)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://podcasts.apple.com/us/podcast/fog/id1?i=2", "Apple Podcasts"),
        ("https://open.spotify.com/episode/4x", "Spotify"),
        ("https://overcast.fm/+AbC", "Overcast"),
        ("https://www.youtube.com/@fog", "neither a video nor a playlist"),
    ],
)
def test_what_gives_no_transcripts_is_said_without_asking(
    fetching: Fetching, url: str, name: str
) -> None:
    assert name in refusal(fetching, url)


# Feeds


def test_the_transcript_with_speakers_and_times_is_taken(site: Any, fetching: Fetching) -> None:
    site.put("/1.html", page(body="<p>Only words</p>"))
    site.put("/1.srt", srt())
    site.put("/1.json", podcast_json())
    links = (
        link("/1.html", "text/html")
        + link("/1.srt", "application/srt")
        + link("/1.json", "application/json; charset=utf-8")
    )
    found = newest(fetching, site.put("/feed", rss(item(1, links))))
    assert isinstance(found, Fetched)
    assert found.url == site.url("/1.json")
    assert "/1.srt" not in site.paths
    said = found.said
    assert (said.title, said.show, said.published) == (
        "Episode 1",
        "Harbour Lights",
        date(2024, 5, 1),
    )
    assert (said.url, said.language) == (site.url("/e/1"), "en")
    assert [person.name for person in said.people] == ["Ann"]
    assert found.name == "Episode 1.json"
    assert found.report.understood == (
        "from the feed: the title, the show, the date, the language, the address",
    )


def test_content_counts_and_not_the_stated_type(site: Any, fetching: Fetching) -> None:
    site.put("/1.bin", vtt(), Content_Type="application/octet-stream")
    site.put("/1.srt", srt(), Content_Type="text/html")
    links = link("/1.srt", "application/x-subrip") + link("/1.bin", "application/octet-stream")
    found = newest(fetching, site.put("/feed", rss(item(1, links))))
    assert isinstance(found, Fetched)
    assert found.url == site.url("/1.bin")


def test_times_go_before_words(site: Any, fetching: Fetching) -> None:
    site.put("/1.txt", "It is a fine day in the harbour.\n\nNobody knows why it should be.\n" * 5)
    site.put("/1.vtt", vtt(voices=False))
    links = link("/1.txt", "text/plain") + link("/1.vtt", "text/vtt")
    found = newest(fetching, site.put("/feed", rss(item(1, links))))
    assert isinstance(found, Fetched)
    assert found.url == site.url("/1.vtt")


def test_a_translation_is_left_alone(site: Any, fetching: Fetching) -> None:
    site.put("/1.srt", srt())
    site.put("/de.vtt", vtt())
    links = link("/de.vtt", "text/vtt", "de-DE") + link("/1.srt", "application/srt", "en-US")
    found = newest(fetching, site.put("/feed", rss(item(1, links))))
    assert isinstance(found, Fetched)
    assert (found.url, found.said.language) == (site.url("/1.srt"), "en-US")


def test_a_transcript_that_is_gone_gives_way_to_another(site: Any, fetching: Fetching) -> None:
    site.put("/1.srt", srt())
    site.put("/1.vtt", page(body="Please log in"))
    links = link("/gone.json", "application/json") + link("/1.vtt", "text/vtt")
    found = newest(fetching, site.put("/feed", rss(item(1, links + link("/1.srt")))))
    assert isinstance(found, Fetched)
    assert found.url == site.url("/1.srt")


def test_where_none_can_be_had_the_first_reason_is_said(site: Any, fetching: Fetching) -> None:
    links = link("file:///etc/passwd", "application/json") + link("/gone.vtt", "text/vtt")
    found = newest(fetching, site.put("/feed", rss(item(1, links))))
    assert found == Refused("Episode 1", "only http and https addresses are opened, not file:")


def test_chapters_come_from_the_file_that_the_feed_names(site: Any, fetching: Fetching) -> None:
    site.put("/1.vtt", vtt())
    rows = [{"startTime": 0, "title": "Hello"}, {"startTime": 6.5, "title": "Nets"}]
    site.put("/c.json", json.dumps({"version": "1.2.0", "chapters": rows}))
    inside = link("/1.vtt") + '<podcast:chapters url="c.json" type="application/json+chapters"/>'
    found = newest(fetching, site.put("/feed", rss(item(1, inside))))
    assert isinstance(found, Fetched)
    assert [(c.title, c.start, c.block) for c in found.said.chapters] == [
        ("Hello", 0.0, 0),
        ("Nets", 6.5, 0),
    ]


@pytest.mark.parametrize("chapters", ["/gone.json", "/1.vtt", "file:///etc/passwd"])
def test_a_transcript_without_its_chapters_is_worth_having(
    site: Any, fetching: Fetching, chapters: str
) -> None:
    site.put("/1.vtt", vtt())
    inside = link("/1.vtt") + f'<podcast:chapters url="{chapters}"/>'
    found = newest(fetching, site.put("/feed", rss(item(1, inside))))
    assert isinstance(found, Fetched)
    assert found.said.chapters == ()
    assert found.report.left_out[0].startswith("the chapters: ")


def test_the_page_of_an_episode_is_looked_at_where_it_was_named(
    site: Any, fetching: Fetching
) -> None:
    site.put("/1.vtt", vtt())
    site.put("/e/1", page(body='<a href="/1.vtt">Transcript</a>'))
    url = site.put("/feed", rss(item(1)))
    assert newest(fetching, url) == Refused("Episode 1", "the feed names no transcript for it")
    found = newest(fetching, url, thorough=True)
    assert isinstance(found, Fetched)
    assert (found.url, found.said.title) == (site.url("/1.vtt"), "Episode 1")


# Choosing


def chosen(feed: Feed, choice: Choice) -> list[int]:
    return [episode.number for episode in pick(feed, choice).episodes]


@pytest.fixture
def feed(site: Any, fetching: Fetching) -> Feed:
    items = [
        item(1, link("/1.vtt"), "Fog and nets"),
        item(2, link("/2.vtt"), "Fog"),
        item(3, "", "Boats, part one"),
        item(4, link("/4.vtt"), "Zoë’s boats"),
        item(5, "", "Boats, part two"),
    ]
    return feed_of(fetching, site.put("/feed", rss(*items)))


def test_the_newest_are_those_with_a_transcript(feed: Feed) -> None:
    assert chosen(feed, Choice(latest=2)) == [4, 2]
    assert [e.number for e in pick(feed, Choice(latest=2)).without] == [5, 3]
    assert [e.number for e in pick(feed, Choice(latest=1)).without] == [5]
    assert chosen(feed, Choice(latest=99)) == [4, 2, 1]
    assert chosen(feed, Choice(every=True)) == [4, 2, 1]


@pytest.mark.parametrize(
    ("words", "number"),
    [("4", 4), ("zoe boats", 4), ("FOG", 2), ("net", 1), ("part two", 5)],
)
def test_an_episode_is_named_by_its_number_or_its_title(
    feed: Feed, words: str, number: int
) -> None:
    assert chosen(feed, Choice(episodes=(words,))) == [number]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("whales", "no episode of the feed is called 'whales'"),
        ("9", "no episode"),
        ("", "no episode"),
        ("boats part", "may be 2 episodes: 5 (Boats, part two), 3 (Boats, part one)"),
    ],
)
def test_words_that_mean_no_episode_or_several_are_refused(
    feed: Feed, words: str, said: str
) -> None:
    with pytest.raises(SourceError) as caught:
        pick(feed, Choice(episodes=(words,)))
    assert said in str(caught.value)


def test_a_feed_without_any_transcript_says_so(site: Any, fetching: Fetching) -> None:
    feed = feed_of(fetching, site.put("/feed", rss(item(1), item(2))))
    with pytest.raises(SourceError, match="none of its 2 episodes"):
        pick(feed, Choice(every=True))


def test_what_is_fetched_is_told_without_passwords(site: Any) -> None:
    told: list[tuple[str, int, int | None]] = []
    with Web() as web:
        fetching = Fetching(web, lambda *at: told.append(at))
        fetching.visit(site.put("/a.txt", TALK).replace("//", "//ann:secret@"))
    assert told[0] == (site.url("/a.txt"), 0, None)
    assert told[-1] == (site.url("/a.txt"), len(TALK), len(TALK))
