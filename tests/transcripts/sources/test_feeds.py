"""Feeds as podcasts have them, faults and all."""

import time
from datetime import date

import pytest

from transcripts.model import Chapter, Link, Person
from transcripts.sources import SourceError
from transcripts.sources.episode_details import details_of
from transcripts.sources.feeds import Feed, read, seems_feed

HOME = "https://fog.example/feeds/main.xml"
SPACES = (
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" '
    'xmlns:podcast="https://podcastindex.org/namespace/1.0" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:atom="http://www.w3.org/2005/Atom"'
)
ITEM = """<item>
  <title>Fog &amp; other weather</title>
  <guid isPermaLink="false">fog-2</guid>
  <pubDate>Tue, 28 May 2024 23:30:00 -0400</pubDate>
  <link>/shows/2</link>
  <enclosure url="../audio/2.mp3" length="1" type="audio/mpeg"/>
  <itunes:title>Weather</itunes:title>
  <itunes:duration>1:02:03</itunes:duration>
  <podcast:transcript url="../t/2.html" type="text/html"/>
  <podcast:transcript url="../t/2.srt" type="application/SRT; charset=utf-8" rel="captions"/>
  <podcast:transcript url="../t/2 de.vtt" type="text/vtt" language="de"/>
  <podcast:chapters url="../c/2.json" type="application/json+chapters"/>
  <podcast:person>Ann Quist</podcast:person>
  <podcast:person role="Guest" href="https://bob.example">Bob Reed</podcast:person>
  <podcast:person group="visuals" role="cover art designer">Cy Ink</podcast:person>
  <description><![CDATA[<p>About fog. <a href="https://fog.example/map">The map</a></p>
    <ul><li>0:00 Hello</li><li>1:30 Nets &amp; boats</li></ul>]]></description>
</item>"""


def feed(items: str, channel: str = "", spaces: str = SPACES) -> Feed:
    return read(rss(items, channel, spaces), HOME)


def rss(items: str, channel: str = "", spaces: str = SPACES) -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" {spaces}><channel>'
        "<title>Harbour Lights</title><link>https://fog.example/</link>"
        "<language>en-gb</language><image><title>A picture</title></image>"
        f"{channel}{items}</channel></rss>"
    ).encode()


def test_an_episode_has_all_that_its_feed_states() -> None:
    found = feed(ITEM)
    assert (found.title, found.language, found.url) == (
        "Harbour Lights",
        "en-gb",
        "https://fog.example/",
    )
    (episode,) = found.episodes
    assert (episode.number, episode.guid, episode.title) == (1, "fog-2", "Fog & other weather")
    assert episode.published == date(2024, 5, 28)
    assert episode.url == "https://fog.example/shows/2"
    assert episode.media == "https://fog.example/audio/2.mp3"
    assert episode.duration == 3723
    assert episode.people == (Person("Ann Quist", "host"), Person("Bob Reed", "guest"))
    assert episode.chapters_url == "https://fog.example/c/2.json"
    assert [(t.url, t.type, t.language) for t in episode.transcripts] == [
        ("https://fog.example/t/2.html", "text/html", None),
        ("https://fog.example/t/2.srt", "application/srt", None),
        ("https://fog.example/t/2%20de.vtt", "text/vtt", "de"),
    ]


def test_what_a_feed_says_becomes_the_details_of_the_transcript() -> None:
    found = feed(ITEM)
    said = details_of(found, found.episodes[0])
    assert (said.title, said.show, said.language) == (
        "Fog & other weather",
        "Harbour Lights",
        "en-gb",
    )
    assert (said.published, said.duration) == (date(2024, 5, 28), 3723)
    assert (said.url, said.media) == (
        "https://fog.example/shows/2",
        "https://fog.example/audio/2.mp3",
    )
    assert said.chapters == (
        Chapter("Hello", 0, 0.0, origin="outline"),
        Chapter("Nets & boats", 0, 90.0, origin="outline"),
    )
    assert said.links == (Link("The map", "https://fog.example/map"),)


def test_people_of_the_show_count_where_the_episode_names_none() -> None:
    host = '<podcast:person role="co-host">Ann</podcast:person>'
    found = feed("<item><title>a</title></item>" + ITEM, host)
    assert {e.title: [p.name for p in e.people] for e in found.episodes} == {
        "a": ["Ann"],
        "Fog & other weather": ["Ann Quist", "Bob Reed"],
    }


def test_chapters_in_the_feed_itself_go_before_the_description() -> None:
    psc = (
        '<psc:chapters version="1.2" xmlns:psc="http://podlove.org/simple-chapters">'
        '<psc:chapter start="3:07" title="Nets"/><psc:chapter start="0" title="Hello"/>'
        '<psc:chapter start="1:08:26.250" title="Home" href="https://a.example"/>'
        '<psc:chapter start="soon" title="?"/></psc:chapters>'
    )
    found = feed(ITEM.replace("</item>", psc + "</item>") + "<item><title>b</title></item>")
    episode = found.episodes[0] if found.episodes[0].chapters else found.episodes[1]
    said = details_of(found, episode)
    assert said.chapters == (
        Chapter("Hello", 0, 0.0),
        Chapter("Nets", 0, 187.0),
        Chapter("Home", 0, 4106.25),
    )


def test_episodes_are_numbered_from_the_oldest_and_listed_from_the_newest() -> None:
    days = {"b": "02 Jan 2024", "c": "03 Jan 2024", "a": "01 Jan 2024"}
    items = "".join(
        f"<item><title>{title}</title><pubDate>{day} 10:00:00 GMT</pubDate></item>"
        for title, day in days.items()
    )
    assert [(e.number, e.title) for e in feed(items).episodes] == [(3, "c"), (2, "b"), (1, "a")]


def test_without_dates_the_first_item_is_the_newest() -> None:
    found = feed("<item><title>b</title></item><item><title>a</title></item>")
    assert [(e.number, e.title) for e in found.episodes] == [(2, "b"), (1, "a")]


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("Tue, 28 May 2024 12:00:00 GMT", date(2024, 5, 28)),
        ("28 May 24 12:00 EST", date(2024, 5, 28)),
        ("2024-05-28T23:00:00+09:00", date(2024, 5, 28)),
        ("2024-05-28", date(2024, 5, 28)),
        ("Thu, 99 Foo 2024", None),
        ("9" * 5000, None),
        ("", None),
    ],
)
def test_dates_are_the_publishers(stamp: str, day: date | None) -> None:
    (episode,) = feed(f"<item><title>a</title><pubDate>{stamp}</pubDate></item>").episodes
    assert episode.published == day


def test_prefixes_count_by_what_they_are_declared_for() -> None:
    spaces = (
        'xmlns:pc="https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md" '
        'xmlns:podcast="https://other.example/ns"'
    )
    item = (
        '<item><title>a</title><pc:transcript url="/a.vtt" type="text/vtt"/>'
        '<podcast:transcript url="/b.vtt"/></item>'
    )
    (episode,) = feed(item, spaces=spaces).episodes
    assert [t.url for t in episode.transcripts] == ["https://fog.example/a.vtt"]


def test_a_prefix_that_nobody_declared_has_its_usual_meaning() -> None:
    (episode,) = feed(ITEM, spaces="").episodes
    assert (len(episode.transcripts), episode.duration) == (3, 3723)


def test_the_usual_faults_of_feeds_are_mended() -> None:
    broken = rss(ITEM.replace("&amp; other", "& other&nbsp;or\x03"))
    found = read(b"\n  " + broken, HOME)
    assert not found.damaged
    assert found.episodes[0].title == "Fog & other or\ufffd weather"
    latin = rss(ITEM.replace("Ann Quist", "Zoë")).decode().encode("cp1252")
    assert read(latin, HOME).episodes[0].people[0].name == "Zoë"


def test_of_a_feed_that_is_cut_off_the_whole_episodes_are_kept() -> None:
    data = rss(ITEM + ITEM.replace("fog-2", "fog-1"))
    found = read(data[: data.rindex(b"<podcast:person")], HOME)
    assert (found.damaged, [e.guid for e in found.episodes]) == (True, ["fog-2"])


ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"
    xmlns:p="https://podcastindex.org/namespace/1.0">
  <title type="html">Fog &amp;amp; Co</title>
  <link rel="self" href="https://fog.example/atom"/><link href="https://fog.example/"/>
  <entry><id>urn:1</id><title>One</title><published>2024-05-28T01:00:00Z</published>
    <updated>2025-01-01T00:00:00Z</updated>
    <link rel="enclosure" href="/1.mp3"/><link rel="alternate" href="/1"/>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">0:00 A<br/></div></content>
    <p:transcript url="/1.vtt" type="text/vtt"/></entry>
  <entry><id>urn:2</id><title>Two</title><published>2024-06-28T01:00:00Z</published></entry>
</feed>"""


def test_atom_is_a_feed_as_well() -> None:
    found = read(ATOM.encode(), HOME)
    assert (found.title, found.language, found.url) == ("Fog & Co", "de", "https://fog.example/")
    two, one = found.episodes
    assert (two.guid, one.guid, one.title) == ("urn:2", "urn:1", "One")
    assert one.published == date(2024, 5, 28)
    assert (one.url, one.media) == ("https://fog.example/1", "https://fog.example/1.mp3")
    assert [t.url for t in one.transcripts] == ["https://fog.example/1.vtt"]


def test_old_feeds_have_their_items_beside_the_channel() -> None:
    rdf = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<channel><title>Old</title></channel>"
        "<item><title>One</title><dc:date>2004-05-28</dc:date></item></rdf:RDF>"
    )
    assert seems_feed(rdf.encode())
    found = read(rdf.encode(), HOME)
    assert (found.title, found.episodes[0].title) == ("Old", "One")
    assert found.episodes[0].published == date(2004, 5, 28)


@pytest.mark.parametrize(
    ("head", "is_one"),
    [
        ("<?xml version='1.0'?><!-- made by > x --><rss version='2.0'>", True),
        ("\ufeff\n<rss>", True),
        ("<feed xmlns='http://www.w3.org/2005/Atom'>", True),
        ("<?xml version='1.0'?><?xml-stylesheet href='a'?><!DOCTYPE rss><rss>", True),
        ("<rdf:RDF xmlns='http://elsewhere.example/'>", False),
        ("<!DOCTYPE html><html><p>&lt;rss></html>", False),
        ("<tt><rss>", False),
        ("Ann: <rss>", False),
        ("<!--", False),
        ("", False),
    ],
)
def test_a_feed_is_told_by_its_first_element(head: str, is_one: bool) -> None:
    assert seems_feed(head.encode()) is is_one


def test_a_feed_with_entities_is_refused() -> None:
    bomb = b'<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + rss("&b;")
    with pytest.raises(SourceError, match="defines entities"):
        read(bomb, HOME)


@pytest.mark.parametrize(
    "data",
    [
        b"<rss>" * 200_000,
        b"<rss><channel>" + b"<item>" * 150_000,
        b"<rss><channel><item a='" + b"x" * 1_000_000,
        b"<rss " + b" ".join(b"xmlns:a%d='u'" % n for n in range(30_000)) + b"><channel>"
        + b"<item xmlns:q='u'>" * 30_000,
        b"<rss><channel><item><title>" + b"&" * 1_000_000,
        b"<rss><channel><item><description><![CDATA[" + b"<p>" * 300_000,
    ],
)  # fmt: skip
def test_hostile_feeds_are_soon_done_with(data: bytes) -> None:
    began = time.process_time()
    with pytest.raises(SourceError):
        read(data, HOME)
    assert time.process_time() - began < 4


def test_names_and_titles_of_feeds_are_made_safe() -> None:
    item = "<item><title>a\u202eb&#x85;</title><podcast:person>\u200bAnn</podcast:person></item>"
    (episode,) = feed(item).episodes
    said = f"{episode.title}{episode.people[0].name}"
    assert not set(said) & {"\u202e", "\x85", "\u200b"}
