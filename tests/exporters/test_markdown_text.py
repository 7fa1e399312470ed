"""Hostile words read back as they are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.exporters.reading import heading, quotes
from tests.helpers.each import each

from app.domain.evidence import merged
from app.exporters.markdown_text import block_quote, inline

HOSTILE = [
    "# no heading", "#tag in #words", "1990. A year begins a line", "1) one", "(1) one", "a. one", "A. Smith said",
    "iv) four", "+ plus", "- minus", "-5 degrees", "* star", "> greater", "    four spaces", "\ttab", "a\ttab inside",
    "under\n---\nline", "under\n===\nline", "---", "***", "___", "~~~\ncode\n~~~", "```\ncode\n```", "`code`",
    "back\\slash", "end\\", "*a* **b** _c_ __d__ snake_case", "[x](y) ![i](j) [x]: y [^1]", "[x]: http://y",
    "<b>html</b> <!-- no --> <http://x.org>", "<script>\nalert(1)\n</script>", "&amp; &lt; &#35; & AT&T; &nbsp;",
    "a | b\n--- | ---\nc | d", "| a |\n|---|\n| b |", "~~gone~~ H~2~O", "x^2^ ends ^block-id", "$x$ and $508 million",
    "@segev2020 and a@b.org", "::: note", ": definition", ":smile: 10:30", "%%hidden%% 5% 6%",
    "[[Iran]] and [[x#^y|z]]",
    "==high== a=b", "-- --- ... dashes", "a  \nb", "a\\\nb", "a\n\nb", "a\n\n\n\nb", "a\n   \nb", "a\n    b", "a\n> b",
    "a\n\t- b", "\u00a0no break\u00a0", "a\u00a0b", "a\n\u00a0\nb", "\ufeffmark", "line\u2028separator\u2029x",
    "\x0bvertical\x0ctab\x1c\x85end", "a\n\n\x1cb", "cr\rlf\r\nx", "\N{BELL}\x07\x1b[0m", "שלום, עולם! 1990. #x",
    "\u202bmarks\u202c", "🇮🇱 👩‍👩‍👧 \U0001f600:x:", "e\u0301 combining", "Line\n1. two\n2) three", "a\n# b\n## c",
    "{#id .class} {{x}}", '"straight" \'quotes\'', "a\n\n    code", "x\n: y", "!", "![", "\\", "&", "<", "\\&amp;",
    "a\n\n\n", "\n\na",
]  # fmt: skip


@each("text", HOSTILE)
def test_a_hostile_passage_reads_back(text: str) -> None:
    text = text.strip("\x0b")
    assert quotes(block_quote(text)) == [text]


PASSAGES = st.text(
    st.one_of(
        st.sampled_from(list("\n\n\n \t\\`*_[]()<>#+-=.!|~^$@:%&;{}\"'1aAi\r\u00a0\x1c")),
        st.characters(exclude_characters="\0", exclude_categories=["Cs"]),
    ),
    min_size=1,
    max_size=60,
).filter(lambda text: bool(text.strip()))


@given(PASSAGES)
def test_any_passage_reads_back(text: str) -> None:
    passage = text.strip()  # an anchor holds no white space at its ends
    assert quotes(block_quote(passage)) == [passage]


@given(PASSAGES, st.lists(st.tuples(st.integers(0, 59), st.integers(1, 20)), max_size=4))
def test_marked_words_change_nothing_of_what_is_read(text: str, stretches: list[tuple[int, int]]) -> None:
    passage = text.strip()
    marks = merged((start, min(start + length, len(passage))) for start, length in stretches if start < len(passage))
    read = quotes(block_quote(passage, marks))[0]
    assert read.replace("<strong_open>", "").replace("<strong_close>", "") == passage


@each(
    "text, mark, read",
    [
        ("Peru gave 40 tents.", "40 tents", "Peru gave <strong_open>40 tents<strong_close>."),
        ("for ($5) each", "$5", "for (<strong_open>$5<strong_close>) each"),
        ("1. July it came", "1", "<strong_open>1<strong_close>. July it came"),
        ("from Lima\nby sea", "Lima\nby", "from <strong_open>Lima<strong_close>\n<strong_open>by<strong_close> sea"),
        ("x(5)y", "(5)", "x(<strong_open>5<strong_close>)y"),
        ("300,000 מסכות לאיראן", "מסכות", "300,000 <strong_open>מסכות<strong_close> לאיראן"),
    ],
)
def test_marked_words_stand_out(text: str, mark: str, read: str) -> None:
    start = text.index(mark)
    assert quotes(block_quote(text, [(start, start + len(mark))])) == [read]


@given(st.text(min_size=1, max_size=40).filter(lambda text: bool(text.split()) and "\0" not in text))
def test_any_title_reads_back_on_one_line(text: str) -> None:
    assert heading(f"# {inline(text)}\n") == " ".join(text.split())


def test_nul_is_what_every_parser_makes_of_it() -> None:
    assert quotes(block_quote("a\0b")) == ["a\N{REPLACEMENT CHARACTER}b"]


def test_a_quote_next_to_other_text_stays_alone() -> None:
    quote = block_quote("a\n\nb")
    assert quotes(f"before\n\n{quote}\n\nafter\n") == ["a\n\nb"]
