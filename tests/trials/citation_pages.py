# ruff: noqa: E501 - pages, whose lines are as long as they are
"""Twenty pages in the manner of twenty kinds of sites, with the citation each has: ten on which the rules were tried
while they were written, ten that were written first and looked at once, for the figures."""

from __future__ import annotations

from typing import NamedTuple

EN = (
    "The council of Northport shipped gloves to the island in the first week of the spring, and nobody has counted "
    "the boxes since. What came of them is told in two letters that the harbour kept.",
    "A second ship was promised for the summer. It is not known whether it ever sailed, and those who were asked on "
    "the quay remember another year and another cargo altogether.",
    "Both towns speak of a friendship that is older than the illness. Neither of them would want to see it measured "
    "in boxes, and so the letters were never printed before this summer.",
)
DE = (
    "Der Rat der Stadt hat im Frühjahr Handschuhe auf die Insel geschickt, und seitdem hat niemand die Kisten gezählt. "
    "Was aus ihnen wurde, steht in zwei Briefen, die der Hafen aufbewahrt hat.",
    "Ein zweites Schiff war für den Sommer versprochen. Ob es jemals ausgelaufen ist, weiß man nicht, und die Leute am "
    "Kai erinnern sich an ein anderes Jahr und an eine andere Ladung.",
    "Beide Städte sprechen von einer Freundschaft, die älter ist als die Krankheit. Keine von beiden will sie in Kisten "
    "gemessen sehen, und so wurden die Briefe bis heute nicht gedruckt.",
)
FR = (
    "Le conseil de la ville a envoyé des gants sur l’île au printemps, et personne n’a compté les caisses depuis. Ce "
    "qu’elles sont devenues est raconté dans deux lettres que le port a gardées.",
    "Un second navire était promis pour l’été. On ne sait pas s’il est jamais parti, et ceux que l’on interroge sur le "
    "quai se souviennent d’une autre année et d’une autre cargaison.",
    "Les deux villes parlent d’une amitié plus ancienne que la maladie. Aucune des deux ne voudrait la voir mesurée en "
    "caisses, et les lettres n’avaient jamais été imprimées.",
)
HE = (
    "מועצת העיירה שלחה כפפות אל האי בשבוע הראשון של האביב, ומאז איש לא ספר את הארגזים. מה עלה בגורלם מסופר בשני מכתבים "
    "שנשמרו במשרדי הנמל עד היום הזה.",
    "ספינה שנייה הובטחה לקיץ. לא ידוע אם הפליגה אי פעם, והאנשים שנשאלו על הרציף זוכרים שנה אחרת ומטען אחר לגמרי, "
    "ואין מי שיאמר אחרת.",
    "שתי הערים מדברות על ידידות עתיקה מן המחלה. אף אחת מהן לא תרצה לראות אותה נמדדת בארגזים, ולכן לא נדפסו המכתבים "
    "עד הקיץ הזה.",
)
ES = (
    "El consejo de la ciudad envió guantes a la isla en la primera semana de la primavera, y desde entonces nadie ha "
    "contado las cajas. Lo que fue de ellas se cuenta en dos cartas que guardó el puerto.",
    "Un segundo barco estaba prometido para el verano. No se sabe si llegó a zarpar, y los que fueron preguntados en el "
    "muelle recuerdan otro año y otra carga.",
    "Las dos ciudades hablan de una amistad más antigua que la enfermedad. Ninguna querría verla medida en cajas, y por "
    "eso las cartas no se habían impreso hasta ahora.",
)
RU = (
    "Городской совет отправил перчатки на остров в первую неделю весны, и с тех пор никто не считал ящики. Что с ними "
    "стало, рассказано в двух письмах, которые сохранил порт.",
    "Второй корабль был обещан к лету. Неизвестно, вышел ли он когда-нибудь в море, а те, кого спрашивали на набережной, "
    "помнят другой год и другой груз.",
    "Оба города говорят о дружбе, которая старше болезни. Ни один из них не хотел бы видеть её измеренной в ящиках, и "
    "потому письма не печатались до этого лета.",
)


class Written(NamedTuple):
    """A page, and what stands in its citation. A date is as precise as the page states it."""

    kind: str
    seen: bool
    title: str
    authors: tuple[str, ...]
    published: str
    language: str
    head: str
    above: str
    prose: tuple[str, ...]
    below: str = ""

    def html(self) -> str:
        """The page as it would be saved."""
        text = "".join(f"<p>{one}</p>" for one in self.prose)
        menu = "".join(
            f"<li><a href='/{n}'>{word}</a></li>" for n, word in enumerate(("Home", "News", "Team", "Press"))
        )
        return (
            f"<!doctype html><html><head><meta charset='utf-8'>{self.head}</head><body><nav><ul>{menu}</ul></nav>"
            f"{self.above}{text}{self.below}<footer>© 2024 All rights reserved</footer></body></html>"
        )


PAGES = (
    Written(
        "a news site with JSON-LD", True, "Gloves nobody counted", ("Maya Stone", "Omar Haddad"), "2021-03-04", "en",
        "<title>Gloves nobody counted - Coast Daily</title><script type='application/ld+json'>{\"@type\":\"NewsArticle\","
        "\"headline\":\"Gloves nobody counted\",\"datePublished\":\"2021-03-04T09:10:00+02:00\",\"dateModified\":"
        "\"2021-05-06\",\"author\":[{\"@type\":\"Person\",\"name\":\"Maya Stone\"},{\"name\":\"Omar Haddad\"}]}</script>",
        "<h1>Gloves nobody counted</h1>", EN,
    ),
    Written(
        "a blog with meta elements", True, "Two letters from the harbour", ("Lena Fry",), "2020-11-09", "en",
        "<title>Two letters from the harbour | Quay Notes</title><meta property='article:published_time' "
        "content='2020-11-09T20:00:00Z'><meta name='author' content='Lena Fry'>",
        "<article><h1>Two letters from the harbour</h1><time datetime='2020-11-09'>9 November 2020</time>", EN, "</article>",
    ),
    Written(
        "a property that is named article:published", True, "Ships that were promised", ("Ann Reed",), "2019-02-21", "en",
        "<title>Ships that were promised</title><meta property='article:published' itemprop='datePublished' "
        "content='2019-02-21T08:00:08.000Z'>",
        "<h1>Ships that were promised</h1><p class='byline'>By <span>Ann Reed</span></p>"
        "<aside><h2>Related</h2><time datetime='2016-08-18'>Aug. 18, 2016</time> <a href='/x'>An older piece</a></aside>", EN,
    ),
    Written(
        "a journal whose head knows the year alone", True, "Gifts and ports", ("Nora Quill", "Ivan Petrov"), "2018", "en",
        "<title>Gifts and ports</title><meta name='citation_title' content='Gifts and ports'><meta name='citation_author' "
        "content='Quill, Nora'><meta name='citation_author' content='Petrov, Ivan'><meta "
        "name='citation_publication_date' content='2018'>",
        "<h1>Gifts and ports</h1>", EN,
    ),
    Written(
        "a ministry", True, "Statement on the gloves", (), "2021-04-12", "en",
        "<title>Statement on the gloves | Ministry of Ports</title><meta name='DC.date' content='2021-04-12'>",
        "<h1>Statement on the gloves</h1>", EN,
    ),
    Written(
        "a German paper", True, "Die Kisten von Nordhafen", ("Jutta Weber",), "2021-05-17", "de",
        "<title>Die Kisten von Nordhafen</title><meta name='author' content='Jutta Weber'><meta name='date' "
        "content='2021-05-17T06:00:00+0200'>",
        "<h1>Die Kisten von Nordhafen</h1>", DE,
    ),
    Written(
        "a blog that dates by address", True, "What the quay remembers", ("Sam Oake",), "2017-06-05", "en",
        "<title>What the quay remembers</title><link rel='canonical' "
        "href='https://quay.example/2017/06/05/what-the-quay-remembers/'>",
        "<h1>What the quay remembers</h1><p>Posted by <a rel='author' href='/sam'>Sam Oake</a></p>", EN,
    ),
    Written(
        "a Hebrew institute", True, "שני מכתבים מן הנמל", ("נועה ברק",), "2021-07-01", "he",
        "<title>שני מכתבים מן הנמל</title><meta name='author' content='נועה ברק'><meta property='article:published_time' "
        "content='2021-07-01T10:00:00+03:00'>",
        "<h1>שני מכתבים מן הנמל</h1>", HE,
    ),
    Written(
        "a template that knows no date", True, "Boxes and friends", (), "", "en",
        "<title>Boxes and friends</title><meta name='date' content='0001-01-01T00:00:00'>",
        "<h1>Boxes and friends</h1>", EN, "<div class='comments'><p>Tom, 2016-01-03 10:00: I remember it well.</p></div>",
    ),
    Written(
        "a month on its own", True, "The summer ship", ("Ida Berg",), "2019-06", "en",
        "<title>The summer ship</title><meta name='citation_publication_date' content='2019-06'><meta name='author' "
        "content='Ida Berg'>",
        "<h1>The summer ship</h1>", EN,
    ),
    Written(
        "a magazine", False, "A friendship in boxes", ("Paul Marsh",), "2022-01-15", "en",
        "<title>A friendship in boxes — The Tide</title><script type='application/ld+json'>{\"@context\":"
        "\"https://schema.org\",\"@graph\":[{\"@type\":\"WebPage\",\"name\":\"A friendship in boxes\",\"datePublished\":"
        "\"2022-01-15T12:00:00+00:00\"},{\"@type\":\"Person\",\"name\":\"Paul Marsh\"}]}</script>",
        "<header><h1>A friendship in boxes</h1><span class='author'>Paul Marsh</span></header>", EN,
    ),
    Written(
        "a site of the old sort", False, "Letters of the harbour master", ("Rose Field",), "2009-10-30", "en",
        "<title>Letters of the harbour master</title>",
        "<table><tr><td><h1>Letters of the harbour master</h1><p>by Rose Field</p><p>30 October 2009</p></td></tr></table>",
        EN,
    ),
    Written(
        "a French paper", False, "Les caisses du port", ("Claire Aubry",), "2020-09-14", "fr",
        "<title>Les caisses du port</title><meta property='og:title' content='Les caisses du port'><meta "
        "property='article:published_time' content='2020-09-14'>",
        "<h1>Les caisses du port</h1><p>Par Claire Aubry</p><p>Publié le 14 septembre 2020</p>", FR,
    ),
    Written(
        "an agency", False, "Island says gloves came late", ("Dana Cole",), "2021-02-08", "en",
        "<title>Island says gloves came late</title><meta name='parsely-author' content='Dana Cole'><meta "
        "name='parsely-pub-date' content='2021-02-08T16:20:00Z'>",
        "<h1>Island says gloves came late</h1>", EN,
    ),
    Written(
        "a Spanish site", False, "Las cajas del puerto", ("Lucía Ramos",), "2021-11-03", "es",
        "<title>Las cajas del puerto</title><meta name='author' content='Lucía Ramos'><meta name='dcterms.created' "
        "content='2021-11-03'>",
        "<h1>Las cajas del puerto</h1>", ES,
    ),
    Written(
        "a page with sharing buttons", False, "The second ship", ("Hugo Lind",), "2018-08-20", "en",
        "<title>The second ship</title><meta name='sailthru.date' content='2018-08-20 07:00:00'><meta "
        "name='sailthru.author' content='Hugo Lind'>",
        "<h1>The second ship</h1><ul><li>All Share Services</li><li>Copy Link</li></ul>", EN,
    ),
    Written(
        "a Russian site", False, "Ящики старого порта", ("Анна Белова",), "2020-12-24", "ru",
        "<title>Ящики старого порта</title><meta name='author' content='Анна Белова'><meta itemprop='datePublished' "
        "content='2020-12-24'>",
        "<h1>Ящики старого порта</h1>", RU,
    ),
    Written(
        "a report of an institute", False, "Ports and gifts: a survey", ("Eva Holm", "Karl Dietz"), "2016-05", "en",
        "<title>Ports and gifts: a survey</title>",
        "<h1>Ports and gifts: a survey</h1><p>Eva Holm and Karl Dietz</p><p>May 2016</p>", EN,
    ),
    Written(
        "a page that was changed later", False, "The count of the gloves", ("Mark Tell",), "2015-03-02", "en",
        "<title>The count of the gloves</title><meta property='article:modified_time' content='2021-08-08T00:00:00Z'><meta "
        "property='article:published_time' content='2015-03-02T00:00:00Z'><meta name='author' content='Mark Tell'>",
        "<h1>The count of the gloves</h1>", EN,
    ),
    Written(
        "a page without author or date", False, "About the harbour", (), "", "en",
        "<title>About the harbour</title>", "<h1>About the harbour</h1>", EN,
        "<section><h2>Latest</h2><ul><li><a href='/a'>Ferry times change</a> 4 May 2023</li></ul></section>",
    ),
)  # fmt: skip
