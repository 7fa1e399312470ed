"""Citation keys: telling, in Latin letters, and unlike any other."""

from tests.helpers.each import each

from app.domain.citekeys import is_key, made
from app.domain.sources import SourceMeta


@each(
    "title, authors, published, key",
    [
        ("The Price of Quinces", ("Ada Moreno", "Ben Sample"), "2021-03", "moreno2021price"),
        ("Report on Wells", ("World Health Organization",), "1998", "worldhealthorganization1998report"),
        ("משלוח ראשון", ("דנה לוי",), "2020", "lvy2020mslvh"),
        ("مساعدات", ("سعاد حداد",), "", "hddndmsdt"),
        ("捐赠外交", ("王小明",), "2020", "wangxiaoming2020juanzengwaijiao"),
        ("Öffentliche Güter", ("Jürgen Übel",), "2019", "ubel2019offentliche"),
        ("What the Islands got", (), "2022", "islandsgot2022"),
        ("???", (), "", "sourcend"),
    ],
)
def test_a_key_is_made_of_author_year_and_title(title: str, authors: tuple[str, ...], published: str, key: str) -> None:
    assert made(SourceMeta(title, authors, published=published), ()) == key
    assert is_key(key)


def test_a_letter_sets_a_key_apart_from_those_that_are_taken() -> None:
    meta, taken = SourceMeta("Quinces", ("Ada Moreno",), published="2021"), set[str]()
    for expected in ("moreno2021quinces", "moreno2021quinces-a", "moreno2021quinces-b"):
        taken.add(made(meta, taken))
        assert expected in taken
    assert made(meta, taken, digest=True) == "moreno2021quinces-digest"


@each("text", ["", "a b", "ключ", "@a", "a,b", "a{", "http://x/y", "a" * 61, "-a", "a\n"])
def test_what_other_programs_do_not_take_is_no_key(text: str) -> None:
    assert not is_key(text)
