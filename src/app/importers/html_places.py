"""Where on a web page an element is: what its tag, role and class names say."""

from __future__ import annotations

import re
from typing import Any

from app.domain.blocks import CutWhy

_TAGS = dict.fromkeys(("nav", "menu", "form", "button", "label", "dialog"), CutWhy.NAVIGATION) | {
    "footer": CutWhy.FOOTER, "aside": CutWhy.RELATED, "figcaption": CutWhy.CAPTION,
}  # fmt: skip
_ROLES = {"contentinfo": CutWhy.FOOTER, "complementary": CutWhy.RELATED} | dict.fromkeys(
    ("navigation", "search", "menu", "menubar", "banner", "dialog", "alertdialog"), CutWhy.NAVIGATION
)
_CLASSES = {
    CutWhy.NAVIGATION: re.compile(
        r"(?:nav|navbar|navigation|menu|main-menu|breadcrumbs?|skip-links?|share|social|social-links|pagination|toc)"
    ),
    CutWhy.FOOTER: re.compile(
        r"(?:footer|site-footer|page-footer|copyright|newsletter|subscribe)"
        r"|(?:[a-z]+[-_])?(?:cookies?|consent|gdpr|cmp|onetrust|didomi|usercentrics)"
        r"(?:[-_][\w-]*|box|banner|bar|notice|wall)?|pay-?wall(?:[-_][\w-]*)?"
    ),
    CutWhy.RELATED: re.compile(
        r"(?:related(?:-\w+)?|recommended|more-like-this|teasers?|comments|sidebar|read-more|most-read"
        r"|ad|ads|adbox|advert|advertisement|advertising|ad-(?:box|container|slot|unit|wrapper|block|banner)|sponsored)"
    ),
    CutWhy.CAPTION: re.compile(r"(?:wp-caption-text|image-caption|photo-credit|caption)"),
    CutWhy.DISCLAIMER: re.compile(r"disclaimer"),
    CutWhy.METADATA: re.compile(r"(?:byline|post-meta|entry-meta|article-meta|meta|authors?|dateline|tags|topics)"),
}
_FORM = 2000
"""More letters than a form has that a person fills in."""
_FOOTNOTE = re.compile(r"(?:_?ftn|fn|_?edn|foot-?note|end-?note|cite_note)[-:_]?\w{1,6}", re.IGNORECASE)


def place_of(el: Any, tag: str, outer: CutWhy | None) -> CutWhy | None:
    """Where `el` is; what an element around it says comes first."""
    if tag == "figcaption":
        return _figure(el, outer)
    if outer is not None or tag in ("html", "body", "main", "article"):
        return outer
    if tag == "header":
        return None if _inside_article(el) else CutWhy.NAVIGATION
    if tag == "footer" and _inside_article(el):
        return CutWhy.METADATA
    if tag == "form" and _is_long(el):
        return None  # some sites wrap the whole page in one form
    return _TAGS.get(tag) or _ROLES.get((el.get("role") or "").lower()) or _by_class(el)


def _is_long(el: Any) -> bool:
    """Whether an element holds more than a form does."""
    letters = 0
    for run in el.itertext():
        letters += len(run)
        if letters > _FORM:
            return True
    return False


def _figure(el: Any, outer: CutWhy | None) -> CutWhy | None:
    """A caption belongs to a picture that is not here, unless its figure holds a table or a quote."""
    figure = next(el.iterancestors("figure"), None)
    holds_text = figure is not None and any(True for _ in figure.iter("table", "blockquote", "pre"))
    return outer if outer is not None or holds_text else CutWhy.CAPTION


def _by_class(el: Any) -> CutWhy | None:
    names = f"{el.get('class') or ''} {el.get('id') or ''}".lower().split()
    for place, pattern in _CLASSES.items():
        if any(pattern.fullmatch(name) for name in names):
            return place
    return None


def _inside_article(el: Any) -> bool:
    return any(True for _ in el.iterancestors("article", "main"))


def is_hidden(el: Any) -> bool:
    """Whether a browser would not show `el`."""
    style = (el.get("style") or "").replace(" ", "").lower()
    return (
        el.get("hidden") is not None
        or "display:none" in style
        or "visibility:hidden" in style
        or (el.get("aria-hidden") == "true" and el.tag not in ("body", "main", "article"))
    )


def is_footnote(el: Any) -> bool:
    """Whether `el` is the text of a note."""
    return el.get("role") in ("doc-footnote", "doc-endnote") or bool(_FOOTNOTE.fullmatch(el.get("id") or ""))
