"""What stands on a web page beside its text: menus, footers, cookie notices, comments,
buttons to share, other episodes. Told by the elements, roles and class names that pages of
all makers use for them."""

import re

from transcripts.formats.hypertext import Node


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NEVER = _words(
    "script style noscript template svg iframe object embed canvas nav footer aside form button "
    "select textarea input dialog menu audio video picture figure head title label math"
)
NO_TEXT = _words("script style template svg iframe object embed canvas head title math")
"""Elements that hold no text even where the page says that all of it is a transcript."""
_ROLES = _words(
    "navigation banner contentinfo complementary search dialog alertdialog menu menubar toolbar "
    "tablist tooltip alert"
)
_STRONG = _words(
    "nav navbar navigation menu breadcrumb breadcrumbs footer sidebar comments comment "
    "comment-list commentlist comments-area comment-respond respond disqus disqus_thread "
    "cookie-banner cookie-notice cookie-consent related related-posts sharedaddy jp-relatedposts "
    "share social newsletter screen-reader-text sr-only visually-hidden skip-link widget-area"
)
"""Names of elements that are chrome however large they are."""
_WEAK = re.compile(
    r"(?:^|[-_])(?:nav|navbar|navigation|menu|breadcrumbs?|footer|sidebar|widgets?|cookies?"
    r"|consent|gdpr|banner|comments?|disqus|related|recommended|recommendations|share|sharing"
    r"|social|newsletter|subscribe|subscription|signup|optin|promos?|adverts?|advertisement|ads"
    r"|popup|modal|overlay|tooltip|pagination|pager|toolbar|masthead|byline|tags|tagcloud|meta"
    r"|rating|ratings|paywall|donate|donation|lightbox|carousel|addtoany|searchform|login"
    r"|copyright|legal|toc|author-box|author-bio|bio|reviews|transport|controls)(?:$|[-_])",
    re.IGNORECASE,
)
_ABOUT_LAYOUT = re.compile(r"(?:has|no|with|without|is|not|show|hide)[-_]", re.IGNORECASE)
_TRANSCRIPT = re.compile(r"transcript(?!ion)|transkript|transcripci[oó]n", re.IGNORECASE)
_WHOLE = _words("#document html body main")


class Chrome:
    """Tells the chrome of one page from its text."""

    def __init__(self, root: Node) -> None:
        self._sizes = _sizes(root)
        self._half = self._sizes[id(root)] // 2
        self._known: dict[int, bool] = {}

    def size(self, node: Node) -> int:
        """Characters of all text inside an element but that of scripts and styles."""
        return self._sizes[id(node)]

    def __call__(self, node: Node) -> bool:
        """Whether an element is no part of what a page says."""
        if node.tag in _NEVER:
            return True
        if not node.attributes and node.tag != "header":
            return False
        known = self._known.get(id(node))
        if known is None:
            known = self._known[id(node)] = self._is_chrome(node)
        return known

    def _is_chrome(self, node: Node) -> bool:
        if node.tag in _WHOLE or names_transcript(node):
            return False
        given = node.attributes
        if node.tag == "header" and (self.size(node) > 80 or node.first("nav", "h1")):
            return True
        if given.get("role", "").lower() in _ROLES:
            return True
        if given.get("aria-hidden") == "true" and self.size(node) <= 80:
            return True
        return self._is_named_so(node)

    def _is_named_so(self, node: Node) -> bool:
        names = f"{node.get('class')} {node.get('id')}".lower().split()
        if any(name in _STRONG for name in names):
            return True
        return self.size(node) < self._half and any(
            _WEAK.search(name) and not _ABOUT_LAYOUT.match(name) for name in names
        )


def _sizes(root: Node) -> dict[int, int]:
    """Characters of text inside each element."""
    order = list(root.each())
    sizes: dict[int, int] = {}
    for node in reversed(order):
        size = 0
        if node.tag not in NO_TEXT:
            for child in node.children:
                size += len(child.strip()) if isinstance(child, str) else sizes[id(child)]
        sizes[id(node)] = size
    return sizes


def page_text(page: Node) -> str:
    """The first text of a page that a browser shows, menus and all."""
    parts: list[str] = []
    length = 0
    waiting: list[Node | str] = [page]
    while waiting and length < 4_000:
        one = waiting.pop()
        if isinstance(one, str):
            if tidy := " ".join(one.split()):
                parts.append(tidy)
                length += len(tidy)
        elif one.tag not in NO_TEXT - {"title", "head"}:
            waiting.extend(reversed(one.children))
    return " ".join(parts)


def names_transcript(node: Node) -> bool:
    """Whether an element says of itself that it is a transcript."""
    given = node.attributes
    return bool(given) and any(
        name in given and _TRANSCRIPT.search(given[name]) is not None
        for name in ("id", "class", "aria-label", "data-testid", "itemprop")
    )
