"""A passage copied out of Apple Podcasts."""

from .conftest import Texts

PASSAGE = """“Hello there and welcome.

It is a good day.”

From Loom Talk: Warp and weft, Jun 15, 2026
https://podcasts.apple.com/gb/podcast/x/id1?i=2
This material may be protected by copyright.
"""


def test_the_words_are_the_passage_and_the_rest_says_where_it_is_from(texts: Texts) -> None:
    reading = texts.read(PASSAGE)
    assert texts.spoken(reading) == [
        (None, None, "Hello there and welcome."),
        (None, None, "It is a good day."),
    ]
    details = reading.details
    assert (details.show, details.title) == ("Loom Talk", "Warp and weft")
    assert str(details.published) == "2026-06-15"
    assert details.url == "https://podcasts.apple.com/gb/podcast/x/id1?i=2"
    assert reading.report.guessed == ("which words are the show and which the episode",)
    assert reading.report.left_out
