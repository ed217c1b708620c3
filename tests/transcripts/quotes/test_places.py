"""Links that open the moment, and that cannot break out of a page."""

import pytest

from transcripts.columns import SPEECH
from transcripts.quotes.places import moment_link, safe_link


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://",
        "http://[::1",
        "https://a:b:c/",
        "https://example.org<script>/",
        "https://example.org)x/",
    ],
)
def test_only_whole_web_addresses_are_links(url):
    assert safe_link(url) is None


def test_what_could_end_a_link_is_quoted():
    link = safe_link("https://example.org/a b)(<i>?q=[x](y)&p=1#f>g")
    assert link is not None
    assert not set(link) & set(' ()<>[]\\"')
    assert link.startswith("https://example.org/a%20b%29%28%3Ci%3E?q=")


@pytest.mark.parametrize(
    ("url", "opens"),
    [
        ("https://www.youtube.com/watch?v=abc", "https://www.youtube.com/watch?v=abc&t=751s"),
        ("https://youtu.be/abc?t=3", "https://youtu.be/abc?t=751s"),
        ("https://podcasts.example/4", "https://podcasts.example/4"),
        ("https://youtube.com.evil.example/4", "https://youtube.com.evil.example/4"),
    ],
)
def test_a_moment_is_added_only_where_the_service_takes_one(transcript_of, url, opens):
    assert moment_link(transcript_of([("a", SPEECH, 0, 751.9)], url=url), 0) == opens


def test_without_a_time_the_link_is_the_conversations_own(transcript_of):
    url = "https://www.youtube.com/watch?v=abc"
    assert moment_link(transcript_of([("a", SPEECH, 0, None)], url=url), 0) == url
