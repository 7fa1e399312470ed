"""The lines of a PDF by where they stand: columns of a table, lines of items, heads of pages, hair by hair."""

from __future__ import annotations

from tests.helpers.each import each

from app.importers.pdf_edges import printed_labels, without_edges
from app.importers.pdf_layout import flows, in_columns, paragraphs, rows_of, usual_leading, usual_size
from app.importers.pdf_lines import Seen, Strip

WORDS = "Ten crates of soap went north by sea"


def strip(text: str, left: float, y: float, *, right: float | None = None, size: float = 10) -> Strip:
    return Strip(text, left, left + 5 * len(text) if right is None else right, y, size, False, 20)


def columns(*rows: tuple[tuple[str, float], ...]) -> list[list[str]]:
    found = in_columns([[[strip(text, left, 0)] for text, left in row] for row in rows])
    return [[" ".join(one.text for one in cell) for cell in row] for row in found]


def test_a_cell_is_in_the_column_where_it_begins_ends_or_has_its_middle() -> None:
    heads = (("Town", 0.0), ("Crates", 100.0), ("Sacks", 200.0))
    begins, ends, middle = (("a much longer word", 100.0),), (("1", 220.0),), (("to and fro", 190.0),)
    assert columns(heads, begins, ends, middle) == [
        ["Town", "Crates", "Sacks"], ["", "a much longer word"], ["", "", "1"], ["", "", "to and fro"]
    ]  # fmt: skip
    assert columns(heads, (("Holm", 3.0), ("25", 210.0))) == [["Town", "Crates", "Sacks"], ["Holm", "", "25"]]


@each(
    "head, below, said",
    [
        ("Crates Sacks", ("40", "7"), ["Town", "Crates", "Sacks"]),
        ("Crates sacks", ("40", "7"), ["Town", "Crates sacks"]),
        ("Crates Sacks", ("big", "small"), ["Town", "Crates Sacks"]),  # a heading over two others
        ("Crates for All", ("40", "7"), ["Town", "Crates for All"]),  # whose words end elsewhere
    ],
)
def test_headings_set_close_are_parted_where_the_column_below_begins(
    head: str, below: tuple[str, str], said: list[str]
) -> None:
    rows = [("Town", head), ("Holm", *below), ("Vik", "9", "8")]
    places = [
        (text, left, 100 - 12 * at)
        for at, row in enumerate(rows)
        for text, left in zip(row, (0, 100, 137), strict=False)
    ]
    cells = paragraphs([strip(*place) for place in places], 300, 1.2, 10)[0].cells
    assert [" ".join(one.text for one in cell) for cell in cells] == said


def test_a_table_has_as_many_columns_as_its_first_row_or_a_quarter_of_them() -> None:
    two, three = (("Holm", 0.0), ("25", 200.0)), (("Holm", 0.0), ("9", 100.0), ("25", 200.0))
    assert columns(two, two, two, three)[0] == ["Holm", "", "25"]
    assert columns(two, two, two, two, three)[0] == ["Holm", "25"]
    assert columns(three, two, two, two, two)[1] == ["Holm", "", "25"]
    assert columns() == []


def test_lines_are_one_row_while_they_are_within_a_third_of_their_size() -> None:
    strips = [strip("b", 50, 100), strip("a", 0, 98), strip("c", 0, 96)]
    assert [[one.text for one in row] for row in rows_of(strips)] == [["a", "b"], ["c"]]


def said(lines: list[Strip], edge: float = 300) -> list[tuple[str, str]]:
    return [(para.kind, " / ".join(line.text for line in para.lines)) for para in paragraphs(lines, edge, 1.2, 10)]


@each(
    "second, is_one",
    [
        (strip("and more of them", 0, 88), True),
        (strip("and more of them", 0, 84), False),  # behind a gap
        (strip("and more of them", 9, 88), True),  # begins with a space
        (strip("And more of them", -12, 88), True),  # the first line was indented
        (strip("and more of them", 0, 88, size=11.5), False),
        (strip("• and more of them", 0, 88), False),
        (strip("2. And more of them", 0, 88), True),
    ],
)
def test_a_full_line_goes_on_in_the_next_one(second: Strip, is_one: bool) -> None:
    assert len(said([strip(WORDS, 0, 100, right=298), second])) == (1 if is_one else 2)


def test_a_line_ended_early_ends_its_paragraph_and_a_hyphen_goes_on() -> None:
    rest = strip("They came back", 0, 88)
    assert len(said([strip("It was so.", 0, 100), rest])) == 2
    assert len(said([strip("It was so-", 0, 100), rest])) == 1
    assert len(said([strip("It was so.", 0, 100), strip("they came back", 0, 88)])) == 1


def test_columns_need_four_lines_side_by_side() -> None:
    def page(many: int) -> list[Strip]:
        both = [(strip(WORDS, 0, 100 - 12 * n), strip(WORDS, 220, 100 - 12 * n)) for n in range(many)]
        return [one for pair in both for one in pair]

    assert [len(flow) for flow in flows(page(4), 210)] == [4, 4]
    assert [len(flow) for flow in flows(page(3), 210)] == [6]
    assert flows([], 210) == []
    title = strip("What was sent to the island in that year and by whom it was sent", 40, 130, right=380)
    assert [len(flow) for flow in flows([title, *page(4)], 210)] == [1, 4, 4]


@each(
    "beside, below, short, is_column",
    [
        (1, 8, WORDS, True),
        (2, 12, WORDS, True),
        (3, 12, WORDS, True),
        (2, 6, WORDS, False),  # a table, and little below it
        (2, 12, "300 crates", False),  # cells
    ],
)
def test_the_last_column_may_end_below_its_first_line(beside: int, below: int, short: str, is_column: bool) -> None:
    long = [strip(WORDS, 0, 300 - 12 * n) for n in range(beside + below)]
    page = sorted([*long, *(strip(short, 220, 300 - 12 * n) for n in range(beside))], key=lambda one: -one.y)
    assert [len(flow) for flow in flows(page, 210)] == ([len(long), beside] if is_column else [len(page)])


def test_the_usual_size_and_distance_are_those_of_most_letters() -> None:
    page = [strip(WORDS, 0, 100 - 13 * n) for n in range(4)] + [strip("Head", 0, 20, size=20)]
    assert (usual_size([page]), usual_leading([page])) == (10, 1.3)
    assert (usual_size([]), usual_leading([])) == (10, 1.2)


def seen(*strips: Strip) -> Seen:
    return Seen(list(strips), 300, 1000, 100, 0, has_picture=False)


BODY = [strip(f"{word} {WORDS}", 0, y) for word, y in (("Once", 700), ("Then", 688), ("Later", 676))]


@each(
    "high, heads, kept",
    [
        (950, ("Island Papers", "Island Papers"), False),
        (950, ("Island Papers 4", "Island Papers 5"), False),
        (950, ("Island Papers 4", "Island Papers 7"), True),
        (850, ("Island Papers", "Island Papers"), True),  # too low for a head
        (50, ("Page 1 of 9", "Page 2 of 9"), False),
    ],
)
def test_what_runs_through_the_pages_is_no_text(high: float, heads: tuple[str, ...], kept: bool) -> None:
    pages = [seen(*sorted((*BODY, strip(head, 0, high)), key=lambda one: -one.y)) for head in heads]
    without_edges(pages)
    left = [[one.text for one in page.strips if one not in BODY] for page in pages]
    assert left == [[head] if kept else [] for head in heads]


def test_a_line_alone_in_the_margin_is_set_aside() -> None:
    def asides(text: str, high: float) -> bool:
        page = seen(strip(text, 0, high), *BODY)
        without_edges([page])
        return page.strips[0].is_aside

    assert asides("The Council of Skerry", 950)
    assert not asides("The Council of Skerry", 900)  # within the text
    assert not asides("3 May 2021", 950)
    assert not asides("¹ Said by the clerk.", 950)
    assert not asides(" ".join(["word"] * 13), 950)
    assert asides(" ".join(["word"] * 12), 950)


def test_pages_are_called_as_most_that_bear_a_number_say() -> None:
    assert printed_labels({0: 7, 1: 8, 2: 9}, ["1", "2", "3"]) == ["7", "8", "9"]
    assert printed_labels({1: 1, 2: 2}, ["1", "2", "3"]) == ["[1]", "1", "2"]
    assert printed_labels({0: 7, 1: 8}, ["i", "2", "3"]) == ["i", "2", "3"]
    assert printed_labels({0: 7}, ["1"]) == ["1"]
    assert printed_labels({}, ["1"]) == ["1"]


def test_headings_in_the_middle_of_their_columns_are_a_row_of_the_table() -> None:
    heads = [strip("Town", 30, 112), strip("Crates", 135, 112), strip("Sent by", 230, 112)]
    cells = [strip("Holm", 0, 100), strip("25", 100, 100), strip("sea", 200, 100)]
    more = [strip("Vik", 0, 88), strip("9", 100, 88), strip("rail", 200, 88)]
    assert [kind for kind, _ in said([*heads, *cells, *more])] == ["row", "row", "row"]
    aside = strip("Sent by", 330, 112)
    over = [strip("Town", 130, 112), strip("Crates", 235, 112), aside]
    assert [kind for kind, _ in said([*over, *cells, *more])] == ["p", "p", "p", "row", "row"]
