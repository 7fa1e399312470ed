"""Bylines in the manner of many outlets and languages: persons are authors, the publication beside them is none."""

from __future__ import annotations

from tests.helpers.each import each

from app.domain.publications import is_house
from app.importers.bylines import persons, read_byline
from app.importers.read import read_source

BODIES = {
    "en": (
        "Gifts along the coast",
        "The harbour council sent forty crates of gloves to its twin town before the ferry left the quay today.",
    ),
    "de": (
        "Geschenke entlang der Küste",
        "Der Rat des Hafens schickte vierzig Kisten mit Handschuhen in die Partnerstadt, bevor die Fähre ablegte.",
    ),
    "fr": (
        "Des cadeaux le long de la côte",
        "Le conseil du port a envoyé quarante caisses de gants à la ville jumelle avant que le bac ne quitte le quai.",
    ),
    "es": (
        "Regalos a lo largo de la costa",
        "El consejo del puerto envió cuarenta cajas de guantes a la ciudad hermana antes de salir el barco.",
    ),
    "it": (
        "Doni lungo la costa",
        "Il consiglio del porto ha mandato quaranta casse di guanti alla città gemella prima della partenza.",
    ),
    "pt": (
        "Presentes ao longo da costa",
        "O conselho do porto enviou quarenta caixas de luvas para a cidade irmã antes que a balsa deixasse o cais.",
    ),
    "nl": (
        "Geschenken langs de kust",
        "De raad van de haven stuurde veertig kisten met handschoenen naar de zusterstad voordat de veerboot vertrok.",
    ),
    "sv": (
        "Gåvor längs kusten",
        "Hamnrådet skickade fyrtio lådor med handskar till vänorten innan färjan lämnade kajen den dagen.",
    ),
    "pl": (
        "Dary wzdłuż wybrzeża",
        "Rada portu wysłała czterdzieści skrzyń rękawic do miasta partnerskiego, zanim prom odpłynął rano z nabrzeża.",
    ),
    "ru": (
        "Подарки вдоль берега",
        "Совет порта отправил сорок ящиков перчаток в город-побратим до того, как паром утром отошёл от причала.",
    ),
    "tr": (
        "Kıyı boyunca hediyeler",
        "Liman meclisi, vapur sabah iskeleden ayrılmadan önce kardeş şehre kırk kasa eldiven gönderdiğini açıkladı.",
    ),
    "he": (
        "מתנות לאורך החוף",
        "מועצת הנמל שלחה ארבעים ארגזים של כפפות לעיר התאומה לפני שהמעבורת יצאה מן הרציף בשעת בוקר מוקדמת.",
    ),
    "ar": (
        "هدايا على طول الساحل",
        "أرسل مجلس الميناء أربعين صندوقا من القفازات إلى المدينة التوأم قبل أن تغادر العبارة الرصيف في الصباح.",
    ),
}
"""For each language a title and a sentence."""
BYLINES = [
    ("By Dana Levi, Port Vila, 4 August 2021", ["Dana Levi"], "", "2021-08-04", "en"),
    ("By Dana Levi, Coast Review, 4 August 2021", ["Dana Levi"], "Coast Review", "2021-08-04", "en"),
    (
        "By Dana Levi and Ann Orr, Harbour Gazette, August 4, 2021",
        ["Dana Levi", "Ann Orr"],
        "Harbour Gazette",
        "2021-08-04",
        "en",
    ),
    (
        "By Dana Levi, Ann Orr and Tom Reed | The Ferry Times | 4 Aug 2021",
        ["Dana Levi", "Ann Orr", "Tom Reed"],
        "The Ferry Times",
        "2021-08-04",
        "en",
    ),
    ("By Dana Levi, The Skerry Observer", ["Dana Levi"], "The Skerry Observer", "", "en"),
    ("By Dana Levi, Reuters", ["Dana Levi"], "Reuters", "", "en"),
    ("By Dana Levi, Wei Sun", ["Dana Levi", "Wei Sun"], "", "", "en"),
    ("By Dana Levi, Senior Fellow, Institute for Coastal Studies", ["Dana Levi"], "", "", "en"),
    ("By Dana Levi, Associated Press | August 4, 2021 10:35 AM", ["Dana Levi"], "Associated Press", "2021-08-04", "en"),
    ("4 August 2021 · By Dana Levi · Coast Weekly", ["Dana Levi"], "Coast Weekly", "2021-08-04", "en"),
    ("By Dana Levi, Jerusalem Post, 4 August 2021", ["Dana Levi"], "Jerusalem Post", "2021-08-04", "en"),
    ("By Dana Levi, Voice of the Coast, 4 August 2021", ["Dana Levi"], "Voice of the Coast", "2021-08-04", "en"),
    ("By Dana Levi for Coast Review", ["Dana Levi"], "Coast Review", "", "en"),
    ("By Dana Levi (Coast Review)", ["Dana Levi"], "Coast Review", "", "en"),
    ("By Dana Levi, BBC News, 4 August 2021", ["Dana Levi"], "BBC News", "2021-08-04", "en"),
    ("Von Jana Meier, Küstenzeitung, 4. August 2021", ["Jana Meier"], "Küstenzeitung", "2021-08-04", "de"),
    ("Von Jana Meier und Karl Roth, Der Nordanzeiger", ["Jana Meier", "Karl Roth"], "Der Nordanzeiger", "", "de"),
    (
        "Par Claire Morel, Le Courrier du Port, le 4 août 2021",
        ["Claire Morel"],
        "Le Courrier du Port",
        "2021-08-04",
        "fr",
    ),
    (
        "Par Claire Morel et Jean Petit, Journal des Quais, 4 août 2021 à 10h35",
        ["Claire Morel", "Jean Petit"],
        "Journal des Quais",
        "2021-08-04",
        "fr",
    ),
    (
        "Por Ana Ruiz, El Diario del Puerto, 4 de agosto de 2021",
        ["Ana Ruiz"],
        "El Diario del Puerto",
        "2021-08-04",
        "es",
    ),
    ("Por Ana Ruiz y Luis Vega, La Gaceta Marina", ["Ana Ruiz", "Luis Vega"], "La Gaceta Marina", "", "es"),
    (
        "Di Carla Bianchi, Corriere del Porto, 4 agosto 2021",
        ["Carla Bianchi"],
        "Corriere del Porto",
        "2021-08-04",
        "it",
    ),
    ("Por Rita Souza, Jornal da Costa, 4 de agosto de 2021", ["Rita Souza"], "Jornal da Costa", "2021-08-04", "pt"),
    ("Door Anna Bakker, Kustkrant, 4 augustus 2021", ["Anna Bakker"], "Kustkrant", "2021-08-04", "nl"),
    ("Анна Орлова, «Портовая газета», 4 августа 2021", ["Анна Орлова"], "Портовая газета", "2021-08-04", "ru"),
    ("מאת דנה לוי, עיתון החוף, 4 באוגוסט 2021", ["דנה לוי"], "עיתון החוף", "2021-08-04", "he"),
    ("By DANA LEVI, Coast Review, 4 August 2021", ["Dana Levi"], "Coast Review", "2021-08-04", "en"),
    ("By Dana Levi, Special to The Coast Review, 4 August 2021", ["Dana Levi"], "The Coast Review", "2021-08-04", "en"),
    ("By Ruth Amsel, Quayside Tribune, 12 March 2019", ["Ruth Amsel"], "Quayside Tribune", "2019-03-12", "en"),
    ("Ruth Amsel | Delta Monthly | 12 March 2019", ["Ruth Amsel"], "Delta Monthly", "2019-03-12", "en"),
    (
        "By Ruth Amsel and Peter Oke, The Inland Chronicle, March 12, 2019",
        ["Ruth Amsel", "Peter Oke"],
        "The Inland Chronicle",
        "2019-03-12",
        "en",
    ),
    ("By Ruth Amsel, Agence France-Presse, 12 March 2019", ["Ruth Amsel"], "Agence France-Presse", "2019-03-12", "en"),
    ("By Ruth Amsel, Bloomberg", ["Ruth Amsel"], "Bloomberg", "", "en"),
    (
        "By Ruth Amsel and P. Oke. Institute for Coastal Studies, March 12, 2019.",
        ["Ruth Amsel", "P. Oke"],
        "Institute for Coastal Studies",
        "2019-03-12",
        "en",
    ),
    ("By Ruth Amsel. Quayside Tribune, 2019-03-12.", ["Ruth Amsel"], "Quayside Tribune", "2019-03-12", "en"),
    (
        "Ruth Amsel. Center for Ferry Research, 12 March 2019.",
        ["Ruth Amsel"],
        "Center for Ferry Research",
        "2019-03-12",
        "en",
    ),
    ("By Ruth Amsel, Quayside Tribune, 12 March 2019.", ["Ruth Amsel"], "Quayside Tribune", "2019-03-12", "en"),
    (
        "By Prof. Ruth Amsel, Peter Oke and Wei Zhang. Institute for Coastal Studies, Insight No. 12, March 12, 2019.",
        ["Prof. Ruth Amsel", "Peter Oke", "Wei Zhang"],
        "Institute for Coastal Studies",
        "2019-03-12",
        "en",
    ),
    ("By Ruth Amsel, Peter Oke, 12 March 2019", ["Ruth Amsel", "Peter Oke"], "", "2019-03-12", "en"),
    ("By Ruth Amsel, Political Editor, Quayside Tribune", ["Ruth Amsel"], "Quayside Tribune", "", "en"),
    (
        "By Ruth Amsel, The Washington Post, March 12, 2019 at 6:01 p.m. EDT",
        ["Ruth Amsel"],
        "The Washington Post",
        "2019-03-12",
        "en",
    ),
    ("By Ruth Amsel, Nairobi", ["Ruth Amsel"], "", "", "en"),
    ("Published 12 March 2019 by Ruth Amsel, Delta Monthly", ["Ruth Amsel"], "Delta Monthly", "2019-03-12", "en"),
    ("By Ruth Amsel, Times of the Delta, 12 March 2019", ["Ruth Amsel"], "Times of the Delta", "2019-03-12", "en"),
    ("By Ruth Amsel / Quayside Tribune / 12 March 2019", ["Ruth Amsel"], "Quayside Tribune", "2019-03-12", "en"),
    ("By Ruth Amsel, CNN, March 12, 2019", ["Ruth Amsel"], "CNN", "2019-03-12", "en"),
    ("Quayside Tribune, 12 March 2019, by Ruth Amsel", ["Ruth Amsel"], "Quayside Tribune", "2019-03-12", "en"),
    ("By Ruth Amsel, New York, 12 March 2019", ["Ruth Amsel"], "", "2019-03-12", "en"),
    ("Von Lena Fuchs, Hafenblatt, 12. März 2019", ["Lena Fuchs"], "Hafenblatt", "2019-03-12", "de"),
    ("Lena Fuchs, Norddeutsche Rundschau, 12.03.2019", ["Lena Fuchs"], "Norddeutsche Rundschau", "2019-03-12", "de"),
    ("Par Luc Garnier, La Dépêche des Îles, 12 mars 2019", ["Luc Garnier"], "La Dépêche des Îles", "2019-03-12", "fr"),
    ("Publié le 12 mars 2019 par Luc Garnier, Revue des Mers", ["Luc Garnier"], "Revue des Mers", "2019-03-12", "fr"),
    ("Por Marta Gil, Periódico del Sur, 12 de marzo de 2019", ["Marta Gil"], "Periódico del Sur", "2019-03-12", "es"),
    ("Marta Gil | El Mundo Costero | 12/03/2019", ["Marta Gil"], "El Mundo Costero", "2019", "es"),
    (
        "di Paolo Conti, La Gazzetta dei Moli, 12 marzo 2019",
        ["Paolo Conti"],
        "La Gazzetta dei Moli",
        "2019-03-12",
        "it",
    ),
    ("Por João Lima, Folha do Cais, 12 de março de 2019", ["João Lima"], "Folha do Cais", "2019-03-12", "pt"),
    (
        "Door Pieter de Wit, Dagblad van de Haven, 12 maart 2019",
        ["Pieter de Wit"],
        "Dagblad van de Haven",
        "2019-03-12",
        "nl",
    ),
    ("Av Karin Berg, Kusttidningen, 12 mars 2019", ["Karin Berg"], "Kusttidningen", "2019-03-12", "sv"),
    ("Ewa Nowak, Gazeta Portowa, 12 marca 2019", ["Ewa Nowak"], "Gazeta Portowa", "2019-03-12", "pl"),
    ("Автор: Иван Петров, Морской вестник, 12 марта 2019", ["Иван Петров"], "Морской вестник", "2019-03-12", "ru"),
    ("Ayşe Demir, Liman Gazetesi, 12 Mart 2019", ["Ayşe Demir"], "Liman Gazetesi", "2019-03-12", "tr"),
    ("רות עמסל, ידיעות הנמל, 12 במרץ 2019", ["רות עמסל"], "ידיעות הנמל", "2019-03-12", "he"),
    ("بقلم سارة حداد، صحيفة الميناء، 12 مارس 2019", ["سارة حداد"], "صحيفة الميناء", "2019-03-12", "ar"),
]


@each(
    "form, line, authors, publisher, published, language",
    [(form, *one) for form in ("text", "page") for one in BYLINES],
)
def test_a_byline_gives_its_persons_its_publication_and_its_date(
    line: str, authors: list[str], publisher: str, published: str, language: str, form: str
) -> None:
    title, sentence = BODIES[language]
    if form == "text":
        raw = f"{title}\n\n{line}\n\n" + f"{sentence} {sentence}\n\n" * 3
    else:
        paragraphs = f"<p>{sentence} {sentence}</p>" * 3
        raw = f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{line}</p>{paragraphs}</body></html>"
    draft = read_source(raw.encode(), "a.txt" if form == "text" else "a.html")
    assert (list(draft.meta.authors), draft.meta.publisher, draft.meta.published) == (authors, publisher, published)
    assert line not in [draft.text[b.start : b.end] for b in draft.blocks if b.paragraph is not None]


@each(
    "line, authors, publisher",
    [
        ("Dana Levi, Coast Review", ("Dana Levi",), "Coast Review"),
        ("Dana Levi, Ann Orr", ("Dana Levi", "Ann Orr"), ""),
        ("Dana Levi", ("Dana Levi",), ""),
        ("Coast Review", (), ""),
        ("By Coast Review", ("Coast Review",), ""),
        ("By Dana Levi, Haifa", ("Dana Levi",), ""),
        ("By Dana Levi, Tel Aviv", ("Dana Levi",), ""),
        ("About Us | Coast Review", (), ""),
        ("Gifts, masks and gloves", (), ""),
        ("Hong Kong, 4 August 2021", (), ""),
        ("By the time the ferry came, Dana Levi had left", (), ""),
        ("By Dana Levi and Ann Orr\nCoast Review\n4 August 2021", ("Dana Levi", "Ann Orr"), "Coast Review"),
        ("By Dana Levi, Northern Light", ("Dana Levi", "Northern Light"), ""),
        ("By Karim Haddad, Meridian Newswire", ("Karim Haddad",), "Meridian Newswire"),
        ("Karim Haddad, Meridian Newswire", ("Karim Haddad",), "Meridian Newswire"),
        ("By Karim Haddad and Lea Stern, MERIDIAN NEWSWIRE", ("Karim Haddad", "Lea Stern"), "MERIDIAN NEWSWIRE"),
        ("By Karim Haddad - Northern Newsfeed", ("Karim Haddad",), "Northern Newsfeed"),
        ("By Karim Haddad, Gulf News Agency", ("Karim Haddad",), "Gulf News Agency"),
        ("By Karim Haddad, Delta Feature Service", ("Karim Haddad",), ""),
        ("By Karim Haddad, Capital Insider", ("Karim Haddad",), ""),
        ("By Karim Haddad, Kelim Today, 4 August 2021", ("Karim Haddad",), "Kelim Today"),
        ("By Karim Haddad, Meridian Newsroom", ("Karim Haddad",), ""),
        ("Von Karim Haddad, Nordlicht Presseagentur", ("Karim Haddad",), "Nordlicht Presseagentur"),
        ("Par Karim Haddad, Agence Méridienne", ("Karim Haddad",), ""),
    ],
)
def test_what_a_line_says_of_who_wrote(line: str, authors: tuple[str, ...], publisher: str) -> None:
    read = read_byline(line)
    assert (read.names, read.publisher) == (authors, publisher)


def test_the_site_of_a_page_is_no_author_whatever_its_name() -> None:
    assert read_byline("By Dana Levi, Northern Light", "Northern Light") == read_byline(
        "By Dana Levi (Northern Light)", "northern light"
    )
    assert read_byline("By Dana Levi, The Northern Light", "Northern Light").names == ("Dana Levi",)


@each("stated", ["Dana Levi, Coast Review", "Dana Levi and Coast Review", "Coast Review; Dana Levi"])
def test_a_publication_among_stated_authors_is_the_publisher(stated: str) -> None:
    body = "The harbour council sent forty crates of gloves to its twin town before the ferry left the quay."
    head = f'<title>Gifts</title><meta name="author" content="{stated}">'
    page = f"<html><head>{head}</head><body>{f'<p>{body}</p>' * 3}</body></html>"
    front = f"---\ntitle: Gifts\nauthor: {stated}\n---\n\n{body}\n"
    for raw, name in ((page, "a.html"), (front, "a.md")):
        meta = read_source(raw.encode(), name).meta
        assert (meta.authors, meta.publisher) == (("Dana Levi",), "Coast Review")


def test_an_organisation_that_alone_is_stated_stays_the_author() -> None:
    assert persons(["World Health Organization"]).names == ("World Health Organization",)
    assert persons(["Dana Levi", "Ann Orr"]).names == ("Dana Levi", "Ann Orr")


@each(
    "stated, name",
    [
        ("By Dana Levi", "Dana Levi"),
        ("Por Lucía Benítez", "Lucía Benítez"),
        ("Par Luc Garnier", "Luc Garnier"),
        ("Von Jana Meier", "Jana Meier"),
        ("von Neumann", "von Neumann"),
        ("Von der Heide, Karl", "Von der Heide, Karl"),
    ],
)
def test_the_label_before_a_stated_author_is_no_part_of_the_name(stated: str, name: str) -> None:
    assert persons([stated]).names == (name,)


@each("name", ["Margaret O’Dowd", "Jürgen Haller", "Adams Reed", "Hagen Roth", "Bret Stone", "Dr. Dana Levi"])
def test_a_first_name_that_ends_as_a_title_does_is_a_name(name: str) -> None:
    assert read_byline(f"By {name}\nPublished 14 May 2021").names == (name,)


@each("label", ["Words by", "Words and pictures by", "Report by", "Reporting by", "By"])
def test_who_wrote_the_words_is_the_author(label: str) -> None:
    assert read_byline(f"{label} Dana Levi, 4 August 2021").names == ("Dana Levi",)


@each("desk", ["Desk", "admin", "Newsroom", "Redaktion", "webmaster"])
def test_a_desk_beside_a_person_is_no_author(desk: str) -> None:
    assert persons((desk, "Dana Levi")).names == ("Dana Levi",)


@each("day", ["15 أيلول 2020", "15 سبتمبر/أيلول 2020", "15 سبتمبر 2020"])
def test_arabic_months_by_either_name(day: str) -> None:
    title, prose = BODIES["ar"]
    draft = read_source(f"{title}\n\nبقلم سلمى حداد\nمجلة الميناء، {day}\n\n{prose}\n".encode(), "ar.txt")
    assert (draft.meta.authors, draft.meta.published) == (("سلمى حداد",), "2020-09-15")


def test_a_by_that_is_part_of_a_stated_name_is_left_out() -> None:
    assert persons(["By ANNA QUAY"]).names == ("ANNA QUAY",)
    assert persons(["מאת נועה ברק"]).names == ("נועה ברק",)
    assert persons(["Byron Quay"]).names == ("Byron Quay",)


@each(
    "line, is_one",
    [("Lakeside Policy Institute", True), ("Centre for Delta Studies", True), ("Delta Affairs Council", True),
     ("The Skerry Times", True), ("China Opens New Hospital", False), ("Students Occupy Delta University", False),
     ("Tycoon Funds Vaccine Institute", False)],
)  # fmt: skip
def test_a_headline_is_no_name_of_a_house(line: str, is_one: bool) -> None:
    assert is_house(line) is is_one
