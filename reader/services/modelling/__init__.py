"""Chapters by a model that a person names: where the words would go, and fetching them.

    found = plan(transcript, "gpt-x", address="https://api.example.org/v1")
    if found.asks and not agreed(library, found.destination):
        …  # say `found.said` and ask the person
        agree(library, found.destination)
    written = write_chapters(transcript, found, tell=…)

Headless: nothing here prints or asks. Nothing that can open a socket is imported before
words are sent.
"""

from .answers import Answers, FileAnswers, kept_answers
from .consent import agree, agreed
from .destination import Destination
from .planning import Plan, plan
from .writing import Tell, write_chapters

__all__ = [
    "Answers",
    "Destination",
    "FileAnswers",
    "Plan",
    "Tell",
    "agree",
    "agreed",
    "kept_answers",
    "plan",
    "write_chapters",
]
