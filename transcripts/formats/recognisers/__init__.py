"""What speech recognisers and recorders of meetings write: JSON of utterances and words with
times, speakers and confidence, and what they show on the screen.

`services` and `recorders` are tables of families that differ in their keys; the other modules
are families that differ in structure. `guessed` comes last.
"""
