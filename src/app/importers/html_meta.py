"""What a web page's head says of it: JSON-LD, meta elements, its times. A date is taken from where the page states its
own: never the first date that is found, which is often that of another item."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any, cast

from app.domain.authors import in_reading_order
from app.domain.sources import SourceMeta
from app.importers.addresses import split
from app.importers.bylines import Byline, persons
from app.importers.dates import find_date

_ARTICLE_TYPES = re.compile(r"(?:\w*Article|BlogPosting|Report|WebPage|CreativeWork|\w*Publication)")
_TITLE = ("citation_title", "dc.title", "dcterms.title", "og:title", "twitter:title")
_AUTHOR = ("citation_author", "dc.creator", "dcterms.creator", "author", "article:author")
_DATE = (
    "citation_publication_date", "citation_date", "article:published_time", "dc.date.issued", "dcterms.issued",
    "dc.date", "dcterms.date", "datepublished", "article:published", "parsely-pub-date", "pubdate", "publishdate",
    "publish-date", "date",
)  # fmt: skip
_PUBLISHER = ("citation_publisher", "dc.publisher", "dcterms.publisher", "og:site_name", "application-name")
_TOPICS = ("article:tag", "citation_keywords", "dc.subject", "keywords", "news_keywords")
_SERIES = ("citation_series_title", "citation_journal_title", "citation_technical_report_institution")
_NUMBER = ("citation_issue", "citation_technical_report_number")


def head_meta(root: Any, name: str) -> tuple[SourceMeta, str]:
    """The citation in the page's head, and the site's name behind the title, if any. Unknown is empty."""
    head = _Head(root)
    title, site = _title(root, head)
    byline = head.byline()
    return SourceMeta(
        title=title,
        authors=byline.names,
        series=head.first(_SERIES),
        number=head.first(_NUMBER),
        published=head.date(),
        publisher=head.publisher() or byline.publisher,
        topics=head.topics(),
        language=_language(root),
        url=_url(root, head, name),
    ), site


class _Head:
    """What the meta elements and the JSON-LD of a page say."""

    def __init__(self, root: Any) -> None:
        self.metas: dict[str, list[str]] = {}
        for el in root.iter("meta"):
            key = (el.get("name") or el.get("property") or el.get("itemprop") or "").strip().lower()
            value = " ".join((el.get("content") or "").split())
            if key and value:
                self.metas.setdefault(key, []).append(value)
        self.things = [t for t in _json_ld(root) if _ARTICLE_TYPES.fullmatch(_type(t))]
        self.things.sort(key=lambda t: _type(t) in ("WebPage", "CreativeWork"))

    def first(self, keys: tuple[str, ...]) -> str:
        """The first of the meta elements `keys` that the page has."""
        return next((self.metas[key][0] for key in keys if key in self.metas), "")

    def thing(self, key: str) -> object:
        """What the JSON-LD says under `key`, or None."""
        return next((t[key] for t in self.things if t.get(key)), None)

    def authors(self) -> tuple[str, ...]:
        """The names of the authors, each apart, a name turned round put straight."""
        named = _names(self.thing("author") or self.thing("creator"))
        for key in _AUTHOR:
            named = named or tuple(v for v in self.metas.get(key, []) if "://" not in v)
        split = [part.strip() for name in named for part in re.split(r";|(?<!\s)\s++and\s+|,\s+(?=\w+\s\w)", name)]
        return tuple(dict.fromkeys(in_reading_order(part) for part in split if part))

    def byline(self) -> Byline:
        """The persons among the authors, and the publication that some pages name among them."""
        return persons(self.authors(), self.publisher())

    def date(self) -> str:
        """The day of publication, ISO, or as much of it as is said; empty where none is."""
        published = self.thing("datePublished")
        for values in ([published] if isinstance(published, str) else [], *(self.metas.get(key, []) for key in _DATE)):
            days = {_day(value) for value in values}
            if len(days) == 1 and (day := days.pop()):  # where they are several, some are of what is shown beside it
                return day
        return ""

    def publisher(self) -> str:
        """Who publishes it, by the JSON-LD or else by the meta elements."""
        return next(iter(_names(self.thing("publisher"))), "") or self.first(_PUBLISHER)

    def topics(self) -> tuple[str, ...]:
        """The topics, each once, wherever the page keeps them."""
        values = list(_names(self.thing("keywords")) or _names(self.thing("articleSection")))
        for key in _TOPICS:
            values = values or self.metas.get(key, [])
        parts = [part.strip() for v in values for part in re.split(r"[;,،]", v)]
        return tuple(dict.fromkeys(part for part in parts if part))


def _day(value: str) -> str:
    """The ISO day in what a head says, or as much of it as is said; empty where it says none."""
    found = find_date(re.sub(r"^(\d{4})/(\d\d?)/(\d\d?)", _iso, value.strip())[:40])
    return found or (value.strip() if re.fullmatch(r"\d{4}(?:-\d\d)?", value.strip()) else "")


def _json_ld(root: Any) -> Iterator[dict[str, Any]]:
    for el in root.iter("script"):
        if (el.get("type") or "").split(";")[0].strip().lower() == "application/ld+json":
            try:
                yield from _things(json.loads(el.text or "", strict=False))
            except (ValueError, RecursionError):
                continue


def _things(value: object) -> Iterator[dict[str, Any]]:
    """Every object of some JSON-LD, those of its graph and its main entity too."""
    if isinstance(value, list):
        for item in cast("list[object]", value):
            yield from _things(item)
    elif isinstance(value, dict):
        thing = cast("dict[str, Any]", value)
        yield thing
        yield from _things(thing.get("@graph"))
        yield from _things(thing.get("mainEntity"))


def _type(thing: dict[str, Any]) -> str:
    kind: object = thing.get("@type", "")
    if isinstance(kind, list):
        return next((str(k) for k in cast("list[object]", kind)), "")
    return str(kind)


def _names(value: object) -> tuple[str, ...]:
    """The words in `value`, or under *name* in it or in what it lists, however deep; addresses are none."""
    found: list[str] = []
    pending = [value]
    while pending:
        one = pending.pop()
        if isinstance(one, str) and one.strip() and "://" not in one:
            found.append(unescape(one).strip())
        elif isinstance(one, dict):
            pending.append(cast("dict[str, object]", one).get("name"))
        elif isinstance(one, list):
            pending += reversed(cast("list[object]", one))
    return tuple(found)


def _iso(match: re.Match[str]) -> str:
    return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"


def _title(root: Any, head: _Head) -> tuple[str, str]:
    """The title, by the page's metadata and its one main heading, and the rest of the tab's title."""
    headline = head.thing("headline") or head.thing("name")
    tab = _text(root.find(".//title"))
    stated = unescape(headline) if isinstance(headline, str) else head.first(_TITLE) or tab
    stated = " ".join(stated.split())
    mains = [_text(h) for h in root.iter("h1")]
    mains = [h for h in mains if h]
    own = next((h for h in mains if h.casefold() in stated.casefold() or stated.casefold() in h.casefold()), "")
    title = own or stated or next(iter(mains), "")
    if not own and len(mains) == 1 and not isinstance(headline, str):
        title = mains[0]
    match = re.fullmatch(r"(.+\S)\s+(?:\||[-–—]|::|»)\s+([^|]{2,60})", tab)
    site = match[2].strip() if match and match[1].strip().casefold() in title.casefold() + tab.casefold() else ""
    if match and site and _is_all_title(title, tab, match) and site.casefold() != head.publisher().casefold():
        return title, ""
    if site and title.endswith(site) and len(title) > len(site) + 3:
        title = title[: -len(site)].rstrip(" |-–—:»")
    return title, site


def _is_all_title(heading: str, tab: str, parts: re.Match[str]) -> bool:
    """Whether the page's heading says the whole of the tab's title, which a dash parts: no site is named so there."""
    is_dashed = tab[parts.end(1) : parts.start(2)].strip() in "-–—"
    return is_dashed and re.findall(r"\w+", heading.casefold()) == re.findall(r"\w+", tab.casefold())


def time_of(root: Any) -> str:
    """The first machine-readable time inside the article that is not in an aside."""
    for el in root.iter("time"):
        if any(True for _ in el.iterancestors("aside", "footer", "nav", "li")):
            continue
        if any(True for _ in el.iterancestors("article", "main", "header")):
            found = find_date(el.get("datetime") or "") or find_date(_text(el))
            if found:
                return found
    return ""


def _language(root: Any) -> str:
    tag = (root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "").strip()
    if not re.fullmatch(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*", tag):
        return ""
    main = re.split("[-_]", tag)[0].lower()
    return "he" if main == "iw" else main


def _url(root: Any, head: _Head, name: str) -> str:
    links = [el.get("href") or "" for el in root.iter("link") if "canonical" in (el.get("rel") or "").lower()]
    for url in (*links, head.first(("og:url",)), name):
        parts = split(url.strip())
        if parts is not None and parts.scheme in ("http", "https"):
            return url.strip()
    return ""


def _text(el: Any) -> str:
    return "" if el is None else " ".join("".join(el.itertext()).split())
