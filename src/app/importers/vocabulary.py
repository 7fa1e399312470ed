"""The words by which menus, adverts and footers of a page are known, in the languages of our users. Rules about shape
(length, sentence ends, repetition, blank lines) come first; these lists only help where shape is silent. A language
that is not here still works by shape."""

from __future__ import annotations

import re

from app.importers.dates import DATE, MONTHS

DATE_ONLY = re.compile(
    rf"(?:{DATE.pattern}|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}|\d{{1,2}}:\d\d(?:\s*[-–]\s*\d{{1,2}}:\d\d)?)[\s,.]*",
    re.IGNORECASE,
)
"""A line that is nothing but a date or a time of day."""

_DAY = rf"(?:3[01]|[12]?\d)\s+ב?(?i:{MONTHS})\b(?!,\s*[A-Z]\.)"
"""A day of a month, and no author of its name: *3 May, T.*"""
NOTE_MARK = re.compile(
    rf"(?:\[\w{{1,3}}\]|\^\w{{1,3}}\b|[⁰¹²³⁴-⁹]+)\s*\S|(?!{_DAY})\d{{1,3}}\s+[A-Z\u05d0-\u05ea].*\d{{4}}"
)
TABLE_CAPTION = re.compile(r"(?:table|tableau|tabelle|tabla|לוח|טבלה)\s+\w{1,4}\b[.:]?", re.IGNORECASE)
PICTURE_CAPTION = re.compile(
    r"(?:photo|image|picture|figure \w{1,4}|credit|illustration|source of (?:photo|image)"
    r"|צילום|תמונה|איור|foto|abbildung)\s*(?:\w+\s*)?[:.|©]",
    re.IGNORECASE,
)
DISCLAIMER = re.compile(
    # Tried once a line: from every letter again it would take the square of the line's length.
    r"(?m:^)(?=.*\b(?:express|presented|stated|contained|held|solely|only|alone|own"
    r"|necessarily|reflect|represent|not those))"
    r".*\b(?:opinions?|views?|positions?)\b.{0,120}\b(?:authors?|writers?|contributors?)\b"
    r"|\b(?:opinions?|views?)\b.{0,80}\bdo(?:es)? not (?:necessarily )?(?:reflect|represent)\b"
    r"|(?:דעות|דעה|עמדות).{0,80}(?:מחבר|כותב)|על דעת (?:המחבר|הכותב)"
    r"|\bMeinung.{0,80}\bAutor|\bopinions?\b.{0,80}\bauteur|\bopiniones\b.{0,80}\bautor",
    re.IGNORECASE,
)

_TOPICS = (
    "topics?|tags?|keywords?|key words|categor(?:y|ies)|filed under|subjects?"
    "|נושאים|תגיות|מילות מפתח|schlagwörter|mots[- ]clés"
)
_SERIES = "publication series|series|סדרת פרסומים|סדרה"
TOPICS = re.compile(rf"(?:{_TOPICS})\s*[:：]\s*", re.IGNORECASE)
TOPICS_GLUED = re.compile(r"(?:Topics|Tags|Keywords|Categories)(?=[A-Z])")
"""A label that the saving of the page ran together with what it labels."""
SERIES = re.compile(rf"(?:{_SERIES})\b\s*:?\s*", re.IGNORECASE)

_END_HEADS = re.compile(
    r"(?:all |more |other |latest |recent |upcoming |most read )?"
    r"(?:related|recommended|similar)\b(?! (?:work|literature)).*"
    r"|(?:you (?:may|might) (?:also )?(?:like|be interested).*)|(?:read|see|learn) (?:more|also|next)\b.*"
    r"|more (?:from|on|by|in)\b.*"
    r"|(?:all |upcoming |latest |recent )(?:events?|publications?|posts?|news|articles?)"
    r"|most (?:read|popular|viewed)|читайте также.*|комментарии|اقرأ أيضا.*"
    r"|events|(?:\d+ )?(?:comments?|kommentare?|commentaires?|comentarios?|תגובות)(?: \(\d+\))?"
    r"|leave a (?:reply|comment)|share(?: this.*)?|newsletter|subscribe.*|sign up.*"
    r"|stay (?:up to date|informed|in touch|connected)|follow us.*|contact us|about the authors?"
    r"|פרסומים נוספים|פרסומים קשורים|כתבות נוספות|מאמרים נוספים|קראו (?:גם|עוד).*|עוד בנושא.*|אירועים"
    r"|(?:הישארו|הרשמו|הצטרפו).*|צור קשר"
    r"|(?:verwandte|ähnliche|weitere) (?:artikel|beiträge|themen|meldungen)|mehr zum thema.*|lesen sie auch.*"
    r"|das könnte (?:sie|dich) auch interessieren.*|(?:à )?lire aussi.*|voir aussi|sur le même (?:sujet|thème)"
    r"|articles (?:liés|similaires)|(?:artículos|noticias) relacionad[ao]s|(?:te|le) puede interesar.*",
    re.IGNORECASE,
)
_POINTERS = re.compile(
    r"(?:read|see|learn|watch|listen)(?: also| more| next| now)?\s*[:：]\s*\S.*|share(?: this.*)?|subscribe.*"
    r"|(?:enter )?your e-?mail(?: address)?|(?:our )?newsletter|sign up.*|follow us.*|advertisement|"
    r"|article continues below.*"
    r"|קראו (?:גם|עוד)\s*:.*|פרסומת",
    re.IGNORECASE,
)
_WALL = re.compile(
    r"^(?:subscribe|sign (?:up|in)|log ?in|register|pay|join)\b.*\b(?:continue|keep|go on|finish) reading\b"
    r"|^(?:to )?(?:continue|keep) reading,? (?:with|subscribe|sign|log ?in|register|become)\b"
    r"|^(?:this|the full|the rest of this) (?:article|story|content)\b"
    r".{0,30}\b(?:for|to) (?:our )?(?:subscribers|members)\b"
    r"|\bréservée? (?:aux|à nos) abonnés\b|^(?:jetzt )?weiterlesen mit\b|только для подписчиков|^להמשך קריאה"
    r"|^(?:contenido|artículo) exclusivo para suscriptores",
    re.IGNORECASE,
)
FOOTER = re.compile(
    r"©|\(c\)\s*\d{4}|copyright|all rights reserved|privacy policy|terms of (?:use|service)|cookies?\b"
    r"|accessibility|developed by|powered by|\bfax\b|\btel\b\s*[:.]|e-?mail\s*:"
    r"|stay (?:up to date|informed|in touch)"
    r"|newsletter|subscribe|sign up|follow us|版权|版權|כל הזכויות|מדיניות פרטיות|נגישות|טלפון|דוא.ל|הישארו|הרשמו",
    re.IGNORECASE,
)
SITE_FOOT = re.compile(
    r"©|copyright|all rights reserved|privacy policy|terms of (?:use|service)|כל הזכויות|מדיניות פרטיות|版权|版權",
    re.IGNORECASE,
)
"""Words at the foot of web pages, but hardly of a paper or a mail."""
_RIGHTS = re.compile(
    r"^(?:©|\(c\)\s*\d{4}|copyright\s*(?:©|\(c\)|\d{4}))|\ball rights reserved\b|\balle rechte vorbehalten\b"
    r"|\btous droits réservés|\btodos los derechos reservados\b|כל הזכויות שמורות|版权所有|جميع الحقوق محفوظة"
    r"|\bвсе права защищены\b|\btutti i diritti (?:sono )?riservati\b|\btodos os direitos reservados\b"
    r"|\balle rechten voorbehouden\b|\bwszelkie prawa zastrzeżone\b|\btüm hakları saklıdır|無断(?:転載|複製)",
    re.IGNORECASE,
)
_CONSENT = re.compile(r"\bcookies?\b|\bconsent\b|\bprivacy\b|\bgdpr\b|עוגיות|ملفات تعريف الارتباط", re.IGNORECASE)
_MENU_MARK = re.compile(r"[|·•»]")
_NO_ENTRY = re.compile(r"[>/.]")
_LONGEST_MENU = 600
SKIP_LINK = re.compile(
    r"(?:go|skip|jump) to (?:\w+ )?(?:content|main|header|footer|search|navigation)|דלג ל", re.IGNORECASE
)
BYLINE = re.compile(
    r"(?:(?:(?:interview|story|text|words(?: and (?:pictures|photos))?|report(?:ing|ed)?|written|edited) )?by"
    r"|authors?|מאת|von|par|por|авторы?|بقلم|yazan"
    r"|autor(?:en|in|a|es)?|auteurs?|autore|autrice)(?:\s*+:\s++|\s++)(?=\S)"
    r"|(?:di|av|af|door|przez)\s++(?=(?-i:[A-ZÀ-Þ]))"
    r"|作者\s*[:：]\s*",
    re.IGNORECASE,
)
HEAD_LABEL = re.compile(
    r"(?P<label>title|subject|author|from|to|cc|date|sent|published|publisher|source|url|נושא|מאת|אל|תאריך)"
    r"[ \t]*:[ \t]*(?P<value>\S.*)",
    re.IGNORECASE,
)
"""A line at the head of a mail or a note that says one thing of it behind a label."""
_SORT_OF_PAPER = re.compile(
    r"for (?:immediate|general) release|(?:press|news|media)[ -](?:release|statement|note|notice|advisory|communiqué)"
    r"|pressemitteilung|communiqué de presse|comunicado de prensa|comunicato stampa|הודעה לעיתונות",
    re.IGNORECASE,
)
"""What a line above a title says of the paper it is on; a number may stand behind it."""
OPENING_HEADS = re.compile(
    r"(?:\d+[.)]\s+)?(?:introduction|background|abstract|summary|executive summary|overview"
    r"|מבוא|תקציר|רקע|einleitung)",
    re.IGNORECASE,
)
NOTES_HEADS = re.compile(r"(?:foot|end)?notes|references|sources|bibliography|הערות|מקורות", re.IGNORECASE)


_NUMBER_BEHIND = re.compile(r"[\s:–—-]*(?:(?:no|nr|n°)\.?\s*)?(?:\d[\d/.-]*)?\s*", re.IGNORECASE)


def is_menu(text: str) -> bool:
    """Whether a line is a whole menu: three to thirteen short entries with a bar or a dot between them."""
    if len(text) > _LONGEST_MENU or _NO_ENTRY.search(text):
        return False
    entries = _MENU_MARK.split(text)
    return 3 <= len(entries) <= 13 and all(len(entry) >= 2 and len(entry.strip()) <= 30 for entry in entries)


def says_sort_of_paper(text: str) -> bool:
    """Whether a line says no more than that it is a press release or the like, perhaps with its number."""
    found = _SORT_OF_PAPER.match(text)
    return found is not None and _NUMBER_BEHIND.fullmatch(text, found.end()) is not None


def is_label(text: str) -> bool:
    """Whether a line gives metadata behind a label, such as the topics of a page."""
    if len(text) > 400:
        return False
    series = SERIES.match(text)
    return bool(TOPICS.match(text) or TOPICS_GLUED.match(text)) or bool(
        series and len(text) < 100 and not text.rstrip().endswith(".")
    )


def is_section_end(text: str) -> bool:
    """Whether a line is the heading of a section after an article: related items, comments, a newsletter."""
    return len(text) <= 60 and bool(_END_HEADS.fullmatch(text.strip().rstrip(":")))


def is_foot(text: str) -> bool:
    """Whether a line says who has the rights in a page."""
    return len(text) <= 200 and bool(_RIGHTS.search(text.strip()))


def is_of_consent(text: str) -> bool:
    """Whether a text above a page's title may be of a notice that asks for consent to cookies."""
    return bool(_CONSENT.search(text))


def is_pointer(text: str) -> bool:
    """Whether a line is one of those that interrupt an article: share it, subscribe, read also this."""
    return len(text) <= 160 and bool(_POINTERS.fullmatch(text.strip()))


def ends_article(text: str) -> bool:
    """Whether a line says that what follows is not the article: another list, or the rest for those who pay."""
    return bool(is_section_end(text) and not is_pointer(text)) or (len(text) <= 160 and bool(_WALL.search(text)))


def is_disclaimer(text: str) -> bool:
    """Whether a line says whose opinions the page holds."""
    return len(text) <= 500 and bool(DISCLAIMER.search(text))
