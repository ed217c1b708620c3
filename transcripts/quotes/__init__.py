"""Quotations: anchors that find words again, copies, and bookmarks as Markdown."""
