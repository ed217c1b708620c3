"""The same conversation in the shapes that pages write it in: the same names and words come
out, and nothing of the rest of the page. Every word that nobody says has FURNITURE beside it."""
# Samples stand as they are written.
# ruff: noqa: E501

import json

import pytest

from transcripts.columns import SPEECH
from transcripts.formats import NotATranscript, read
from transcripts.model import Reading

SAID = (
    "So tell me how the whole thing began, because I never heard that story.",
    "Well, it was a long time ago and I was living in a small town by the sea.",
    "And what did you do all day?",
    "I worked in the shop with my father, and at night I read whatever I could find.",
    "That sounds like a good way to grow up.",
    "It was, although I did not know it then.",
    "When did you know that you wanted to write?",
    "I think I always knew. I just did not say it aloud.",
    "And who was the first person you told?",
    "My sister. She laughed, and then she gave me a notebook.",
    "Do you still have it?",
    "I do, it is on my desk right now.",
)
TURNS = [("Bob Roe" if number % 2 else "Ann Lee", text) for number, text in enumerate(SAID)]


def turns(shape: str) -> str:
    """Every turn written in a shape: {name}, {NAME}, {text}, {number}, {clock}, {seconds}."""
    return "\n".join(
        shape.format(
            name=name,
            NAME=name.upper(),
            text=text,
            number=number,
            clock=f"{number // 2}:{number % 2 * 30:02}",
            seconds=number * 30,
        )
        for number, (name, text) in enumerate(TURNS)
    )


def site(body: str, head: str = "", body_attributes: str = "") -> str:
    """A page with menus, a cookie notice, a sidebar, a footer and scripts around `body`."""
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>How it began | The Show</title>
<meta property="og:title" content="How it began">
<meta property="og:site_name" content="The Show">
<meta property="article:published_time" content="2024-03-05T10:00:00Z">
<link rel="canonical" href="https://show.example/episodes/1">{head}</head>
<body {body_attributes}><a class="skip-link" href="#main">Skip to content FURNITURE</a>
<header class="site-header"><nav><ul><li><a href="/">Home FURNITURE</a></li></ul></nav></header>
{body}
<div class="cookie-banner"><p>We use cookies: accept them all. FURNITURE</p></div>
<aside class="sidebar"><h3>Recent episodes FURNITURE</h3><p>Cal Poe: How to. FURNITURE</p></aside>
<footer><p>© 2024 The Show. All rights reserved. FURNITURE</p></footer>
<script>var furniture = "<p>Ann Lee: FURNITURE</p>";</script></body></html>"""


COMMENTS = """<div id="comments"><h3>2 comments FURNITURE</h3>
<cite class="fn">Eve</cite> <time>10:00</time><p>Nice one, I say. FURNITURE</p>
<cite class="fn">Eve</cite> <time>10:05</time><p>And you? FURNITURE</p></div>"""


NAMED = {
    "bold names with colons below a heading": "<main><h1>How it began</h1><p>We talk about the sea. FURNITURE</p><h2>Transcript</h2>"
    + turns("<p><strong>{name}:</strong> {text}</p>")
    + "<h2>Related episodes FURNITURE</h2><p>Dee Fox: another talk. FURNITURE</p></main>",
    "bold names without colons": "<article><h2>Full transcript</h2>" + turns("<p><b>{name}</b> {text}</p>") + f"</article>{COMMENTS}",
    "names and times in bold above the words": "<article><div class='entry-content'><h3>Episode Transcript</h3>"
    + turns("<p><strong>{name}</strong> ({clock})<br>{text}</p>")
    + "<div class='sharedaddy'><h3>Share this: FURNITURE</h3></div></div></article>",
    "an element each for time, name and words": "<div class='transcript'>"
    + turns("<div class='transcript-line'><span class='transcript-timestamp'>[{clock}]</span> <span class='transcript-speaker'>{name}:</span> <span class='transcript-text'>{text}</span></div>")
    + "</div>",
    "lines that are buttons of a player": "<section class='player'><ol>" + turns("<li><button class='cue'><time>{clock}</time><span class='speaker'>{name}</span><span class='text'>{text}</span></button></li>") + "</ol></section>",
    "a paragraph of the class speaker above each": "<h1>Episode</h1><h2>Transcript</h2>" + turns("<p class='speaker speaker-{number}'>{name}:</p>\n<p class='utterance'>{text}</p>"),
    "time and name in one small element": "<div class='panel-transcript'><div>Transcript:</div><div class='transcript-container'>" + turns("<p> <span class='transcript-meta'>[{clock}] {name}:</span><br> {text}\n</p>") + "</div></div>",
    "a table of times, names and words": "<main><h2>Transcript</h2><table><tr><th>Time</th><th>Who</th><th>What</th></tr>" + turns("<tr><td>{clock}</td><td>{name}</td><td>{text}</td></tr>") + "</table></main>",
    "a list of terms": "<main><h2>Interview transcript</h2><dl>" + turns("<dt>{name}</dt><dd>{text}</dd>") + "</dl></main>",
    "a newsletter": "<article><div class='body markup'><p>I talked to Bob last week. FURNITURE</p><div class='subscription-widget'><p>Subscribe: it is free. FURNITURE</p></div>"
    + turns("<p><strong>{name}: </strong>{text}</p>")
    + "<p class='button-wrapper'><a href='#'>Share FURNITURE</a></p></div></article><div class='comments-page'><p>Gus: great. FURNITURE</p><p>Hal: yes. FURNITURE</p></div>",
    "details that unfold": "<main><h1>Episode</h1><details><summary>Show transcript</summary>" + turns("<p>{name}: {text}</p>") + "</details></main>",
    "preformatted text": "<main><h2>Transcript</h2><pre>" + turns("{name}: {text}\n") + "</pre></main>",
    "one paragraph with line breaks": "<main><h2>Transcript</h2><p>" + turns("{name}: {text}<br><br>") + "</p></main>",
    "a wire's transcript with separators left open": "<main><div class='transcript storytext' aria-label='Transcript'><p>"
    + turns("<p>{NAME}: {text}<p>").replace("ANN LEE", "Ann Lee").replace("BOB ROE", "Bob Roe")
    + "<p class='disclaimer'>Copyright © 2024 NPR. All rights reserved. FURNITURE</p><p>NPR transcripts are created on a rush deadline. FURNITURE</p></div></main>",
    "headings that are names, with times in attributes": "<article id='transcript'>" + turns("<div class='host'><h4>{name}</h4><p begin='00:0{clock}.50'>{text}</p></div>") + "</article>",
    "names that link to their bearers": "<main><h2>Transcript</h2>" + turns("<p><a href='/people/{number}'>{name}</a>: {text}</p>") + "</main>",
    "a container that hides until asked for": "<div id='episode-transcript' class='collapse' hidden>" + turns("<p>{name}: {text}</p>") + "</div>",
    "cite, time and paragraph": turns("<cite>{name}:</cite>\n<time>{clock}</time>\n<p>{text}</p>"),
}  # fmt: skip
NAMED |= {
    "names and links with times, each in an element": "<main><div class='transcript'>"
    + turns(
        "<div class='transcript-item'><cite class='transcript-item-speaker'><a href='/person'>{name}</a></cite><a class='transcript-item-time' href='#t={seconds}'>{clock}</a><div class='transcript-item-text'><p>{text}</p></div></div>"
    )
    + "</div></main>",
    "names with linked times in parentheses above the words": "<main>"
    + turns(
        "<p>{name} (<a href='https://a.example/x?ts={seconds}'>00:0{clock}</a>):<br/>{text}</p>"
    )
    + "</main>",
    "cells of times beside paragraphs with names": "<main><table>"
    + turns("<tr><td>{clock}</td><td><p><b>{name}:</b> {text}</p></td></tr>")
    + "</table></main>",
    "names and times on a line above the words": "<article><h2>Transcript</h2>"
    + turns("<p><strong>{name}</strong> <em>0:0{clock}</em></p><p>{text}</p>")
    + "</article>",
    "words in italics": "<main>" + turns("<p><b>{name}:</b> <i>{text}</i></p>") + "</main>",
}
NAMED["JSON-LD of an app without any text"] = '<div id="app">Loading… FURNITURE</div>'
HEADS = {
    "JSON-LD of an app without any text": '<script type="application/ld+json">'
    + json.dumps(
        {
            "@graph": [
                {"@type": "WebSite", "name": "FURNITURE"},
                {
                    "@type": "PodcastEpisode",
                    "name": "How it began",
                    "transcript": "\n".join(f"{name}: {text}" for name, text in TURNS),
                },
            ]
        }
    )
    + "</script>"
}


def spoken(reading: Reading) -> list[tuple[str | None, str]]:
    people = reading.details.people
    return [
        (people[block.speaker].name if block.speaker >= 0 else None, block.text)
        for block in reading.blocks
        if block.kind == SPEECH
    ]


@pytest.mark.parametrize("shape", NAMED)
def test_the_talk_of_a_page_is_read_and_nothing_else(shape: str) -> None:
    page = site(NAMED[shape], HEADS.get(shape, ""), "class='has-transcript no-sidebar'")
    reading = read(page.encode(), "episode.html")
    assert [(name, text) for name, text in spoken(reading)] == TURNS
    assert not any("FURNITURE" in block.text for block in reading.blocks)
    assert not any("FURNITURE" in chapter.title for chapter in reading.details.chapters)
    assert reading.format == "web-page"
    assert (reading.details.title, reading.details.show) == ("How it began", "The Show")
    assert str(reading.details.published) == "2024-03-05"


@pytest.mark.parametrize(
    "shape",
    [
        "names and times in bold above the words",
        "an element each for time, name and words",
        "lines that are buttons of a player",
        "time and name in one small element",
        "a table of times, names and words",
        "cite, time and paragraph",
    ],
)
def test_times_beside_the_names_are_kept(shape: str) -> None:
    reading = read(site(NAMED[shape]).encode())
    starts = [block.start for block in reading.blocks if block.kind == SPEECH]
    assert starts == [30.0 * number for number in range(len(TURNS))]


def test_times_in_attributes_are_kept() -> None:
    shape = "headings that are names, with times in attributes"
    assert read(site(NAMED[shape]).encode()).blocks[1].start == 30.5
    milliseconds = "<main>" + turns(
        "<div data-start='{seconds}000'><b class='speaker'>{name}</b><p>{text}</p></div>"
    )
    assert read(site(milliseconds).encode()).blocks[1].start == 30.0


def test_talk_without_names_counts_where_the_page_calls_it_a_transcript() -> None:
    body = "<main><h1>Episode</h1><p>Some notes. FURNITURE</p><div id='transcript-1'>"
    reading = read(site(body + turns("<p>{text}</p>") + "</div></main>").encode())
    assert [text for _, text in spoken(reading)] == list(SAID)


def test_lines_with_times_and_no_names_are_talk() -> None:
    body = "<main><h1>Episode 12</h1><div class='segments'>"
    body += turns("<p><a href='#t={seconds}'>0{clock}</a> {text}</p>") + "</div></main>"
    reading = read(site(body).encode())
    assert [text for _, text in spoken(reading)] == list(SAID)
    assert reading.blocks[2].start == 60.0


def test_a_page_in_a_script_without_blanks_is_read() -> None:
    lines = [
        "それはどうやって始まったんですか。",
        "ずいぶん昔のことで、海のそばに住んでいました。",
        "毎日何をしていましたか。",
        "店で働いて、夜は本を読んでいました。",
    ] * 3
    body = "".join(f"<p>{'鈴木' if n % 2 else '田中'}：{text}</p>" for n, text in enumerate(lines))
    reading = read(site(f"<main><h2>文字起こし</h2>{body}</main>").encode())
    assert [person.name for person in reading.details.people] == ["田中", "鈴木"]
    assert [text for _, text in spoken(reading)] == lines


def test_captions_in_preformatted_text_are_captions() -> None:
    cues = "\n\n".join(
        f"{n}\n00:00:{n:02},000 --> 00:00:{n:02},900\n{t}" for n, t in enumerate(SAID, 1)
    )
    reading = read(site(f"<main><pre>{cues}</pre></main>").encode())
    assert reading.blocks[0].start == 1.0
    assert [text for _, text in spoken(reading)] == list(SAID)


def test_headings_inside_a_transcript_are_its_chapters() -> None:
    lines = turns("<p><strong>{name}:</strong> {text}</p>").split("\n")
    body = [
        "<main><h2>Transcript</h2><h3>The beginning</h3>",
        *lines[:6],
        "<h3>The writing</h3>",
        *lines[6:],
    ]
    body += ["<h3>Resources FURNITURE</h3><p>Book: a title. FURNITURE</p></main>"]
    reading = read(site("\n".join(body)).encode())
    assert [(c.title, c.block) for c in reading.details.chapters] == [
        ("The beginning", 1),
        ("The writing", 7),
    ]
    assert [text for _, text in spoken(reading)] == list(SAID)


LEX = """<div class="entry-content"><h2>Table of Contents</h2><ul>
<li><a href="#chapter0_start">0:00</a> – Introduction</li><li><a href="#chapter1_sea">1:30</a> – The sea</li></ul>
<h2 id="chapter0_start"><span id="a">Introduction</span></h2>
<div class="ts-segment"><span class="ts-name">Lex Roe</span> <span class="ts-timestamp"><a href="https://youtube.com/watch?v=abcdefghijk&amp;t=0">(00:00:00)</a> </span><span class="ts-text">Hello there.</span></div>
<div class="ts-segment"><span class="ts-name"></span> <span class="ts-timestamp"><a href="https://youtube.com/watch?v=abcdefghijk&amp;t=59">(00:00:59)</a> </span><span class="ts-text">And on I go.</span></div>
<h2 id="chapter1_sea"><span id="b">The sea</span></h2>
<div class="ts-segment"><span class="ts-name">Ann Lee</span> <span class="ts-timestamp"><a href="https://youtube.com/watch?v=abcdefghijk&amp;t=90">(00:01:30)</a> </span><span class="ts-text">Yes, I read <cite>Emma</cite> there.</span></div>
</div>"""


def test_segments_with_chapters_and_a_table_of_contents_are_read() -> None:
    reading = read(site(LEX).encode())
    assert spoken(reading) == [
        ("Lex Roe", "Hello there."),
        ("Lex Roe", "And on I go."),
        ("Ann Lee", "Yes, I read Emma there."),
    ]
    assert [block.start for block in reading.blocks] == [0.0, 59.0, 90.0]
    chapters = reading.details.chapters
    assert [(c.title, c.block, c.start) for c in chapters] == [
        ("Introduction", 1, 0.0),
        ("The sea", 3, 90.0),
    ]
    assert reading.details.url == "https://www.youtube.com/watch?v=abcdefghijk"
    assert [link.url for link in reading.details.links] == ["https://show.example/episodes/1"]


RICE = "<p>Wash the rice until the water is clear.</p><p>Boil it for ten minutes.</p>"
NOT_TALK = {
    "an article": f"<main><article><h1>How to cook rice</h1>{RICE * 5}<p>Note: use salt.</p><p>Tip: use oil.</p><p>Note: wait.</p><p>Tip: eat.</p></article></main>",
    "show notes with an outline": "<main><ul><li>0:00 Intro</li><li>2:30 The sea</li><li>10:15 The shop</li><li>20:00 The notebook</li><li>30:11 The desk</li></ul></main>",
    "the speakers of a conference": turns("<div class='card'><h3 class='speaker-name'>{name} {number}</h3><p>{text}</p></div>"),
    "quotations by their authors": turns("<blockquote><p>{text}</p><cite>{name} {number}</cite></blockquote>"),
    "questions and answers of a shop": turns("<h3>Question {number}?</h3><p>{text}</p>"),
    "a reference with fields": "<main>" + "<h3>fs.open</h3><p>Added in: v0.1</p><p>Stability: 2</p><p>Opens a file and does it well.</p>" * 20 + "</main>",
    "an article with citations": "<main>" + "<p>As <cite>Emma</cite> says: it is so. And <cite>Emma</cite> says more of it.</p>" * 20 + "</main>",
    "comments below an article": f"<main><article>{RICE * 5}</article></main>{COMMENTS * 4}",
}  # fmt: skip


@pytest.mark.parametrize("page", NOT_TALK)
def test_a_page_without_talk_is_refused_in_one_sentence(page: str) -> None:
    with pytest.raises(NotATranscript) as caught:
        read(site(NOT_TALK[page]).encode(), "page.html")
    assert str(caught.value).startswith("page.html is a web page without a transcript in it;")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("suffix", [".vtt", ".srt", ".json", ".ttml"])
def test_a_page_saved_as_captions_is_named_so(suffix: str) -> None:
    for page in ("<html><head><title>404 Not Found</title></head><body><h1>Not Found</h1></body></html>",
                 "<!DOCTYPE html><html><body><form>Log in <input name=password></form></body></html>"):  # fmt: skip
        with pytest.raises(NotATranscript, match="probably a login or error page"):
            read(page.encode(), f"talk{suffix}")


def test_a_saved_page_of_youtube_is_named_so() -> None:
    page = "<html><head><link rel=canonical href='https://www.youtube.com/watch?v=abcdefghijk'></head><body>Video</body></html>"
    with pytest.raises(NotATranscript, match="a page of YouTube"):
        read(page.encode(), "watch.html")
