"""Words by which English speakers open, close or go on with a subject."""

import re

HEARD = 40
"""Words of a stretch in which cues are looked for."""

CUES: dict[str, re.Pattern[str]] = {
    name: re.compile(pattern)
    for name, pattern in {
        "so": r"^(?:so|okay so|alright so|all right so|yeah so|cool so)\b",
        "now": r"^(?:okay|ok|alright|all right|right|well|now|anyway|anyways)\b",
        "good": r"^(?:cool|awesome|great|nice|wow|amazing|interesting|fantastic|perfect|excellent"
        r"|gotcha|got it|that's (?:great|awesome|cool|amazing|really))\b",
        "let": r"\b(?:let's|let us|let me)\b",
        "talk": r"\b(?:talk|chat|speak|discuss|dive|dig|jump|get|go|move|switch|shift|transition"
        r"|turn|pivot)(?:ing)? (?:a (?:little )?bit )?(?:more )?"
        r"(?:about|into|in to|to|on|onto|gears|over)\b",
        "move": r"\b(?:mov(?:e|ing) on|next (?:up|question|topic|thing|section|one|item|part)"
        r"|switch(?:ing)? gears|chang(?:e|ing) (?:gears|topics?|the subject)|transition(?:ing)?"
        r"|segue|another (?:question|thing|topic|one|part)|before we"
        r"|last (?:question|thing|topic|one)|final(?:ly)?|wrap(?:ping)? up"
        r"|first (?:question|of all|off|thing)|start(?:ing)? (?:off |out )?with|to start"
        r"|kick (?:us |this |it |things )?off|speaking of|back to|rewind|agenda|secondly"
        r"|thirdly)\b",
        "ask": r"\b(?:i'm curious|curious|i wonder|wondering|i wanted to|i want to|i'd love to"
        r"|i would love to|i'd like to|like to ask|question (?:is|for|about|i)|ask you|can you"
        r"|could you|tell us|tell me|walk us|explain|what are your thoughts|how do you"
        r"|what do you|how did you|what is|what's)\b",
        "mention": r"\b(?:you mentioned|you talked about|you said"
        r"|you were (?:saying|talking|mentioning)|mentioned|you've (?:mentioned|talked|been)"
        r"|earlier|we talked about|we've talked|we discussed)\b",
        "greet": r"\b(?:welcome|hello|hi everyone|my name is|podcast|episode|today we"
        r"|joining (?:us|me)|introduce|this is)\b",
        "close": r"\b(?:thank(?:s| you) (?:so much |very much |again )?for|thanks everyone"
        r"|that's it|goodbye|bye|check out|where can people|find you|sponsor|tips? and"
        r"|tooltips|picks)\b",
        "what": r"\b(?:what|how|why|when|where|who|which)\b",
    }.items()
}

GOES_ON = re.compile(
    r"^(?:and|but|because|or|that|it|its|it's|yeah|yes|no|he|she|they|exactly|like|which|also"
    r"|then|um|uh|this|these|those|i|i'm|you|we|oh|mm|hmm|sure|absolutely|correct|if)\b"
)
"""First words of who goes on with what was said before."""
