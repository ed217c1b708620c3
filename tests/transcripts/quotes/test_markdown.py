"""Bookmarks on a Markdown page, read back by a Markdown parser."""

from dataclasses import dataclass
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from transcripts.columns import NOBODY, SPEECH, SUMMARY
from transcripts.model import Place, Span
from transcripts.quotes.markdown import bookmarks_markdown, escaped
from transcripts.shown import shown_span
from transcripts.text import make_safe


@dataclass
class Kept:
    exact: str


@dataclass
class Mark:
    span: Span | None
    anchor: Kept
    note: str | None = None
    tags: tuple[str, ...] = ()
    created: float | None = None


def mark(transcript, start, end, **more):
    span = Span(transcript.blocks.place(start), transcript.blocks.place(end))
    return Mark(span, Kept(transcript.text[start:end]), **more)


def parsed(markdown):
    parser = MarkdownIt("gfm-like", {"linkify": True, "html": True})
    tokens = parser.parse(markdown)
    return [t for token in tokens for t in (token, *(token.children or ()))]


HOSTILE = [
    "[click](javascript:x)",
    "<script>alert(1)</script>",
    "![x](http://evil.example/p.png)",
    "https://evil.example/ www.evil.example evil.example/x a@evil.example",
    "<https://evil.example>",
    "# heading",
    "1. list 2) list",
    "- item",
    "+ item",
    "    code",
    "```",
    "~~~",
    "***",
    "---",
    "===",
    "> deeper",
    "| a | b |\n|---|---|",
    "[[wiki]] #tag %%hidden%% ==mark== $math$ ^anchor",
    "[ref]: http://evil.example",
    "&lt;b&gt; &#64;",
    "a\n\n# b\n\n<b>c</b>",
    "\\[x](y) \\\\",
    "*a* _b_ `c` **d**",
    "ftp://evil.example //evil.example mailto:a@evil.example",
]
ALLOWED = {
    "heading_open": 1, "heading_close": 1, "blockquote_open": 1, "blockquote_close": 1,
    "paragraph_open": None, "paragraph_close": None, "inline": None, "text": None,
    "text_special": None, "em_open": None, "em_close": None, "strong_open": None,
    "strong_close": None, "hardbreak": None, "softbreak": None,
}  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_anywhere_stays_text(transcript_of, text):
    safe = make_safe(text)
    transcript = transcript_of([(safe, SPEECH, 0, None)], title=safe, show=safe)
    end = len(transcript.text)
    page = bookmarks_markdown(transcript, [mark(transcript, 0, end, note=text, tags=(text,))])
    kinds = [token.type for token in parsed(page)]
    assert set(kinds) <= set(ALLOWED), page
    assert kinds.count("heading_open") == kinds.count("blockquote_open") == 1


@given(st.text(st.sampled_from("\\`*_[]<>&#|~$^=%@{}()!-+.:/'\" \n1ahtpw"), max_size=60))
def test_escaped_text_reads_back_as_itself(text):
    tokens = parsed(escaped(text))
    assert {t.type for t in tokens} <= {
        "paragraph_open", "paragraph_close", "inline", "text", "text_special",
    }  # fmt: skip
    shown = "".join(t.content for t in tokens if t.type in ("text", "text_special"))
    assert shown == make_safe(text).strip()


def test_a_bookmark_is_a_block_quotation_with_its_source(transcript_of):
    transcript = transcript_of(
        [("Why not? It works.", SPEECH, 0, 751.0)], url="https://youtu.be/abc"
    )
    one = mark(transcript, 9, 18, note="Good\nline", tags=("open source", "x"), created=1e9)
    assert bookmarks_markdown(transcript, [one]) == (
        "# The Circuit\n\n"
        "*Talks*, 23 July 2024\n\n"
        "> It works.\n"
        ">\n"
        "> — **Emily Chang**, *Talks*, “The Circuit”, 23 July 2024, "
        "[12:31](https://youtu.be/abc?t=751s)\n\n"
        "Good  \nline\n\n"
        f"Tags: #open-source #x · Marked {datetime.fromtimestamp(1e9):%-d %B %Y}\n"
    )


def test_what_the_source_does_not_tell_is_left_out(transcript_of):
    transcript = transcript_of([("It works.", SPEECH, NOBODY, None)], title=None, show=None)
    page = bookmarks_markdown(transcript, [mark(transcript, 0, 9)])
    assert page.splitlines()[-1] == "> — “page\\.txt”, 23 July 2024, line 1"


def test_a_summary_is_labelled_and_an_inferred_name_is_called_attributed(transcript_of):
    transcript = transcript_of([("They talk.", SUMMARY, NOBODY, None), ("Hm.", SPEECH, 1, None)])
    page = bookmarks_markdown(transcript, [mark(transcript, 0, len(transcript.text))])
    assert "> **Summary by the page’s author, not verbatim:** They talk.\n" in page
    assert "> — **Mark Ames (attributed)**, *Talks*" in page


def test_lost_and_changed_words_are_written_as_they_were_kept(transcript_of):
    transcript = transcript_of([("It works now.", SPEECH, 0, None)])
    lost = Mark(None, Kept("It was so."))
    moved = Mark(Span(Place(1, 0), Place(1, 8)), Kept("It broke"))
    page = bookmarks_markdown(transcript, [lost, moved])
    assert "> It was so.\n" in page
    assert "(these words were not found again)" in page
    assert "> It broke\n" in page
    assert "(the text there now reads otherwise)" in page
    assert "Emily" not in page


def test_no_bookmarks_give_a_page_with_its_heading(transcript_of):
    assert bookmarks_markdown(transcript_of([]), []).startswith("# The Circuit\n")


def test_corrected_words_are_told_with_what_the_source_has(transcript_of, corrected):
    words = "So LAMA is out and LAMA* is open."
    heard = transcript_of([(words, SPEECH, 0, None), ("That is all.", SPEECH, 0, None)])
    marked = mark(heard, 0, len(words))
    shown = corrected(heard, ("LAMA", "Llama"))
    marked.span = shown_span(shown.blocks, marked.span)
    page = bookmarks_markdown(shown, [marked])
    assert "> So Llama is out and Llama\\* is open." in page
    assert "reads otherwise" not in page
    assert "> Corrected by hand: **Llama** for *LAMA* of the source" in page
    start, end = (shown.blocks.offset(place) for place in marked.span)
    assert bookmarks_markdown(shown, [mark(shown, start, end)]) == page
    assert "Corrected" not in bookmarks_markdown(heard, [mark(heard, 0, len(words))])
