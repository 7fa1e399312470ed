"""Bibliographies in the manner of several reference managers, read as entries."""

from __future__ import annotations

import pytest
from tests.helpers.each import each

from app.domain.references import meta_of
from app.exporters.references import WRITERS, bibtex
from app.importers.references import Found, read_bibliography

ZOTERO_RIS = """TY  - NEWS
TI  - Masks for the north: what was sent
AU  - García Márquez, José
AU  - van der Berg, Anna
T2  - The Harbour Times
DA  - 2020/03/15/
PY  - 2020
DP  - harbourtimes.example
UR  - https://www.harbourtimes.example/a?x=1&y=2
Y2  - 2021/01/05/13:11:12
L1  - files/12/Garcia - 2020 - Masks.pdf
L2  - files/13/index.html
ER  -\x20

TY  - JOUR
TI  - מסכות לצפון
AU  - שגב, יואב
AU  - משרד הבריאות
PY  - 2020
ER  -\x20
"""
ENDNOTE_RIS = """TY  - JOUR
AU  - Al-Masri, Hadi, Jr.
AU  - Ministry of Health,
DA  - May 31
PY  - 2020
ID  - 123
L1  - internal-pdf://1234567890/Al%20Masri.pdf
TI  - Gifts by sea
ER  -\x20

TY  - RPRT
A1  - 王, 小明
T1  - 援助
Y1  - 2019/11//
PB  - 外交部
ER  -\x20
"""
JABREF = r"""% Encoding: UTF-8

@String{jhs = "Journal of Harbour Studies"}

@Article{Mueller2020,
  author    = {M{\"u}ller, J{\"o}rg and Dvo{\v{r}}{\'a}k, Anton{\'\i}n and Stra{\ss}er, {\L}ukasz and
               {Health Council} and Nguy\~{\^e}n, V{\u a}n},
  journal   = jhs,
  title     = {Aid \& {Trade} --- 5\% of {\textit{all}} \emph{gifts}, \$3~million in \TeX{} and CO\textsubscript{2}},
  year      = {2020}, month = {#may#},
  file      = {:files/Mueller2020.pdf:PDF;Snap:files/a\:b\;c.html:text/html},
  timestamp = {2020-05-31},
}

@Misc{he2020,
  author = {שגב, יואב and {משרד הבריאות} and גליה לביא and others},
  title  = {מסכות לצפון}, date = {2020-05-31/2020-06-02}, url = {https://c.example/a_b%20c},
}

@Report{zh2020, author = {王小明 and 李, 雷}, title = {援助}, institution = {外交部}, year = 2020, month = "31~may"}

@Comment{jabref-meta: databaseType:bibtex;}
"""
CARELESS = """@article{a, title={One}, year=2020, journal=jama, month=sept, title={Never}}
@article{a, title={Two}, year={c. 2021}}
@article{, title={Three}, author={محمد الفاتح}, year=2019}
"""
ABSOLUTE = r"""
@article{a, title={Old Mendeley}, file={:C$\backslash$:/PEOPLE/ann/Mendeley Desktop/Downloaded/18{\_}21.pdf:pdf}}
@article{b, title={New Mendeley}, file={:C\:/PEOPLE/Ann B/Downloads/terry.htm:htm;:PEOPLE/ann/x.pdf:pdf}}
@article{c, title={Zotero},
  file={PDF:C\:\\PEOPLE\\ann\\storage\\57LK\\2024 - (PDF).pdf:application/pdf;Snapshot:/HOME/ann/K2/a.html:text/html}}
@article{d, title={Bare}, file={C\:\\PEOPLE\\ann\\x.pdf}}
@article{e, title={By hand}, file={:C:/PEOPLE/ann/x.pdf:PDF}}
"""
NAMED = r"""@book{g, title={Names}, date={2005},
  author={family=Goethe, given=Johann Wolfgang, prefix=von, useprefix=false and
    given=Antonie, prefix=van, family=Leeuwenhoek and family=Bastos, given=Luiz da Rocha, given-i={L.~da~R.} and
    Doe, John and family={King}, given={Martin Luther}, suffix={Jr.} and family={Food, Drugs and Aid}}}
"""


def elsewhere(text: str) -> str:
    """With the folders of another computer, which stand written out nowhere."""
    return text.replace("PEOPLE", "Users").replace("HOME", "home")


def said(one: Found) -> tuple[str, tuple[str, ...], str, tuple[str, ...]]:
    meta = meta_of(one.entry)
    return meta.title, meta.authors, meta.published, one.files


@each(
    "name, text, expected",
    [
        (
            "zotero.ris",
            ZOTERO_RIS,
            [
                ("Masks for the north: what was sent", ("García Márquez, José", "Anna van der Berg"), "2020-03-15",
                 ("files/12/Garcia - 2020 - Masks.pdf", "files/13/index.html")),
                ("מסכות לצפון", ("יואב שגב", "משרד הבריאות"), "2020", ()),
            ],
        ),
        (
            "endnote.ris",
            ENDNOTE_RIS,
            [
                ("Gifts by sea", ("Hadi Al-Masri Jr.", "Ministry of Health"), "2020-05-31",
                 ("1234567890/Al Masri.pdf",)),
                ("援助", ("王小明",), "2019-11", ()),
            ],
        ),
        (
            "jabref.bib",
            JABREF,
            [
                ("Aid & Trade — 5% of all gifts, $3 million in TeX and CO2",
                 ("Jörg Müller", "Antonín Dvořák", "Łukasz Straßer", "Health Council", "Văn Nguyễn"), "2020-05",
                 ("files/Mueller2020.pdf", "files/a:b;c.html")),
                ("מסכות לצפון", ("יואב שגב", "משרד הבריאות", "גליה לביא"), "2020-05-31", ()),
                ("援助", ("王小明", "李雷"), "2020-05-31", ()),
            ],
        ),
        (
            "careless.bib",
            CARELESS,
            [("One", (), "2020-09", ()), ("Two", (), "", ()), ("Three", ("محمد الفاتح",), "2019", ())],
        ),
        (
            "absolute.bib",
            ABSOLUTE,
            [
                ("Old Mendeley", (), "", ("C:/PEOPLE/ann/Mendeley Desktop/Downloaded/18_21.pdf",)),
                ("New Mendeley", (), "", ("C:/PEOPLE/Ann B/Downloads/terry.htm", "PEOPLE/ann/x.pdf")),
                ("Zotero", (), "", (r"C:\PEOPLE\ann\storage\57LK\2024 - (PDF).pdf", "/HOME/ann/K2/a.html")),
                ("Bare", (), "", (r"C:\PEOPLE\ann\x.pdf",)),
                ("By hand", (), "", ("C:/PEOPLE/ann/x.pdf",)),
            ],
        ),
        (
            "named.bib",
            NAMED,
            [("Names", ("Johann Wolfgang von Goethe", "Antonie van Leeuwenhoek", "Luiz da Rocha Bastos", "John Doe",
                        "Martin Luther King Jr.", "Food, Drugs and Aid"), "2005", ())],
        ),
    ],
)  # fmt: skip
def test_each_entry_is_read_as_its_program_means_it(
    name: str, text: str, expected: list[tuple[str, tuple[str, ...], str, tuple[str, ...]]]
) -> None:
    found = read_bibliography(elsewhere(text).encode(), name)
    assert [said(one) for one in found] == [(*one[:3], tuple(map(elsewhere, one[3]))) for one in expected]


def test_abbreviations_and_keys_that_are_missing_take_nothing_away() -> None:
    one, two, three = (found.entry for found in read_bibliography(CARELESS.encode(), "careless.bib"))
    assert (one["id"], one["container-title"], two["id"]) == ("a", "jama", "a")
    assert "id" not in three
    (jabref, *_) = read_bibliography(JABREF.encode(), "jabref.bib")
    assert jabref.entry["container-title"] == "Journal of Harbour Studies"


def test_small_things_of_titles_and_names_are_read_as_they_are_meant() -> None:
    bib = r"""@misc{a, title = {50\,\% of na\"{\i}ve CO$_2$, \textquotedblleft said\textquotedblright{} \href{http://a.example}{here}},
      author = {الرشيد، هدى}}"""
    ris = "TY  - NEWS\nAU  - الرشيد، هدى\nTI  - T\nER  - \n"
    csl = '[{"type": "book", "title": "Boats <i>in</i> the <span class=\\"nocase\\">delta</span>, 3 < 4"}]'
    (entry,) = (one.entry for one in read_bibliography(bib.encode(), "a.bib"))
    assert entry["title"] == "50 % of naïve CO2, “said” here"
    for read in (entry, read_bibliography(ris.encode(), "a.ris")[0].entry):
        assert read["author"] == [{"family": "الرشيد", "given": "هدى"}]
    assert read_bibliography(csl.encode(), "a.json")[0].entry["title"] == "Boats in the delta, 3 < 4"


PLACES = {
    "zotero.ris": (
        "TY  - CHAP\nTI  - The night ferry\nT2  - Ships\nA2  - Sun, Wei\nCY  - Haifa\nSP  - 12\nEP  - 34\nER  -",
        {"type": "chapter", "container-title": "Ships", "editor": [{"family": "Sun", "given": "Wei"}],
         "publisher-place": "Haifa", "page": "12-34"},
    ),
    "zotero.bib": (
        "@article{o, entrysubtype = {newspaper}, journaltitle = {The Times}, location = {Norvale}, langid = {english}}",
        {"type": "article-newspaper", "container-title": "The Times", "publisher-place": "Norvale", "language": "en"},
    ),
    "mendeley.bib": (
        "@phdthesis{a, address = {Norvale}, school = {U}, type = {Master's thesis}, pages = {12--34}}",
        {"type": "thesis", "genre": "Master's thesis", "publisher": "U", "publisher-place": "Norvale", "page": "12-34"},
    ),
    "mendeley.ris": (
        "TY  - RPRT\nT1  - T\nPB  - P\nCY  - Paris\nIS  - 12\nM3  - Policy Brief\nN2  - Words\nER  - \n",
        {"type": "report", "publisher": "P", "publisher-place": "Paris", "number": "12", "genre": "Policy Brief",
         "abstract": "Words"},
    ),
    "endnote.bib": (
        "@article{r, journal={The Times}, type={Newspaper Article}} @phdthesis{s, university={U}, type={Thesis}}",
        {"type": "article-newspaper", "container-title": "The Times"},
        {"type": "thesis", "publisher": "U"},
    ),
    "endnote.ris": (
        "TY  - CPAPER\nC1  - Bern\nC3  - Proceedings\nCY  - Geneva\nT2  - Aid 2020\nM3  - Conference Paper\nER  - \n",
        {"type": "paper-conference", "container-title": "Proceedings", "event-title": "Aid 2020",
         "event-place": "Geneva", "publisher-place": "Bern"},
    ),
}  # fmt: skip


@each("name", PLACES)
def test_place_and_type_are_read_as_each_program_writes_them(name: str) -> None:
    text, *expected = PLACES[name]
    entries = [one.entry for one in read_bibliography(text.encode(), name)]
    assert [{key: one for key, one in entry.items() if key not in ("id", "title")} for entry in entries] == expected


@pytest.mark.parametrize(
    ("named", "key"),
    [
        ("Third Conference on Harbour Aid", "event-title"),
        ("Congress on Advances in Relief, Norvale 2020", "event-title"),
        ("כנס הסיוע השלישי", "event-title"),
        ("Proceedings of the Third Conference on Harbour Aid", "container-title"),
        ("Proc. Harbour Aid", "container-title"),
        ("Lecture Notes in Relief", "container-title"),
        ("Actes du colloque du port", "container-title"),
        ("Tagungsband Hafenhilfe", "container-title"),
    ],
)
@pytest.mark.parametrize("kind", ["CONF", "CPAPER"])
def test_the_name_of_a_conference_is_not_that_of_its_proceedings(named: str, key: str, kind: str) -> None:
    (found,) = read_bibliography(f"TY  - {kind}\nTI  - T\nT2  - {named}\nER  - \n".encode(), "a.ris")
    assert found.entry == {"type": "paper-conference", "title": "T", key: named}


@each(
    "theirs, kind",
    [
        ("misc", "webpage"),
        ("online", "webpage"),
        ("leaflet", "document"),
        ("software", "software"),
        ("standard", "document"),
        ("proceedings", "book"),
        ("video", "motion_picture"),
    ],
)
def test_an_address_alone_makes_no_web_page_of_an_entry(theirs: str, kind: str) -> None:
    (found,) = read_bibliography(f"@{theirs}{{k, title = {{T}}, url = {{https://a.example}}}}".encode(), "a.bib")
    assert found.entry["type"] == kind


def entries(text: str, name: str) -> list[dict[str, object]]:
    return [one.entry for one in read_bibliography(text.encode(), name)]


@each(
    "said, kind",
    [
        ("@blog{a, url={https://example.org},", "post-weblog"),
        ("@online{a, type={Blog post}, url={https://example.org},", "post-weblog"),
        ("@misc{a, type={Blog post},", "post-weblog"),
        ("@online{a, entrysubtype={blog},", "post-weblog"),
        ("@letter{a,", "personal_communication"),
        ("@misc{a, type={Letter},", "personal_communication"),
        ("@misc{a, entrysubtype={letter}, url={https://example.org},", "personal_communication"),
        ("@techreport{a, type={Letter},", "report"),
        ("@software{a,", "software"),
    ],
)
def test_blogs_and_letters_are_known_by_whatever_names_them(said: str, kind: str) -> None:
    (found,) = read_bibliography(f"{said} title={{T}}, version={{2.1}}, origdate={{1998-05}}}}".encode(), "a.bib")
    assert found.entry["type"] == kind
    assert (found.entry["version"], found.entry["original-date"]) == ("2.1", {"date-parts": [[1998, 5]]})


@each("words", ["n.d.", "ca. 1998", "Spring 2019", "in press"])
def test_a_date_in_words_is_kept_in_them_through_every_format(words: str) -> None:
    bib, ris = (
        f"@book{{a, title = {{T}}, year = {{{words}}}}}",
        f"TY  - BOOK\nTI  - T\nID  - a\nDA  - {words}\nER  - \n",
    )
    for text, name in ((bib, "a.bib"), (bib.replace("year", "date"), "a.bib"), (ris, "a.ris")):
        (entry,) = entries(text, name)
        assert entry["issued"] == {"literal": words}
        for form, writer in WRITERS.items():
            (again,) = entries(writer([entry]), f"a.{form}")
            assert again["issued"] == entry["issued"]
    assert meta_of(entry).published == ""


@each("month", ["nov", "11", "{November}"])
def test_a_day_beside_the_month_is_read(month: str) -> None:
    (entry,) = entries(f"@misc{{a, title = {{A}}, year = 2023, month = {month}, day = {{14}}}}", "a.bib")
    assert entry["issued"] == {"date-parts": [[2023, 11, 14]]}


@each(
    "name, said",
    [
        ("a.bib", "@article{k, title={T}, year=2020, month={Fall}}"),
        ("a.bib", "@article{k, title={T}, date={2020-23}}"),
        ("a.ris", "TY  - JOUR\nTI  - T\nPY  - 2020\nDA  - 2020///Autumn\nER  - \n"),
    ],
)
def test_a_season_means_a_month(name: str, said: str) -> None:
    (found,) = read_bibliography(said.encode(), name)
    assert found.entry["issued"] == {"date-parts": [[2020]], "season": 3}


@each(
    "date, said",
    [("2020-21/2020-22", [[2020]]), ("2019-24/2020-21", [[2019], [2020]]), ("2020-05/2020-22", [[2020, 5], [2020]])],
)
def test_no_season_of_a_range_is_taken_for_a_month(date: str, said: list[list[int]]) -> None:
    (entry,) = entries(f"@article{{a, title = {{T}}, date = {{{date}}}}}", "a.bib")
    assert entry["issued"] == {"date-parts": said}


def test_a_time_of_two_days_is_kept_by_biblatex() -> None:
    (entry,) = entries("@article{a, title = {T}, date = {2018-11/2019-02}}", "a.bib")
    assert entry["issued"] == {"date-parts": [[2018, 11], [2019, 2]]}
    assert entries(bibtex([entry]), "a.bib")[0]["issued"] == entry["issued"]
    assert meta_of(entry).published == "2018-11"


@each("others", ["et al.", "et al", "and others", "ועוד", "等"])
def test_those_who_are_not_named_are_no_author(others: str) -> None:
    ris = f"TY  - BOOK\nTI  - T\nAU  - Rossi, Maria\nAU  - {others}\nER  - \n"
    csl = f'[{{"type": "book", "title": "T", "author": [{{"literal": "Maria Rossi"}}, {{"literal": "{others}"}}]}}]'
    for text, name in ((ris, "a.ris"), (csl, "a.json")):
        assert meta_of(entries(text, name)[0]).authors == ("Maria Rossi",)


def test_where_a_file_parts_the_names_of_people_what_has_no_comma_is_no_person() -> None:
    """As Zotero writes an institution alone in an entry."""
    first = "TY  - BOOK\nTI  - T\nAU  - Rossi, Maria\nAU  - Abe, Ken\nER  - \n"
    for before, author in ((first, {"literal": "AidData Lab"}), ("", {"family": "Lab", "given": "AidData"})):
        found = entries(f"{before}TY  - RPRT\nTI  - U\nAU  - AidData Lab\nER  - \n", "a.ris")
        assert found[-1]["author"] == [author]
