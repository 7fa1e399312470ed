"""Names of authors in parts: persons, and who is none."""

from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.each import each

from app.domain.authors import Name, read_name, written


@each(
    "author, name",
    [
        ("Ada Moreno", Name("Moreno", "Ada")),
        ("Moreno, Ada Maria", Name("Moreno", "Ada Maria")),
        ("Ben van der Sample", Name("van der Sample", "Ben")),
        ("John Sample Jr.", Name("Sample", "John", "Jr.")),
        ("Sample, Jr., John", Name("Sample", "John", "Jr.")),
        ("Okafor, N. K., III", Name("Okafor", "N. K.", "III")),
        ("World Health Organization", Name(literal="World Health Organization")),
        ("Ministry of Health, Peru", Name(literal="Ministry of Health, Peru")),
        ("The Coast Review", Name(literal="The Coast Review")),
        ("Reuters", Name(literal="Reuters")),
        ("BBC News", Name(literal="BBC News")),
        ("Le Monde", Name(literal="Le Monde")),
        ("Norvale Pharma AG", Name(literal="Norvale Pharma AG")),
        ("Sample Motor Co., Ltd.", Name(literal="Sample Motor Co., Ltd.")),
        ("Bank of Sample", Name(literal="Bank of Sample")),
        ("Sample Inc.", Name(literal="Sample Inc.")),
        ("Save the Sample", Name(literal="Save the Sample")),
        ("Sample Watch", Name(literal="Sample Watch")),
        ("Nurses Without Samples", Name(literal="Nurses Without Samples")),
        ("Lee AG", Name("AG", "Lee")),
        ("Ada Banks", Name("Banks", "Ada")),
        ("Bank, Ada", Name("Bank", "Ada")),
        ("Co, A", Name("Co", "A")),
        ("Editorial Board", Name(literal="Editorial Board")),
        ("דנה לוי", Name("לוי", "דנה")),
        ("משרד הבריאות", Name(literal="משרד הבריאות")),
        ("منظمة الصحة العالمية", Name(literal="منظمة الصحة العالمية")),
        ("محمد الفاتح", Name("الفاتح", "محمد")),
        ("王小明", Name(literal="王小明")),
        ("  Ada   Moreno ", Name("Moreno", "Ada")),
    ],
)
def test_an_author_is_read_in_parts(author: str, name: Name) -> None:
    assert read_name(author) == name


_word = st.from_regex(r"[A-Z][a-zé'-]{0,7}", fullmatch=True)


@given(
    st.tuples(_word, _word, st.sampled_from(["", "Jr.", "III"])).map(lambda parts: Name(*parts))
    | _word.map(lambda one: Name(literal=one))
)
def test_a_name_that_is_written_is_read_as_the_same_parts(name: Name) -> None:
    assert read_name(written(name)) == name
