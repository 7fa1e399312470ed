"""What RIS and BibTeX have in common with CSL-JSON, by which entries are both read and written.

Several of their types are one type of CSL: the first of each is the one that is written.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

RIS_TYPES = {
    "JOUR": "article-journal", "EJOUR": "article-journal", "JFULL": "article-journal", "MGZN": "article-magazine",
    "NEWS": "article-newspaper", "BOOK": "book", "EBOOK": "book", "EDBOOK": "book", "CHAP": "chapter",
    "ECHAP": "chapter", "CPAPER": "paper-conference", "CONF": "paper-conference", "RPRT": "report", "GOVDOC": "report",
    "THES": "thesis", "ELEC": "webpage", "WEB": "webpage", "BLOG": "post-weblog", "UNPB": "manuscript",
    "MANSCPT": "manuscript", "DATA": "dataset", "AGGR": "dataset", "ENCYC": "entry-encyclopedia",
    "DICT": "entry-dictionary", "PAMP": "pamphlet", "HEAR": "hearing", "BILL": "bill", "STAT": "legislation",
    "CASE": "legal_case", "MAP": "map", "SLIDE": "speech", "SOUND": "song", "MPCT": "motion_picture",
    "VIDEO": "motion_picture", "PCOMM": "personal_communication", "PAT": "patent", "GEN": "document",
    "COMP": "software", "MUSIC": "musical_score", "STAND": "standard", "ART": "graphic", "FIGURE": "figure",
    "INPR": "article", "LEGAL": "regulation", "CLSWK": "classic", "SER": "periodical",
}  # fmt: skip
_OTHERS = "broadcast collection entry event interview performance post review review-book treaty"
TYPES = frozenset((*RIS_TYPES.values(), *_OTHERS.split()))
"""Those of CSL."""
BIBTEX_TYPES = {
    "article": "article-journal", "book": "book", "mvbook": "book", "collection": "book", "incollection": "chapter",
    "inbook": "chapter", "inproceedings": "paper-conference", "conference": "paper-conference", "techreport": "report",
    "report": "report", "phdthesis": "thesis", "mastersthesis": "thesis", "thesis": "thesis",
    "unpublished": "manuscript", "online": "webpage", "electronic": "webpage", "www": "webpage", "dataset": "dataset",
    "booklet": "pamphlet", "legislation": "legislation", "jurisdiction": "legal_case", "patent": "patent",
    "inreference": "entry-encyclopedia", "proceedings": "book", "mvproceedings": "book", "mvcollection": "book",
    "reference": "book", "mvreference": "book", "bookinbook": "chapter", "suppbook": "chapter",
    "suppcollection": "chapter", "movie": "motion_picture", "video": "motion_picture", "audio": "song",
    "music": "song", "artwork": "graphic", "image": "graphic", "letter": "personal_communication", "misc": "document",
    "blog": "post-weblog", "software": "software",
}  # fmt: skip
SUBTYPES = {
    "blog": "post-weblog", "blog post": "post-weblog", "weblog post": "post-weblog",
    "letter": "personal_communication", "personal communication": "personal_communication",
}  # fmt: skip
"""By what a *misc* or *online* is called, where BibTeX has no type of its own."""
ARTICLES = {"newspaper": "article-newspaper", "magazine": "article-magazine"}
"""By the `entrysubtype` of an *article* of biblatex."""
GENRES = {"phdthesis": "PhD thesis", "mastersthesis": "Master’s thesis", "mathesis": "Master’s thesis"}
"""What BibTeX says by the type of a thesis, and CSL by its genre."""
LANGUAGES = {
    "english": "en", "american": "en-US", "british": "en-GB", "hebrew": "he", "arabic": "ar", "french": "fr",
    "german": "de", "ngerman": "de", "spanish": "es", "italian": "it", "portuguese": "pt", "dutch": "nl",
    "russian": "ru", "chinese": "zh", "japanese": "ja", "persian": "fa", "turkish": "tr", "polish": "pl",
}  # fmt: skip
"""By their names in babel, which biblatex goes by."""
ENDNOTE_TYPES = {
    "journal article": "article-journal", "magazine article": "article-magazine", "book": "book",
    "newspaper article": "article-newspaper", "book section": "chapter", "edited book": "book",
    "conference paper": "paper-conference", "conference proceedings": "paper-conference", "report": "report",
    "government document": "report", "thesis": "thesis", "web page": "webpage", "blog": "post-weblog",
    "dataset": "dataset", "manuscript": "manuscript", "unpublished work": "manuscript", "generic": "document",
}  # fmt: skip
"""EndNote repeats the type of each entry, which says more than that of BibTeX, where others name the genre."""
BIBTEX_FIELDS = {
    "title": "title", "shorttitle": "title-short", "journal": "container-title", "journaltitle": "container-title",
    "booktitle": "container-title", "series": "collection-title", "volume": "volume", "edition": "edition",
    "pages": "page", "publisher": "publisher", "institution": "publisher", "school": "publisher",
    "university": "publisher",
    "organization": "publisher", "address": "publisher-place", "location": "publisher-place", "type": "genre",
    "eventtitle": "event-title", "venue": "event-place", "isbn": "ISBN", "issn": "ISSN", "doi": "DOI", "url": "URL",
    "langid": "language", "language": "language", "keywords": "keyword", "note": "note", "abstract": "abstract",
    "version": "version",
}  # fmt: skip
RIS_FIELDS = {
    "TI": "title", "ST": "title-short", "T2": "container-title", "T3": "collection-title", "VL": "volume",
    "ET": "edition", "PB": "publisher", "CY": "publisher-place", "M3": "genre", "DO": "DOI", "LA": "language",
    "AB": "abstract",
}  # fmt: skip
MEETING_FIELDS = RIS_FIELDS | {
    "T2": "event-title", "C3": "container-title", "CY": "event-place", "C1": "publisher-place",
}  # fmt: skip
"""Those of a paper given at a conference."""
SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "winter": 4, "fall": 3}
"""Of CSL, by the words used in place of a month."""
RIS_ROLES = {"AU": "author", "ED": "editor", "A4": "translator"}


def ris_fields(kind: str) -> Mapping[str, str]:
    """The fields of a type of CSL by their tags; of software as Zotero writes them."""
    return (
        MEETING_FIELDS if kind == "paper-conference" else RIS_FIELDS | ({"ET": "version"} if kind == "software" else {})
    )


SERIALS = ("ISSN", "ISBN")


def numbers(entry: Mapping[str, Any]) -> tuple[str, ...]:
    """What the one number of RIS and BibTeX is of an entry, the likeliest first: of an issue, in a series, its own."""
    if str(entry["type"]).startswith("article"):
        return "issue", "number", "collection-number"
    if entry.get("collection-title") and entry["type"] != "report":
        return "collection-number", "number", "issue"
    return "number", "issue", "collection-number"


def first_of(types: dict[str, str]) -> dict[str, str]:
    """By a type of CSL the first type that is read as it."""
    return {theirs: ours for ours, theirs in reversed(types.items())}
