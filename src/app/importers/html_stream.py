"""Reads a page too large to be held as a tree: elements are walked while they are parsed, and then freed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import deepcopy
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from app.importers.html_walk import Walk
from app.importers.pieces import refuse_many
from app.importers.progress import Step

_AS_A_WHOLE = frozenset(("tr", "pre", "figure", "h1"))
"""Elements that the walk looks into before it reads them, so they are kept until they end."""
_SAYS_OF_THE_PAGE = frozenset(("meta", "link", "base", "title", "script", "h1", "time"))
_STEP = 100_000
"""Code points that are parsed before what they hold is walked."""
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_MOST = 500
"""So many elements that say something of the page are kept."""


def stream(source: str, name: str, walk: Walk, base: Callable[[Any], str], step: Step) -> Any | None:
    """Walk a page, and return what says something of it as a small page of its own; None where the parser gave up.
    `base` gets from that what links are relative to. Raises `BadInput` where there is more than a source may have."""
    etree: Any = import_module("lxml.etree")
    parser = etree.HTMLPullParser(events=("start", "end"), remove_comments=True, remove_pis=True, huge_tree=True)
    streaming = _Streaming(walk, base, etree.Element("html"))
    for at in range(0, len(source), _STEP):
        parser.feed(source[at : at + _STEP])
        streaming.take(parser.read_events())
        step(at / len(source))
        refuse_many(max(len(walk.pieces), walk.spans // 2), name)
    parser.close()
    streaming.take(parser.read_events())
    walk.end()
    return None if parser.feed_error_log.filter_from_fatals() else streaming.about


@dataclass(slots=True)
class _Streaming:
    """The state of the walk: what is kept until it ends, and what has been found that says something of the page."""

    walk: Walk
    base: Callable[[Any], str]
    about: Any
    kept: Any = None
    """The element that is kept until it ends, or passed over."""
    passed_over: bool = False

    def take(self, events: Iterable[tuple[str, Any]]) -> None:
        """Walk on with what was parsed."""
        for event, el in events:
            if event == "start":
                self.start(el)
            else:
                self.end(el)

    def start(self, el: Any) -> None:
        """An element begins; the text before it is there now."""
        if self.kept is None:
            before, parent = el.getprevious(), el.getparent()
            if before is not None:
                self.walk.words(before.tail or "")
                if parent is not None:
                    parent.remove(before)
            elif parent is not None:
                self.walk.words(parent.text or "")
                parent.text = None
            else:
                attributes = {key: el.get(key) or "" for key in ("lang", "dir", _XML_LANG)}
                self.about.attrib.update(
                    {key: value for key, value in attributes.items() if value and value.isprintable()}
                )
            if el.tag in _AS_A_WHOLE:
                self.kept, self.passed_over = el, False
            elif not self.walk.start(el):
                self.kept, self.passed_over = el, True

    def end(self, el: Any) -> None:
        """An element ends; all that is in it is there now."""
        if el.tag in _SAYS_OF_THE_PAGE:
            self._keep(el)
        if self.kept is None:
            self.walk.words((el[-1].tail if len(el) else el.text) or "")
            self.walk.close()
            el.clear(keep_tail=True)
        elif el is self.kept:
            self.kept = None
            if self.passed_over:
                self.walk.close()
            else:
                self.walk.walk(el)
            el.clear(keep_tail=True)
        elif self.passed_over:
            el.clear()

    def _keep(self, el: Any) -> None:
        """Keep what says something of the page; a time only where it may be the article's."""
        if len(self.about) >= _MOST or (el.tag == "script" and "ld+json" not in (el.get("type") or "")):
            return
        around = {one.tag for one in el.iterancestors()}
        if el.tag == "time" and (
            around & {"aside", "footer", "nav", "li"} or not around & {"article", "main", "header"}
        ):
            return
        copied = deepcopy(el)
        copied.tail = None
        if el.tag == "time":
            article = import_module("lxml.etree").SubElement(self.about, "article")
            article.append(copied)
        else:
            self.about.append(copied)
            if el.tag == "base" or "canonical" in (el.get("rel") or "") or el.get("property") == "og:url":
                self.walk.base = self.base(self.about)
