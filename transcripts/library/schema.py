"""The tables of a library, as the steps that build them.

A library's `user_version` is the number of steps it has been through. A step that has
been released is never edited; a change of the schema is a new step at the end.

What is worked out from a source (blocks, turns, pages) goes with its transcript. What a
person made (bookmarks, positions, corrections) does not hang on it: it is kept when the
transcript is removed and is there again when the same source is added again.
"""

_FIRST = (
    "CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    """CREATE TABLE transcripts (
        id TEXT PRIMARY KEY,
        current INTEGER NOT NULL,            -- the version that is shown
        layer TEXT NOT NULL DEFAULT '',      -- a hash of the corrections in force
        title TEXT, show TEXT, name TEXT NOT NULL, published TEXT, duration REAL,
        format TEXT NOT NULL, turns INTEGER NOT NULL, speakers INTEGER NOT NULL,
        added REAL NOT NULL, opened REAL)""",
    """CREATE TABLE versions (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        transcript TEXT NOT NULL REFERENCES transcripts ON DELETE CASCADE,
        name TEXT NOT NULL, path BLOB, url TEXT, sha256 TEXT NOT NULL, size INTEGER NOT NULL,
        format TEXT NOT NULL, reader INTEGER NOT NULL,
        details TEXT NOT NULL, report TEXT NOT NULL, read REAL NOT NULL)""",
    "CREATE INDEX versions_by_hash ON versions (sha256)",
    "CREATE INDEX versions_by_path ON versions (path)",
    "CREATE INDEX versions_by_transcript ON versions (transcript)",
    """CREATE TABLE sources (
        version INTEGER PRIMARY KEY REFERENCES versions ON DELETE CASCADE,
        bytes BLOB NOT NULL)""",
    """CREATE TABLE blocks (
        version INTEGER PRIMARY KEY REFERENCES versions ON DELETE CASCADE,
        text TEXT NOT NULL, offsets BLOB NOT NULL, kinds BLOB NOT NULL, lines BLOB NOT NULL,
        starts BLOB NOT NULL, ends BLOB NOT NULL, speakers BLOB NOT NULL)""",
    """CREATE TABLE turns (
        transcript TEXT PRIMARY KEY REFERENCES transcripts ON DELETE CASCADE,
        stamp TEXT NOT NULL,                 -- what they were worked out from
        starts BLOB NOT NULL, ends BLOB NOT NULL, kinds BLOB NOT NULL, speakers BLOB NOT NULL,
        paragraph_starts BLOB NOT NULL, paragraph_ends BLOB NOT NULL,
        paragraph_turns BLOB NOT NULL)""",
    """CREATE TABLE bookmarks (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        transcript TEXT NOT NULL,
        start_block INTEGER NOT NULL, start_char INTEGER NOT NULL,
        end_block INTEGER NOT NULL, end_char INTEGER NOT NULL,
        anchor TEXT NOT NULL, certainty TEXT NOT NULL DEFAULT 'exact',
        note TEXT NOT NULL, tags TEXT NOT NULL, created REAL NOT NULL, deleted REAL)""",
    "CREATE INDEX bookmarks_by_transcript ON bookmarks (transcript, start_block, start_char)",
    """CREATE TABLE positions (
        transcript TEXT PRIMARY KEY,
        block INTEGER NOT NULL, char INTEGER NOT NULL,
        top_block INTEGER NOT NULL, top_char INTEGER NOT NULL, rows_above INTEGER NOT NULL,
        fraction REAL NOT NULL, at REAL NOT NULL) WITHOUT ROWID""",
    """CREATE TABLE corrections (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        transcript TEXT NOT NULL, kind TEXT NOT NULL, change TEXT NOT NULL, anchor TEXT,
        certainty TEXT NOT NULL DEFAULT 'exact',
        created REAL NOT NULL, undone REAL)""",
    "CREATE INDEX corrections_by_transcript ON corrections (transcript)",
    """CREATE TABLE removed (
        transcript TEXT NOT NULL, sha256 TEXT NOT NULL, name TEXT NOT NULL, at REAL NOT NULL,
        PRIMARY KEY (transcript, sha256)) WITHOUT ROWID""",
)

_SECOND = (
    """CREATE TABLE pages (
        transcript TEXT NOT NULL REFERENCES transcripts ON DELETE CASCADE,
        key TEXT NOT NULL, page BLOB NOT NULL, kept REAL NOT NULL,
        PRIMARY KEY (transcript, key))""",
    """CREATE TABLE files (
        path BLOB PRIMARY KEY,
        transcript TEXT NOT NULL REFERENCES transcripts ON DELETE CASCADE,
        size INTEGER NOT NULL, modified INTEGER NOT NULL)""",
    "CREATE INDEX files_by_transcript ON files (transcript)",
)

_THIRD = ("ALTER TABLE versions ADD COLUMN encoding TEXT",)

_FOURTH = (
    """CREATE TABLE remembered (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL, address BLOB NOT NULL UNIQUE, title TEXT,
        etag TEXT, modified TEXT,            -- what its server said the last time
        added REAL NOT NULL, looked REAL)""",
    # What a person removed from the library stays here, so that it does not come back.
    """CREATE TABLE remembered_things (
        source INTEGER NOT NULL REFERENCES remembered ON DELETE CASCADE,
        key BLOB NOT NULL, state TEXT NOT NULL, mark TEXT NOT NULL, transcript TEXT,
        PRIMARY KEY (source, key)) WITHOUT ROWID""",
)

_FIFTH = (
    # A version made of several sources of one conversation. Each source is a version too,
    # with its own bytes; the one that joins them has none.
    """CREATE TABLE parts (
        version INTEGER NOT NULL REFERENCES versions ON DELETE CASCADE,
        number INTEGER NOT NULL,             -- in the order in which they were given
        part INTEGER NOT NULL REFERENCES versions ON DELETE CASCADE,
        role TEXT NOT NULL,                  -- text, page, chapters, speakers, times
        PRIMARY KEY (version, number)) WITHOUT ROWID""",
    "CREATE INDEX parts_by_part ON parts (part)",
    """CREATE TABLE sketches (
        version INTEGER PRIMARY KEY REFERENCES versions ON DELETE CASCADE,
        said TEXT NOT NULL,                  -- a hash of the words of its speech
        words INTEGER NOT NULL,              -- how many; 0: a page; -1: a source without text
        vocabulary BLOB NOT NULL)""",
    "CREATE INDEX sketches_by_words ON sketches (said)",
    "CREATE INDEX sketches_of_pages ON sketches (version) WHERE words = 0",
    """CREATE TABLE runs (
        number INTEGER NOT NULL,
        version INTEGER NOT NULL REFERENCES versions ON DELETE CASCADE,
        PRIMARY KEY (number, version)) WITHOUT ROWID""",
    "CREATE INDEX runs_by_version ON runs (version)",
)

_SIXTH = (
    # What was worked out here of a version: who speaks, and where chapters begin.
    """CREATE TABLE inferences (
        version INTEGER PRIMARY KEY REFERENCES versions ON DELETE CASCADE,
        stamp TEXT NOT NULL,                 -- what it was worked out from
        mark TEXT NOT NULL,                  -- a hash of what was found
        speakers BLOB NOT NULL, confidences BLOB NOT NULL,
        people TEXT NOT NULL, reason TEXT, doubts TEXT NOT NULL)""",
    """CREATE TABLE made_chapters (
        version INTEGER PRIMARY KEY REFERENCES versions ON DELETE CASCADE,
        stamp TEXT NOT NULL, mark TEXT NOT NULL, chapters TEXT NOT NULL)""",
)

MIGRATIONS: tuple[tuple[str, ...], ...] = (_FIRST, _SECOND, _THIRD, _FOURTH, _FIFTH, _SIXTH)

SCHEMA = len(MIGRATIONS)
