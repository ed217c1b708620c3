"""Lines that a program or a page puts around a transcript and nobody says."""

import re
from collections.abc import Sequence

_TOOLS = (
    r"otter(?:\.ai)?|rev(?:\.com|\.ai)?|temi|sonix(?:\.ai)?|trint|descript|happy ?scribe|riverside"
    r"(?:\.fm)?|turboscribe(?:\.ai)?|notta|fireflies(?:\.ai)?|fathom|tactiq(?:\.io)?|read\.ai|zoom"
    r"|microsoft teams|google meet|whisper|macwhisper|assemblyai|deepgram|castmagic|cockatoo"
    r"|podscribe|swell ?ai|vook\.ai|amberscript|simon ?says|veed|kapwing|podium|capsho|grain"
    r"|youtubetranscript\.com|notegpt|glasp|scribie|gotranscript|verbit|speechpad|ai"
)
_BY_TOOL = (
    r"[(\[*_# ]*(?:this )?(?:audio |file |episode |transcript(?:ion)? )?"
    r"(?:was |is |has been )?(?:automatically |auto-?|machine[- ])?"
    r"(?:transcribed|transcript(?:ion)?|generated|created|captioned|edited)(?: (?:was|is))?"
    r"(?: (?:automatically )?(?:created|generated|provided|powered|made|produced))?"
    rf" (?:by|with|using|on|from|via) (?:https?://)?(?:www\.)?(?:{_TOOLS})\b.{{0,200}}"
)
_FURNITURE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        _BY_TOOL,
        r"[(\[]?this (?:file is longer than|transcript(?:ion)? (?:was|has been|is) (?:automatically"
        r"|auto-|machine|computer|generated|exported|created|ai|produced)).{0,300}",
        r"[(\[]?(?:auto(?:matically)?[- ]?|machine[- ]?)generated transcript\b.{0,200}",
        r"(?:this )?transcript was exported on\b.{0,120}",
        r"sonix is the world.s most advanced\b.{0,400}",
        r"automatically convert your \w{2,5} files to text\b.{0,400}",
        r"[^.!?:]{2,60} (?:started|stopped|hat|a d[ée]marré) (?:the )?transcription\b.{0,30}",
        r"#?\s?tactiq\.io free youtube transcript|#?\s?no title found|no text",
        r"meeting ended after .{0,60}",
        r"this material may be protected by copyright\.?",
        r"(?:show|hide|search|copy|download|view|share) (?:the )?(?:full )?(?:transcript|in video)",
        r"follow along using the transcript\.?",
        r"sync to video time",
        r"(?:in this video|transcript|transcripción|transkript|transcription)",
        r"[A-Z][\w() ]{2,30} \(auto-generated\)",
        r"page \d{1,4} of \d{1,4}",
        r"(?:©|\(c\)|copyright) .{0,20}\d{4}.{0,80}|all rights reserved\.?",
        r"(?:privacy|cookie) (?:policy|settings)|terms of (?:service|use)|back to top|menu|log in"
        r"|sign in|skip to (?:main )?content|toggle navigation|leave a (?:comment|reply)"
        r"|(?:related|previous|next|more) (?:posts?|articles?|episodes?)(?: like this)?",
        r"share (?:this|on) .{2,30}|(?:subscribe|sign up) (?:to|for) (?:our|the|my) .{0,60}",
    )
)
_TAIL = 6
"""Lines at the end among which a program's own are looked for."""


def is_furniture(line: str) -> bool:
    """Whether a line is a program's or a page's own, wherever it stands near the edges of a
    transcript."""
    return len(line) <= 420 and any(pattern.fullmatch(line) for pattern in _FURNITURE)


def edges(lines: Sequence[str], stop: int) -> set[int]:
    """The numbers (from 0) of such lines before `stop`, and among the last lines."""
    filled = [n for n, line in enumerate(lines) if line]
    tail = filled[-_TAIL:]
    return {
        n
        for n in [*(n for n in filled if n < stop), *tail]
        if is_furniture(lines[n].strip(" *_#>"))
    }


def told(lines: Sequence[str]) -> tuple[str, ...]:
    """What to say of the lines that are left out."""
    short = (line if len(line) <= 60 else f"{line[:59]}…" for line in lines)
    return tuple(dict.fromkeys(f"“{line}”, not said by anybody" for line in short))
