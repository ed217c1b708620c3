"""Texts as people keep and paste them."""
# Samples stand as they are written.
# ruff: noqa: E501

from .talk import PEOPLE, SAID, Samples, lines, stamp

SAMPLES = Samples()

SUMMED = "They talk at some length about the winter in which all of it came to pass, and about what was lost."
SAMPLES.add(
    "summary-page",
    "talk.txt",
    f"The frozen harbour\n\nAnn LeehostBob Roeguest\n\nJan 2, 20241h 3mWatch on YouTube\n\nCHAPTERS\n\n1. Winter\n\n{SUMMED}\n\n• It froze over.\n• All of it.\n\n2. Spring\n\n{SUMMED}\n\n• The ice broke.\n\n3. Summer\n\n{SUMMED}\n\n• They went home.\n",
    SUMMED,
    "It froze over.",
    "All of it.",
    SUMMED,
    "The ice broke.",
    SUMMED,
    "They went home.",
)
SAMPLES.add(
    "apple-passage",
    "talk.txt",
    "“When did the harbour freeze over? In the second winter, and all of it.”\n\nFrom The Harbour Show: The frozen harbour, Jan 2, 2024\nhttps://podcasts.apple.com/us/podcast/x/id1?i=2\nThis material may be protected by copyright.\n",
    *SAID[:2],
)
SAMPLES.add(
    "table",
    "talk.csv",
    "Speaker Name,Start Time,End Time,Text\n"
    + lines(lambda who, a, b, text: f'{PEOPLE[who]},{stamp(a)},{stamp(b)},"{text}"'),
)
SAMPLES.add(
    "markdown",
    "talk.md",
    "---\ntitle: The frozen harbour\ndate: 2024-01-02\nspeakers: [Ann Lee, Bob Roe]\n---\n\n## Winter\n\n"
    + lines(lambda who, a, b, text: f"**{PEOPLE[who]}:** {text}\n"),
)
SAMPLES.add(
    "stamped", "talk.txt", lines(lambda who, a, b, text: f"{PEOPLE[who]}  0:{int(a):02}\n{text}\n")
)
SAMPLES.add("named-lines", "talk.txt", lines(lambda who, a, b, text: f"{PEOPLE[who]}: {text}"))
SAMPLES.add("plain", "talk.txt", "\n".join(SAID) + "\n")
SAMPLES.add(
    "web-page",
    "talk.html",
    '<!DOCTYPE html>\n<html lang="en"><head><title>The frozen harbour</title></head>\n<body>'
    "<nav><a href=/>Home</a></nav><main><h1>The frozen harbour</h1>\n"
    + lines(
        lambda who, a, b, text: (
            f"<cite>{PEOPLE[who]}:</cite> <time>0:{int(a):02}</time>\n<p>{text}</p>"
        )
    )
    + "</main><footer>All rights reserved.</footer></body></html>\n",
)
