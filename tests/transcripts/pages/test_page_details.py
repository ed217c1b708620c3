"""What a page says of itself, what it links to, the words of hyperaudio, and hostile pages."""
# Samples stand as they are written.
# ruff: noqa: E501

import json
from contextlib import suppress
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transcripts.formats import NotATranscript, read, words
from transcripts.formats.hypertext import html
from transcripts.formats.pages.links import PageLink, links
from transcripts.formats.pages.page_details import Said, page_details
from transcripts.model import Person


def page(head: str, body: str = "") -> str:
    return f"<!DOCTYPE html><html lang='de'><head>{head}</head><body>{body}</body></html>"


def ld(thing: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(thing)}</script>'


def of(source: str) -> Said:
    return Said(html(source))


EPISODE = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "The Site"},
        {"@type": "WebPage", "name": "A page", "datePublished": "2020-01-01"},
        {
            "@type": ["PodcastEpisode"],
            "name": "How it &amp; began",
            "datePublished": "2024-03-05T10:00:00+01:00",
            "duration": "PT1H2M3S",
            "inLanguage": "en-GB",
            "url": "https://show.example/1",
            "partOfSeries": {"@type": "PodcastSeries", "name": "The Show"},
            "associatedMedia": {"@type": "MediaObject", "contentUrl": "https://cdn.example/1.mp3"},
            "actor": [{"@type": "Person", "name": "Bob Roe"}],
            "transcript": "Ann: Hello.\nBob: Yes.",
        },
    ],
}


def test_the_most_telling_thing_of_json_ld_says_what_a_page_is_about() -> None:
    details = page_details(html(page(ld(EPISODE) + "<title>Other | Site</title>")))
    assert (details.title, details.show) == ("How it & began", "The Show")
    assert str(details.published) == "2024-03-05"
    assert details.duration == 3723.0
    assert details.language == "en-GB"
    assert details.url == "https://show.example/1"
    assert details.media == "https://cdn.example/1.mp3"
    assert details.people == (Person("Bob Roe", "guest"),)


@pytest.mark.parametrize(
    ("title", "meant"),
    [
        ("Transcript for Ann Lee: The Sea | A Podcast #1", "Ann Lee: The Sea | A Podcast #1"),
        ("The Sea - Transcript", "The Sea"),
        ("The Sea (Full transcript)", "The Sea"),
        ("Transcript", "Transcript"),
        ("How a transcript of war was found", "How a transcript of war was found"),
    ],
)
def test_a_title_does_not_say_that_the_page_is_a_transcript(title: str, meant: str) -> None:
    assert page_details(html(page(f"<title>{title}</title>"))).title == meant


def test_meta_elements_say_it_where_there_is_no_json_ld() -> None:
    head = (
        "<title>How it began | The Site</title><meta property='og:title' content='How it began'>"
        "<meta property='article:published_time' content='2024-03-05T10:00:00Z'>"
        "<meta property='og:audio' content='https://cdn.example/1.mp3?x=1'>"
        "<link rel='canonical' href='https://show.example/1'>"
    )
    details = page_details(html(page(head)))
    assert (details.title, str(details.published), details.language) == (
        "How it began",
        "2024-03-05",
        "de",
    )
    assert (details.url, details.media) == (
        "https://show.example/1",
        "https://cdn.example/1.mp3?x=1",
    )


@pytest.mark.parametrize(
    "broken",
    ["{", "[" * 100_000, "null", '{"@type": "PodcastEpisode", "name": {"a": [1]}, "duration": 7, "transcript": 8}', '{"@type": 3, "datePublished": [4]}'],
)  # fmt: skip
def test_broken_json_ld_says_nothing_and_stops_nothing(broken: str) -> None:
    head = f'<script type="application/ld+json">{broken}</script><title>A title</title>'
    details = page_details(html(page(head)))
    assert details.title == "A title"
    assert details.published is None


def test_the_transcript_in_json_ld_is_found() -> None:
    assert of(page(ld(EPISODE))).transcript == "Ann: Hello.\nBob: Yes."


def test_what_a_page_links_to_is_told_apart() -> None:
    found = links(
        html(
            page(
                "<link rel=canonical href='/1'><link rel=alternate type='application/rss+xml' href='/feed.xml' title='Feed'>"
                "<link rel=alternate type='text/vtt; charset=utf-8' href='1.vtt' hreflang=en>"
                "<link rel=alternate type='application/json' href='/wp-json/1'><link rel=transcript href='/1.json' type='application/json'>"
                "<link rel=alternate type='application/json+oembed' href='/oembed'><meta property='og:audio' content='//cdn.example/1.mp3'>",
                "<video><source src='1.mp4'><track kind=captions src='a.vtt' srclang=en label='English'>"
                "<track kind=chapters src='c.vtt'><track kind=metadata src='m.vtt'></video>"
                "<a href='1.srt'>Subtitles</a><a href='/1/transcript'>Read it</a><a href='/notes.pdf'>Full transcript</a>"
                "<a href='/other'>Other</a><a href='#transcript'>Transcript</a><a href='javascript:x()'>Transcript</a>"
                "<a href='1.srt'>again</a><a href='file:///etc/passwd'>transcript</a>",
            )
        ),
        "https://show.example/ep/",
    )
    assert found.canonical == "https://show.example/1"
    assert found.tracks == (
        PageLink("https://show.example/ep/a.vtt", "captions", "en", "English"),
        PageLink("https://show.example/ep/c.vtt", "chapters"),
    )
    assert [link.url for link in found.feeds] == ["https://show.example/feed.xml"]
    assert [(link.url, link.kind) for link in found.transcripts] == [
        ("https://show.example/ep/1.vtt", "vtt"),
        ("https://show.example/1.json", "json"),
        ("https://show.example/ep/1.srt", "srt"),
        ("https://show.example/1/transcript", ""),
        ("https://show.example/notes.pdf", ""),
    ]
    assert [link.url for link in found.media] == [
        "https://cdn.example/1.mp3",
        "https://show.example/ep/1.mp4",
    ]


def test_a_base_that_the_page_states_counts() -> None:
    found = links(html("<base href='/files/'><a href='x.vtt'>x</a>"), "https://a.example/b/c")
    assert [link.url for link in found.transcripts] == ["https://a.example/files/x.vtt"]


HYPERAUDIO = (
    "<article><section><p class='speaker'><span class='speaker' data-m='0' data-d='0'>[Ann Lee] </span>"
    "<span data-m='500' data-d='300'>Hello </span><span data-m='900' data-d='400'>there. </span></p>"
    "<p><span class='speaker' data-m='2000'>Bob: </span><a data-m='2000'>Yes, </a><a data-m='2400' data-d='100'>I am.</a></p>"
    "<p><a data-m='9000'>Again.</a></p></section></article>"
)


def test_hyperaudio_has_names_words_and_their_times() -> None:
    data = HYPERAUDIO.encode()
    reading = read(data, "talk.html")
    people = [person.name for person in reading.details.people]
    assert people == ["Ann Lee", "Bob"]
    assert [(b.start, b.end, b.speaker, b.text) for b in reading.blocks] == [
        (0.5, 1.3, 0, "Hello there."),
        (2.0, 2.5, 1, "Yes, I am."),
        (9.0, None, 1, "Again."),
    ]
    found = words(data, "talk.html", reading)
    assert found is not None
    text = reading.blocks.text
    assert [text[a:b] for a, b in zip(found.starts, found.ends, strict=True)][:4] == [
        "Hello",
        "there.",
        "Yes,",
        "I am.",
    ]
    assert list(found.times)[:2] == [0.5, 0.9]
    assert list(found.stops)[:2] == [0.8, 1.3]


MILLION = 1_000_000


@pytest.mark.parametrize(
    "source",
    [
        "<html>" + "<div>" * 50_000 + "</div>" * 50_000,
        "<html><p title='" + "x" * 10 * MILLION + "'>Hi.</p>",
        "<html>" + "<cite>Ann:</cite><time>0:00</time><p>Hi you.</p>" * (MILLION // 48),
        "<html>" + "<span data-m='1'>a </span>" * (MILLION // 26),
        "<html><div class='transcript'>" * (MILLION // 32),
        "<html>" + "<p><b>Ann</b> so I say</p><p><b>Bob</b> you do</p>" * (MILLION // 50),
        "<html>" + "<h2>Transcript</h2><p>Hi</p>" * (MILLION // 29),
        "<html>" + "<tr><td>Ann<td>Hi</tr>" * (MILLION // 23),
        "<html>" + "<a href='#x'>0:00</a>" * (MILLION // 21),
        "<html><script type='application/ld+json'>" + '{"a":' * (MILLION // 5),
        "<html><!--" * (MILLION // 10),
        "<html>" + "Ann: Hi.<br>" * (MILLION // 12),
        "<html>" + "&" * MILLION,
    ],
    ids=["deep", "attribute", "cites", "words", "nested", "bold", "headings", "cells", "links", "json", "comments", "breaks", "references"],
)  # fmt: skip
def test_a_hostile_page_is_read_or_refused_soon(source: str) -> None:
    begin = perf_counter()
    with suppress(NotATranscript):
        read(source.encode(), "page.html")
    assert perf_counter() - begin < 10


PIECES = ["<p>", "</p>", "<div class='transcript'>", "<cite>", "</cite>", "<time>0:01</time>", "Ann: hello there.", "<span data-m='5'>", "<h2>Transcript</h2>", "<table><tr><td>", "<b>Bob</b>", "<script>", "<!--", "\x00", "😀", "<time>", "<track src='", "<a href='//['>transcript</a>", "<h4>Ann</h4>", "<li>", "&#9999999999;"]  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_any_page_is_read_or_refused(pieces: list[str]) -> None:
    source = "<html>" + "".join(pieces)
    links(html(source), "https://a.example/")
    try:
        reading = read(source.encode(), "page.html")
    except NotATranscript as refused:
        assert "\n" not in str(refused)  # noqa: PT017
        return
    for block in reading.blocks:
        assert "\n" not in block.text
        assert -1 <= block.speaker < len(reading.details.people)
    assert all(1 <= chapter.block <= len(reading.blocks) for chapter in reading.details.chapters)
