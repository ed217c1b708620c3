"""What annotators and institutions keep."""
# Samples stand as they are written.
# ruff: noqa: E501

from .talk import PEOPLE, TALK, Samples, each_word, lines, ms

SAMPLES = Samples()

SAMPLES.add(
    "chat",
    "talk.cha",
    "@UTF8\n@Begin\n@Languages:\teng\n@Participants:\tINT Ann_Lee Interviewer, BOB Bob_Roe Participant\n"
    + lines(
        lambda who, a, b, text: (
            f"*{('INT', 'BOB')[who]}:\t{text[:-1].replace(',', ' ,')} {text[-1]} \x15{ms(a)}_{ms(b)}\x15"
        )
    )
    + "@End\n",
)
SAMPLES.add(
    "elan",
    "talk.eaf",
    '<?xml version="1.0" encoding="UTF-8"?>\n<ANNOTATION_DOCUMENT AUTHOR="" DATE="2024-01-01T00:00:00" FORMAT="3.0" VERSION="3.0">\n<HEADER TIME_UNITS="milliseconds"/>\n<TIME_ORDER>\n'
    + "\n".join(
        f'<TIME_SLOT TIME_SLOT_ID="ts{2 * n}" TIME_VALUE="{ms(one.start)}"/><TIME_SLOT TIME_SLOT_ID="ts{2 * n + 1}" TIME_VALUE="{ms(one.end)}"/>'
        for n, one in enumerate(TALK)
    )
    + "\n</TIME_ORDER>\n"
    + "\n".join(
        f'<TIER LINGUISTIC_TYPE_REF="utterance" PARTICIPANT="{name}" TIER_ID="{name}-utterance">'
        + "\n".join(
            f'<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a{n}" TIME_SLOT_REF1="ts{2 * n}" TIME_SLOT_REF2="ts{2 * n + 1}"><ANNOTATION_VALUE>{one.text}</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>'
            for n, one in enumerate(TALK)
            if one.who == who
        )
        + "</TIER>"
        for who, name in enumerate(PEOPLE)
    )
    + '\n<LINGUISTIC_TYPE LINGUISTIC_TYPE_ID="utterance" TIME_ALIGNABLE="true"/></ANNOTATION_DOCUMENT>\n',
)


def text_grid() -> str:
    found = [
        'File type = "ooTextFile"',
        'Object class = "TextGrid"',
        "",
        "xmin = 0",
        "xmax = 16",
        "tiers? <exists>",
        "size = 2",
        "item []:",
    ]
    for who, name in enumerate(PEOPLE):
        mine = [one for one in TALK if one.who == who]
        found += [
            f"    item [{who + 1}]:",
            '        class = "IntervalTier"',
            f'        name = "{name}"',
            "        xmin = 0",
            "        xmax = 16",
            f"        intervals: size = {len(mine)}",
        ]
        for n, one in enumerate(mine, 1):
            found += [
                f"        intervals [{n}]:",
                f"            xmin = {one.start}",
                f"            xmax = {one.end}",
                f'            text = "{one.text}"',
            ]
    return "\n".join(found) + "\n"


SAMPLES.add("textgrid", "talk.TextGrid", text_grid())
SAMPLES.add(
    "tei",
    "talk.xml",
    '<?xml version="1.0"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>The frozen harbour</title></titleStmt></fileDesc>\n'
    '<profileDesc><particDesc><listPerson><person xml:id="A"><persName>Ann Lee</persName></person><person xml:id="B"><persName>Bob Roe</persName></person></listPerson></particDesc></profileDesc></teiHeader>\n<text><body><div><head>Winter</head>\n'
    + lines(lambda who, a, b, text: f'<u who="#{"AB"[who]}">{text}</u>')
    + "</div></body></text></TEI>\n",
)
SAMPLES.add(
    "hansard-xml",
    "talk.xml",
    '<?xml version="1.0"?>\n<publicwhip>\n<major-heading id="debate/2024-01-02.1.0">Winter</major-heading>\n'
    + lines(
        lambda who, a, b, text: (
            f'<speech id="debate/2024-01-02.1.{ms(a)}" speakername="{PEOPLE[who]}"><p>{text}</p></speech>'
        )
    )
    + "</publicwhip>\n",
)
SAMPLES.add(
    "stm",
    "talk.stm",
    ";; comment\n"
    + lines(
        lambda who, a, b, text: (
            f"talk 1 {PEOPLE[who].replace(' ', '_')} {a:.2f} {b:.2f} <o,f0,female> {text}"
        )
    ),
)
SAMPLES.add(
    "ctm",
    "talk.ctm",
    "\n".join(each_word(lambda who, a, b, word: f"talk 1 {a:.3f} {b - a:.3f} {word} 0.9")) + "\n",
)
SAMPLES.add(
    "court",
    "talk.txt",
    """                    P R O C E E D I N G S
 1        THE COURT:  Good morning.  Please go on.
 2   DIRECT EXAMINATION
 3   BY MS. LEE:
 4   Q.  When did the harbour freeze over?
 5   A.  In the second winter, and all of
 6   it.
 7   Q.  Did anybody walk across?
 8   A.  My father did, and he did it twice.
 9   Q.  Were you not afraid?
10        MR. ROE:  Objection.
11   A.  We were too young for that.
""",
)
SAMPLES.add(
    "congress",
    "talk.txt",
    """[Congressional Record Volume 170, Number 3 (Tuesday, January 9, 2024)]
[House]
[Page H12]


                          THE FROZEN HARBOUR

  Ms. LEE of Maine. When did the harbour freeze over?
  Mr. ROE. In the second winter, and all of it.

[[Page H13]]

  Ms. LEE of Maine. Did anybody walk across?
  Mr. ROE. My father did, and he did it twice.
  Ms. LEE of Maine. Were you not afraid?
  Mr. ROE. We were too young for that.
""",
)
SAMPLES.add(
    "hansard",
    "talk.txt",
    """The Frozen Harbour

Ann Lee (Northtown) (Lab): When did the harbour freeze over?

The Secretary of State for Ice (Mr Bob Roe): In the second winter, and all of it.

Ann Lee: Did anybody walk across?

Mr Roe: My father did, and he did it twice.

Hon. Members: Hear, hear.

Ann Lee: Were you not afraid? I ask my right hon. Friend.

Mr Roe: We were too young for that. I thank the hon. Lady, Mr Speaker.
""",
)
SAMPLES.add(
    "columns",
    "talk.txt",
    lines(lambda who, a, b, text: f"{PEOPLE[who].split()[0]}\t{text}"),
)
