"""Distinguishing names of publications and institutions from names of persons.

By typical words in a score of languages, by their form (*The …*, *BBC*, a site's address), or because the page names
its own site so.
"""

from __future__ import annotations

import re

_OUTLETS_LIST = (
    "review reviews times post journal news newspaper newspapers herald tribune gazette magazine weekly monthly "
    "daily quarterly observer guardian independent telegraph chronicle bulletin monitor courier dispatch "
    "examiner inquirer sentinel digest wire broadcasting radio tv television channel online media press mirror "
    "globe express record mail advertiser argus echo intelligencer spectator statesman mercury zeitung "
    "allgemeine nachrichten tagblatt tageblatt anzeiger rundschau spiegel kurier blatt presse rundfunk monde "
    "figaro revue courrier quotidien dépêche libération parisien diario mundo periódico noticias prensa revista "
    "gaceta vanguardia nación país heraldo corriere gazzetta giornale stampa repubblica messaggero rivista "
    "notizie jornal folha notícias gazeta correio expresso krant dagblad nieuws courant volkskrant tidning "
    "tidningen dagbladet avis avisen aftonbladet nyheter dziennik wiadomości tygodnik gazetesi haber haberleri "
    "dergisi газета новости вестник известия журнал ведомости правда صحيفة جريدة مجلة وكالة قناة עיתון ידיעות "
    "מעריב הארץ חדשות 日报 晚报 新闻 新聞 通讯社"
)
_OUTLETS = frozenset(_OUTLETS_LIST.split())
"""Words that a newspaper, magazine or station is named with, and hardly a person."""
_BODIES_LIST = (
    "agency association bank centre center commission committee company consulate council department embassy "
    "foundation fund government group institute institution ministry nations office organisation organization "
    "programme program project society union university college academy school forum museum bureau laboratory network "
    "observatory consortium coalition secretariat directorate hospital clinic "
    "institut universität stiftung hochschule université fondation centre instituto universidad fundación "
    "universidade instituut universiteit stichting istituto università fondazione instytut uniwersytet enstitüsü "
    "üniversitesi ajansı институт университет агентство фонд центр معهد جامعة مركز מכון אוניברסיטת אוניברסיטה "
    "מרכז מכללת המכון המרכז משרד ממשלת ארגון איגוד אגודת שגרירות ועדת נציבות התאחדות מוסד רשות "
    "وزارة منظمة جمعية مؤسسة هيئة لجنة حكومة سفارة اتحاد سازمان دانشگاه وزارت "
    "министерство правительство организация комитет академия"
)
_BODIES = frozenset(_BODIES_LIST.split())
"""Words that an institution is named with."""
_ENDINGS = (
    "zeitung", "blatt", "anzeiger", "rundschau", "nachrichten", "kurier", "spiegel",
    "krant", "dagblad", "bladet", "posten", "avisen", "tidende", "tidning", "tidningen", "nytt",
)  # fmt: skip
"""How such words end where a language writes them as one."""
_ALONE_LIST = (
    "reuters bloomberg politico axios haaretz xinhua tass interfax anadolu ynet vox slate wired newsweek forbes "
    "fortune nature science time quartz vice buzzfeed npr afp efe ansa dpa apa ap upi bbc cnn"
)
_ALONE = frozenset(_ALONE_LIST.split())
"""Publications and agencies whose names are one word."""
_PLACES_LIST = (
    "new york|hong kong|tel aviv|san francisco|los angeles|abu dhabi|buenos aires|mexico city|new delhi|"
    "addis ababa|kuala lumpur|são paulo|sao paulo|rio de janeiro|cape town|st. petersburg|saint petersburg|"
    "phnom penh|la paz|san salvador|panama city|kuwait city|guatemala city|washington dc|washington d.c|"
    "ho chi minh city|sri lanka|south africa|saudi arabia|new zealand|united states|united kingdom|south korea|"
    "north korea|costa rica|el salvador|puerto rico|sierra leone|burkina faso|cabo verde|ivory coast|the hague|"
    "den haag|las vegas|san diego|st. louis|port vila|port moresby|port louis|port sudan|pago pago|san josé|"
    "san jose|santo domingo|saint john's|vatican city|cook islands|solomon islands|marshall islands"
)
PLACES = frozenset(_PLACES_LIST.split("|"))
"""Places that look like a person's name."""
_DOMAIN = re.compile(r"(?:[\w-]+\.)+(?:com|org|net|info|news|eu|co\.[a-z]{2}|[a-z]{2})", re.IGNORECASE)
_SHORT = re.compile(r"[A-Z]{2,6}")
QUOTES = " .\"'“”„«»‹›״)("


_SMALL = frozenset(
    ("of", "for", "on", "and", "the", "&", "de", "du", "des", "del", "della", "la", "und", "für", "y", "e")
)
_BEHIND = frozenset(("of", "for", "on", "de", "du", "des", "del", "della", "für"))
"""Words behind which an institution says what it is for: *Centre for Delta Studies*."""
_FIRST = frozenset(_BODIES_LIST[_BODIES_LIST.index("institut ") :].split())
"""Bodies of languages in which what it is comes before its name: *Stiftung Wasser und Politik*."""
_RELATING = frozenset((
    "under", "from", "with", "to", "in", "at", "by", "over", "after", "against", "into", "between", "behind", "inside",
    "how", "why", "a", "an", "as", "dr", "dr.", "prof", "prof.", "sir", "dame", "mr", "mrs", "ms",
))  # fmt: skip
"""Words of titles and of persons that are in no such name."""
_DOES = re.compile(
    r"(?!(?:affairs|studies|sciences|relations|nations|rights|arts|services|economics|politics|states|humanities|news"
    r"|times|systems)$).{2,}[^siu'’]s"
)
"""What may be a verb of a headline or who does it: *China Opens New Hospital*, *Students Occupy University*."""
_MISSION = re.compile(
    r"((?:The )?(?:[A-Z]\w+ )?(?:Embassy|Consulate(?:[ -]General)?|High Commission) of (?:the )?"
    r"(?!.*\b(?!United|States|Emirates|Netherlands|Philippines|Islands)\w+(?:ed|[^siu]s)\b)[\w' -]+?)"
    r" (?:in|to) (?:the )?[A-Z][\w.' -]*"
)
"""A mission, whose name goes on with where it is; but no headline of what it does there."""


def is_house(line: str) -> bool:
    """Whether a line is only the name of a publication or institution. Stricter than `is_publication`, for titles."""
    line = _MISSION.sub(r"\1", line) if _MISSION.fullmatch(line) else line
    words = line.strip(QUOTES).split()
    if not 2 <= len(words) <= 9 or re.search(r"[^\w\s'’&.״\"-]|\d|[^\W\d_]{3}\.", line):
        return False
    low = [word.casefold() for word in words]
    if _RELATING & set(low) or any(word[0].islower() and word not in _SMALL for word in words):
        return False
    named = low[1:] if low[0] == "the" else low
    if low[0] in _FIRST:
        return True
    if len(named) > 2 and any(map(_DOES.fullmatch, named[:-1])) and not {*named} & _BEHIND:
        return False
    if (named[-1] in _BODIES | _OUTLETS or _is_compound(named[-1])) and not {*named} & (_SMALL - {"and", "&", "und"}):
        return len(words) > 1
    first = next((at for at, word in enumerate(named[:-1]) if word in _SMALL), 0)
    return first > 0 and named[first] in _BEHIND and named[first - 1] in _BODIES | _OUTLETS


def is_publication(part: str, site: str = "") -> bool:
    """Whether a name is of a publication or an institution; `site` is what its page calls its site."""
    return is_outlet(part, site) or bool(_folded(part) & _BODIES)


def is_outlet(part: str, site: str = "") -> bool:
    """Whether a name is of a newspaper, a magazine, a station or an agency."""
    words = part.split()
    bare = part.casefold().removeprefix("the ")
    if site and bare == site.casefold().removeprefix("the "):
        return True
    if len(words) == 1:
        return bare in _ALONE or bool(_SHORT.fullmatch(part) or _DOMAIN.fullmatch(part)) or _is_compound(words[0])
    if part.casefold() in PLACES:
        return False
    known = bool(_folded(part) & _OUTLETS) or any(map(_is_compound, words))
    return known or words[0] == "The" or part.casefold() in ("associated press", "agence france-presse")


def _folded(part: str) -> set[str]:
    return {word.strip(QUOTES + ",").casefold() for word in re.split(r"[\s'’-]", part)}


def _is_compound(word: str) -> bool:
    return len(word) > 7 and word.casefold().endswith(_ENDINGS)
