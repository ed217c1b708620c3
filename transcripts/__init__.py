"""What a transcript is: its words, its sources and where it is kept.

Knows nothing of searching (`index`) or of screens (`reader`).
"""
