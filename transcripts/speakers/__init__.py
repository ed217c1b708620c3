"""Who speaks: names as sources write them, the short forms that fit a margin, and voices
worked out from the words where a source names nobody."""
