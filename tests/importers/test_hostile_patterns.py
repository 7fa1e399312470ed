"""Texts that made a pattern try everything: each is read in work that grows with its length, and no faster.

The budget is processor time, compared with that of a quarter of the text; a busy machine does not count. Before, the
short ones took minutes.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable

import pytest
from tests.helpers.each import each
from tests.helpers.long import few
from tests.trials.importer_mutants import limited
from tests.trials.patterns import patterns, tried

from app.domain.drafts.text.leads import leads_lines
from app.domain.errors import UserError
from app.domain.figures import figures
from app.domain.sentences import sentence_starts
from app.importers.bylines import as_names, undated
from app.importers.dates import find_date
from app.importers.front_matter import read_front_matter
from app.importers.pdf_layout import LEADERS
from app.importers.pieces import Piece
from app.importers.read import read_source
from app.importers.sniff import is_html, is_markdown
from app.importers.tab_title import readings
from app.importers.table_lines import TotalRows
from app.importers.vocabulary import is_disclaimer, is_foot, is_label, is_menu, is_pointer, is_section_end

BODY = "The harbour council sent crates of gloves to its twin town before the ferry left the quay.\n"


SHORT = 0.1
"""Seconds of work that are none, whatever a part of it took: the clock of a process goes in steps."""


def _seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    with limited(10):
        work()
    return time.process_time() - begun


def grows_with_length(work: Callable[[int], object], most: int) -> None:
    """Fail where four times as much takes more than nine times as long; it would be sixteen for the square."""
    work(1)  # what is imported or compiled once is no work
    if _seconds(lambda: work(most)) > SHORT:
        whole, quarter = (min(_seconds(lambda n=n: work(n)) for _ in range(3)) for n in (most, most // 4))
        assert whole < max(SHORT, 9 * quarter)


def source(text: str, name: str = "a.txt") -> object:
    try:
        return read_source(text.encode(), name)
    except UserError:
        return None


@pytest.mark.parametrize("most", [16, 24, 4000])
@pytest.mark.parametrize("line", ["  - tag\n", "  -\n", "\t- a: b\n", "- - -\n", "---\n", " \n", "a-b-c: d\n"])
def test_front_matter_of_indented_tags_that_does_not_end(line: str, most: int) -> None:
    grows_with_length(lambda n: is_markdown(f"---\ntags:\n{line * n}End\n", "a.txt", None), most)
    grows_with_length(lambda n: read_front_matter(f"---\ntags:\n{line * n}End\n"), most)


@pytest.mark.parametrize("most", [14, 13, 400])
@pytest.mark.parametrize("between", [" | ", " · ", "  •  ", " » "])
def test_a_footer_of_links_joined_by_bars(between: str, most: int) -> None:
    grows_with_length(lambda n: is_menu(between.join(["Read our terms"] * n) + " | Where to find us / Contact"), most)
    grows_with_length(lambda n: source(BODY * 3 + between.join([" Read our terms "] * n) + "/\n"), most)


@pytest.mark.parametrize("most", [25, 10_000])
@pytest.mark.parametrize("piece", ["<!-- a --> ", "<!-- a -->\n<!--", "<!--", "<?a?>", " \n", "<! --", "--><!--"])
def test_comments_before_no_page(piece: str, most: int) -> None:
    grows_with_length(lambda n: is_html(f"{piece * n}words", "a", None), most)
    grows_with_length(lambda n: is_html(f"{piece * n}<", "a.html", "text/html"), most)


@pytest.mark.parametrize("most", [30, 4000])
@pytest.mark.parametrize("piece", ["²", "[1]", " [a]", "“.1", "¹[1] ", ".123", " "])
def test_notes_at_the_end_of_a_line(piece: str, most: int) -> None:
    grows_with_length(lambda n: Piece(0, 1, f"The council met.{piece * n}x").ends_sentence, most)
    grows_with_length(lambda n: source(f"{BODY}The council met.{piece * n}x\n{BODY}"), most)


@each("piece", [" ", "\t", " |", " - ", "\u00a0", " :: |"])
def test_spaces_in_the_line_of_a_tab(piece: str) -> None:
    grows_with_length(lambda n: readings(f"Gifts{piece * n}Coast"), 900)
    grows_with_length(lambda n: source(f"<title>Gifts{piece * n}</title><p>{BODY}", "a.html"), 4000)


LINES = [
    "By ",
    "von\n",
    "doi: ",
    "Author: ",
    "Topics: ",
    "1,",
    "٬91",
    "9 ",
    "1 May ",
    "年 ",
    "views authors ",
    "more ",
    "([",
    "«",
]


@few(
    "piece",
    [*LINES, "`", "```", "~~~", "[[a|", "!?", "?”", "…", " and ", " ; ", "<a", "<!--", "![a](", "|"],
    keep=9,
    why="more pieces",
)
def test_pieces_of_our_patterns_again_and_again(piece: str) -> None:
    def work(n: int) -> None:
        text = piece * n + "\n"
        for told in (
            is_disclaimer,
            is_foot,
            is_label,
            is_menu,
            is_pointer,
            is_section_end,
            find_date,
            as_names,
            undated,
        ):
            told(text)
        sentence_starts(text)
        list(figures(text, 0, len(text)))
        is_markdown(text, "a", None)

    grows_with_length(work, 3000)
    grows_with_length(lambda n: source(f"# Gifts\n\n{BODY}\n{piece * n}\n\n{BODY}", "a.md"), 1000)
    grows_with_length(lambda n: source(f"<p>{BODY}</p><p>{piece * n}</p><p>{BODY}</p>", "a.html"), 1000)


@each("piece", [".", ". ", ".\u00a0", ". 1"])
def test_dots_that_lead_to_no_page(piece: str) -> None:
    grows_with_length(lambda n: LEADERS.search(f"Gloves {piece * n}!"), 8000)
    assert LEADERS.search(f"Gloves  .. {piece * 4} 12" if "1" not in piece else "Gloves . . . . xii")


def test_blank_lines_below_what_leads_a_list() -> None:
    assert leads_lines("Chad got:\n\n \n- tents", 9)
    grows_with_length(lambda n: leads_lines(f"Chad got:{chr(10) * n}Fiji", 9), 8000)


@each("piece", ["- ", "total ", "sum – ", ": "])
def test_a_cell_that_may_name_a_total(piece: str) -> None:
    grows_with_length(lambda n: TotalRows(()).has([piece * n + str(n), "x"]), 8000)


def test_no_pattern_of_the_program_takes_the_square_of_its_text() -> None:
    found, _ = patterns("importers.")
    rng = random.Random(8)
    assert len(found) > 60
    assert [str(slow) for one in rng.sample(found, 20) if (slow := tried(one, rng, 2)) is not None] == []


def test_patterns_that_are_kept_in_rows_are_found_too() -> None:
    assert "app.domain.drafts.dates.day_words._marks" in {
        one.where for one in patterns("domain.drafts.dates.day_words")[0]
    }
