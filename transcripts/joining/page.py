"""Whether a page that sums up a conversation is about a talk."""

from transcripts.columns import DESCRIPTION, EVENT, SPEECH
from transcripts.model import Reading

from .chapters import described
from .placing import Described, order_gain, shared_words
from .same import DIFFERENT, Facts, Likeness, compare, evidence
from .sketch import stem
from .spoken import spoken, words_of

_CHAPTERS = 4
"""Chapters under which their order says nothing."""
LEAST = 0.45
"""Share of a page's longer words that must be said in the talk."""


def told(page: Reading) -> list[Described]:
    """What a page says is talked about, chapter by chapter."""
    if page.details.chapters:
        return [described(page.blocks, chapter) for chapter in page.details.chapters]
    return [Described(page.details.title or "", " ".join(_texts(page)))]


def _texts(page: Reading) -> list[str]:
    return [block.text for block in page.blocks if block.kind not in (SPEECH, EVENT, DESCRIPTION)]


def words_of_page(page: Reading) -> list[str]:
    """All words of a page's chapters, in order."""
    text = " ".join(f"{chapter.title} {chapter.text}" for chapter in told(page))
    return words_of(text).words


def compare_pages(one: Reading, facts_one: Facts, two: Reading, facts_two: Facts) -> Likeness:
    """Two pages."""
    return compare(words_of_page(one), facts_one, words_of_page(two), facts_two)


def compare_with_talk(page: Reading, about: Facts, talk: Reading, facts: Facts) -> Likeness:
    """A page and a talk: never more than likely. The page's words must be said in the talk,
    and in the page's order: any talk on the same subject has the words."""
    chapters = told(page)
    said = spoken(talk.blocks).words
    share = shared_words(chapters, {stem(word) for word in said})
    alike, unlike = evidence(about, facts)
    if share < LEAST:
        return DIFFERENT
    gain = order_gain(talk.blocks, chapters) if len(chapters) >= _CHAPTERS else 0.0
    if alike and not unlike:
        enough = gain >= 1.5 if len(chapters) >= _CHAPTERS else share >= 0.65
    elif unlike:
        enough = gain >= 15 and share >= 0.6
    else:
        enough = (gain >= 8 and share >= 0.55) or (gain >= 6 and share >= 0.7)
    if not enough:
        return DIFFERENT
    reasons = [f"{round(100 * share)} % of the page's words are said in it"]
    if gain:
        reasons.append("its chapters follow the talk")
    return Likeness("likely", (*reasons, *alike, *unlike), min(0.99, share * (1 + gain / 100)))
