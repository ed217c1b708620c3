"""Search over the library. Knows `transcripts`, nothing of screens."""
