"""Captions and subtitles."""
# Samples stand as they are written.
# ruff: noqa: E501

from .talk import PEOPLE, TALK, Samples, lines, ms, stamp, words

SAMPLES = Samples()

SAMPLES.add(
    "webvtt",
    "talk.vtt",
    "WEBVTT\n\n"
    + lines(lambda who, a, b, text: f"{stamp(a)} --> {stamp(b)}\n<v {PEOPLE[who]}>{text}</v>\n"),
)
SAMPLES.add(
    "subrip",
    "talk.srt",
    "\n".join(
        f"{n}\n{stamp(one.start, ',')} --> {stamp(one.end, ',')}\n<i>{one.text}</i>\n"
        for n, one in enumerate(TALK, 1)
    ),
)
SAMPLES.add(
    "sbv", "talk.sbv", lines(lambda who, a, b, text: f"{stamp(a)[1:]},{stamp(b)[1:]}\n{text}\n")
)
SAMPLES.add(
    "lrc",
    "talk.lrc",
    "[ti:The frozen harbour]\n[ar:Ann Lee]\n"
    + lines(lambda who, a, b, text: f"[{stamp(a)[3:8]}.{ms(a) % 1000 // 10:02}]{text}"),
)
SAMPLES.add(
    "ass",
    "talk.ass",
    "[Script Info]\nTitle: The frozen harbour\nScriptType: v4.00+\n\n[V4+ Styles]\n"
    "Format: Name, Fontname, Fontsize\nStyle: Default,Arial,20\n\n[Events]\n"
    "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
    + lines(
        lambda who, a, b, text: (
            f"Dialogue: 0,0:00:{a:05.2f},0:00:{b:05.2f},Default,{PEOPLE[who]},0,0,0,,{{\\i1}}{text}"
        )
    ),
)
SAMPLES.add(
    "microdvd",
    "talk.sub",
    "{1}{1}25\n"
    + lines(lambda who, a, b, text: f"{{{int(a * 25)}}}{{{int(b * 25)}}}{{y:i}}{text}"),
)
SAMPLES.add(
    "mpl2", "talk.mpl", lines(lambda who, a, b, text: f"[{int(a * 10)}][{int(b * 10)}]/{text}")
)
SAMPLES.add("tmp", "talk.tmp", lines(lambda who, a, b, text: f"{stamp(a)[:8]}:{text}"))
SAMPLES.add(
    "json3",
    "talk.json3",
    {
        "wireMagic": "pb3",
        "events": [
            {
                "tStartMs": ms(one.start),
                "dDurationMs": ms(one.end - one.start),
                "segs": [
                    {
                        "utf8": ("" if n == 0 else " ") + word,
                        "tOffsetMs": ms(start - one.start),
                        "acAsrConf": 200 + n,
                    }
                    for n, (word, start, _) in enumerate(words(one))
                ],
            }
            for one in TALK
        ],
    },
)
SAMPLES.add(
    "youtube-xml",
    "talk.srv3",
    '<?xml version="1.0" encoding="utf-8" ?><timedtext format="3"><body>'
    + "".join(
        f'<p t="{ms(one.start)}" d="{ms(one.end - one.start)}">'
        + " ".join(
            f'<s t="{ms(start - one.start)}" ac="2{n:02}">{word}</s>'
            for n, (word, start, _) in enumerate(words(one))
        )
        + "</p>\n"
        for one in TALK
    )
    + "</body></timedtext>",
)
SAMPLES.add(
    "sami",
    "talk.smi",
    '<SAMI><HEAD><TITLE>The frozen harbour</TITLE><STYLE TYPE="text/css"><!--\n.ENUSCC {Name: English; lang: en-US;}\n--></STYLE></HEAD><BODY>\n'
    + lines(
        lambda who, a, b, text: (
            f"<SYNC Start={ms(a)}><P Class=ENUSCC>{text}\n<SYNC Start={ms(b)}><P Class=ENUSCC>&nbsp;"
        )
    )
    + "</BODY></SAMI>\n",
)
SAMPLES.add(
    "ttml",
    "talk.ttml",
    '<?xml version="1.0"?>\n<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata" xml:lang="en"><head><metadata>\n'
    '<ttm:agent xml:id="a0" type="person"><ttm:name type="full">Ann Lee</ttm:name></ttm:agent>\n'
    '<ttm:agent xml:id="a1" type="person"><ttm:name type="full">Bob Roe</ttm:name></ttm:agent></metadata></head>\n<body><div>\n'
    + lines(
        lambda who, a, b, text: (
            f'<p begin="{stamp(a)}" end="{stamp(b)}" ttm:agent="a{who}">{text[:8]}<br/>{text[8:]}</p>'
        )
    ).replace("When did<br/> the", "When did<br/>the")
    + "</div></body></tt>\n",
    "When did the harbour freeze over?",
)
SAMPLES.add(
    "apple-ttml",
    "talk.ttml",
    '<tt xmlns="http://www.w3.org/ns/ttml" xmlns:podcasts="http://podcasts.apple.com/transcript-ttml-internal" xmlns:ttm="http://www.w3.org/ns/ttml#metadata"><head><metadata/></head><body dur="16.000"><div>'
    + "\n".join(
        f'<p begin="{one.start:.3f}" end="{one.end:.3f}" ttm:agent="SPEAKER_{one.who}"><span podcasts:unit="sentence" begin="{one.start:.3f}" end="{one.end:.3f}">'
        + "".join(
            f'<span podcasts:unit="word" begin="{start:.3f}" end="{end:.3f}">{word}</span>'
            for word, start, end in words(one)
        )
        + "</span></p>"
        for one in TALK
    )
    + "</div></body></tt>",
)


def odd(value: int) -> str:
    """A byte of line 21 in hexadecimal, with its bit of parity."""
    return f"{value | (0x80 if value.bit_count() % 2 == 0 else 0):02x}"


def line21(text: str) -> str:
    text += " " * (len(text) % 2)
    return " ".join(odd(ord(a)) + odd(ord(b)) for a, b in zip(text[::2], text[1::2], strict=True))


SAMPLES.add(
    "scc",
    "talk.scc",
    "Scenarist_SCC V1.0\n\n"
    + lines(
        lambda who, a, b, text: (
            f"{stamp(a)[:8]}:15\t9420 9420 94ae 94ae 9470 9470 {line21(text)} 942f 942f\n\n{stamp(b)[:8]}:20\t942c 942c\n"
        )
    ),
)


def ebu_stl() -> bytes:
    def code(seconds: float) -> bytes:
        return bytes((0, 0, int(seconds), int(seconds % 1 * 25)))

    header = b"850STL25.01" + b"0" + b"00" + b"09" + b"The frozen harbour".ljust(32)
    header = (
        header.ljust(256).ljust(1024) if False else header.ljust(256) + b"00000000" + b" " * 760
    )
    blocks = b"".join(
        b"\0"
        + n.to_bytes(2, "little")
        + b"\xff\0"
        + code(one.start)
        + code(one.end)
        + b"\x14\x02\0"
        + one.text.encode("ascii").ljust(112, b"\x8f")
        for n, one in enumerate(TALK)
    )
    return header + blocks


SAMPLES.add("ebu-stl", "talk.stl", ebu_stl(), binary=True)
