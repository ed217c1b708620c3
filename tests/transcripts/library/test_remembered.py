"""Sources that are looked at again, and what became of what is in them."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from transcripts.library import Library, remembered
from transcripts.library.remembered import Thing

FEED = "https://ann:secret@fog.example/feed?a=é"


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with Library(tmp_path / "library.db") as library:
        yield library.connection


def test_a_source_is_remembered_once_with_what_is_in_it(connection: sqlite3.Connection) -> None:
    things = {"fog-1": Thing("passed"), "fog-2": Thing("kept", "m", "bcdfgh")}
    made = remembered.remember(connection, "feed", FEED, "Fog", things)
    again = remembered.remember(connection, "feed", FEED)
    assert made == again == remembered.source(connection, FEED)
    assert (made.kind, made.address, made.title, made.looked) == ("feed", FEED, "Fog", None)
    assert remembered.sources(connection) == [made]
    assert remembered.things(connection, made.id) == things


def test_what_became_of_a_thing_is_written_over(connection: sqlite3.Connection) -> None:
    made = remembered.remember(connection, "feed", FEED, None, {"a": Thing("waiting")})
    remembered.note(connection, made.id, [("a", Thing("kept", "m", "bcdfgh"))])
    remembered.note(connection, made.id, [("b", Thing("failed"))])
    assert remembered.things(connection, made.id) == {
        "a": Thing("kept", "m", "bcdfgh"),
        "b": Thing("failed"),
    }


def test_what_the_server_said_is_kept_for_the_next_time(connection: sqlite3.Connection) -> None:
    made = remembered.remember(connection, "page", FEED)
    remembered.looked(connection, made.id, "Fog", '"v1"', None)
    found = remembered.source(connection, FEED)
    assert found is not None
    assert (found.title, found.etag, found.modified) == ("Fog", '"v1"', None)
    assert found.looked is not None


def test_forgetting_a_source_forgets_what_is_in_it(connection: sqlite3.Connection) -> None:
    made = remembered.remember(connection, "feed", FEED, None, {"a": Thing("waiting")})
    remembered.forget(connection, made.id)
    assert remembered.sources(connection) == []
    assert remembered.things(connection, made.id) == {}


def test_a_path_that_is_no_text_comes_back_as_it_was(connection: sqlite3.Connection) -> None:
    path = "/talks/f\udce9g"
    made = remembered.remember(connection, "folder", path, None, {path: Thing("kept")})
    assert made.address == path
    assert list(remembered.things(connection, made.id)) == [path]
