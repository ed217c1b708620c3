"""What the XML formats here share: the name of a source's first element, declared
characters written out, and the words inside an element."""

import re
from dataclasses import replace
from xml.etree.ElementTree import Element

from transcripts.formats import markup
from transcripts.formats.document import Document
from transcripts.text import make_safe

_HEAD = 20_000
"""Characters in which the first element must begin."""
_TAG = re.compile(r"<(?:[\w.-]{1,60}:)?([A-Za-z_][\w.-]{0,60})(?=[\s/>])")
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[\]<>]{0,2000}(?:\[([^\]]{0,60000})\]\s{0,100})?>")
_ENTITY = re.compile(
    r"<!ENTITY\s{1,20}([\w.-]{1,40})\s{1,20}(?:\"(&#x?[0-9a-fA-F]{1,6};|[^\"&%<]{0,8})\""
    r"|'(&#x?[0-9a-fA-F]{1,6};|[^'&%<]{0,8})')\s{0,20}>"
)
_COMMENT = re.compile(r"<!--[^-]{0,500}-->")
_REFERENCE = re.compile(r"&([A-Za-z][\w.-]{0,39});")
_BLANKS = re.compile(r"\s+")


def root_name(document: Document) -> str:
    """The name of the first element in small letters, without its namespace; empty where
    the source does not begin as XML does."""
    if not document.start.startswith("<"):
        return ""
    text = document.head[:_HEAD]
    at = 0
    while True:
        tag = _TAG.search(text, at)
        comment = text.find("<!--", at)
        if tag is None or comment < 0 or tag.start() < comment:
            return tag[1].lower() if tag else ""
        at = text.find("-->", comment)
        if at < 0:
            return ""


def parse(document: Document) -> markup.Tree:
    """As `markup.xml`, but names that a document declares for single characters or short
    words are read as what they stand for. Declarations of any other sort are refused."""
    at = document.head.find("<!DOCTYPE")
    doctype = _DOCTYPE.match(document.text, at) if at >= 0 else None
    if not doctype or not doctype[1] or _COMMENT.sub("", _ENTITY.sub("", doctype[1])).strip():
        return markup.xml(document)
    names = {m[1]: m[2] if m[2] is not None else m[3] for m in _ENTITY.finditer(doctype[1])}
    text = document.text[: doctype.start()] + document.text[doctype.end() :]
    text = _REFERENCE.sub(lambda match: names.get(match[1], match[0]), text)
    return markup.xml(replace(document, text=text))


def name(element: Element) -> str:
    """An element's name in small letters, without its namespace."""
    return markup.local(element.tag).lower() if isinstance(element.tag, str) else ""


def attribute(element: Element, *names: str) -> str:
    """The first of the attributes that says something, by their names in small letters
    without namespaces; made safe, empty where none does."""
    found = {markup.local(key).lower(): value for key, value in element.attrib.items()}
    for wanted in names:
        if value := tidy(found.get(wanted, "")):
            return value
    return ""


def tidy(text: str) -> str:
    """`text` made safe, each run of blanks and line breaks one blank."""
    return make_safe(_BLANKS.sub(" ", text)).strip(" ")


def words_of(element: Element) -> str:
    """All characters inside an element, tidied."""
    return tidy(markup.content(element))


def child(element: Element, *path: str) -> Element | None:
    """The first element down a path of names, without namespaces."""
    found: Element | None = element
    for step in path:
        found = (
            next((one for one in found if name(one) == step), None) if found is not None else None
        )
    return found


def damage(tree: markup.Tree) -> tuple[str, ...]:
    """What to say is left out of a source that is damaged; nothing of a whole one."""
    if tree.damaged is None:
        return ()
    return (f"everything after line {tree.damaged}, where the XML is damaged",)
