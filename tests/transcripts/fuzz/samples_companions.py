"""What belongs to a transcript and holds no words of it."""
# Samples stand as they are written.
# ruff: noqa: E501

from .talk import CHAPTERS, PEOPLE, Samples, end, lines, rows, start

SAMPLES = Samples()

SAMPLES.add(
    "ffmetadata",
    "talk.ffmetadata",
    ";FFMETADATA1\ntitle=A talk\n"
    + "".join(
        f"[CHAPTER]\nTIMEBASE=1/1000\nSTART={n * 60000}\nEND={n * 60000 + 60000}\ntitle={title}\n"
        for n, title in enumerate(CHAPTERS)
    ),
    *CHAPTERS,
)
SAMPLES.add(
    "xml_chapters",
    "talk.psc.xml",
    '<?xml version="1.0"?>\n<psc:chapters version="1.2" xmlns:psc="http://podlove.org/simple-chapters">\n'
    + "".join(
        f'<psc:chapter start="00:0{n}:00.000" title="{title}"/>\n'
        for n, title in enumerate(CHAPTERS)
    )
    + "</psc:chapters>\n",
    *CHAPTERS,
)
SAMPLES.add(
    "json_chapters",
    "talk.json",
    {
        "version": "1.2.0",
        "chapters": [{"startTime": n * 60, "title": title} for n, title in enumerate(CHAPTERS)],
    },
    *CHAPTERS,
)
SAMPLES.add(
    "video_info",
    "talk.info.json",
    {
        "id": "x",
        "title": "A talk",
        "extractor": "a",
        "webpage_url": "https://a.example/talk",
        "upload_date": "20240102",
        "duration": 200,
        "description": "A talk",
        "chapters": [
            {"start_time": n * 60.0, "end_time": n * 60.0 + 60, "title": title}
            for n, title in enumerate(CHAPTERS)
        ],
    },
    *CHAPTERS,
)
SAMPLES.add(
    "labels",
    "talk.txt",
    "".join(f"{n * 60}.000000\t{n * 60}.000000\t{title}\n" for n, title in enumerate(CHAPTERS)),
    *CHAPTERS,
)
SAMPLES.add(
    "chapter_lines",
    "talk.chapters.txt",
    "".join(f"00:0{n}:00.000 {title}\n" for n, title in enumerate(CHAPTERS)),
    *CHAPTERS,
)
SAMPLES.add(
    "rttm",
    "talk.rttm",
    lines(
        lambda who, a, b, text: (
            f"SPEAKER talk 1 {a:.3f} {b - a:.3f} <NA> <NA> {PEOPLE[who].replace(' ', '_')} <NA> <NA>"
        )
    ),
    "Ann_Lee",
    "Bob_Roe",
)
SAMPLES.add(
    "speaker_times",
    "talk.json",
    rows(start=start, end=end, speaker=lambda w, *_: f"SPEAKER_0{w}"),
    "Speaker 0",
    "Speaker 1",
)
