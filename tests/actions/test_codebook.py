"""Merging and splitting tags, their order, keys and counts, on real files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from app.actions import codebook, codebook_files, notes, passages, sources, tags
from app.domain.changes import Operation
from app.domain.codebook import Tag, TagContent
from app.domain.errors import BadInput, NotFound
from app.exporters.codebook import as_csv, as_markdown
from app.importers.codebook import read_codebook
from app.importers.read import read_source
from app.store.reads import passages as passage_reads
from app.store.reads import tags as reads
from app.store.store import Store
from app.store.writes import contents

Undoes = Callable[[Callable[[], Any]], Any]
TEXT = b"On gifts\n\nThe first gift was given.\n\nThe second gift was sold.\n\nThe third gift never came at all.\n"


@pytest.fixture
def source(ledger: Store) -> int:
    return sources.add_draft(ledger, read_source(TEXT, "gifts.txt")).source_id


def tagged(store: Store, source: int, words: str, *tag_ids: int) -> int:
    from app.store.reads.sources import current_text

    start = current_text(store, source).text.index(words)
    return passages.tag_passage(store, source, start, start + len(words), tag_ids)


def paths(store: Store) -> list[str]:
    return [tag.path for tag in reads.codebook(store)]


def test_a_merge_does_what_its_preview_says(ledger: Store, source: int, undoes: Undoes) -> None:
    into = tags.add_tag(ledger, TagContent("Gift"))
    tags.add_tag(ledger, TagContent("Small"), into)
    one = tags.add_tag(ledger, TagContent("Present", 2, "What is given", aliases=("boon",), key="g"))
    two = tags.add_tag(ledger, TagContent("Donation"))
    small = tags.add_tag(ledger, TagContent("small"), one)
    tags.add_tag(ledger, TagContent("Large"), two)
    both = tagged(ledger, source, "first gift", into, one)
    moves = tagged(ledger, source, "second gift", one, two)
    below = tagged(ledger, source, "third gift", small)
    notes.add_note(ledger, "On presents", target="tag", target_id=one)
    preview = codebook.merge_preview(ledger, [one, two], into)
    assert (preview.moves, preview.both, preview.notes) == (1, 1, 1)
    assert preview.children == ("Present/small", "Donation/Large")
    undoes(lambda: codebook.merge_tags(ledger, [one, two], into))
    assert paths(ledger) == ["Gift", "Gift/Small", "Gift/Large"]
    kept = reads.one_tag(ledger, into)
    assert kept.passages == 2
    assert kept.content == TagContent("Gift", 0, "What is given", aliases=("Present", "boon", "Donation"), key="g")
    for passage_id, expected in ((both, "Gift"), (moves, "Gift"), (below, "Gift/Small")):
        assert [tag.path for tag in passage_reads.one(ledger, passage_id).tags] == [expected]


def test_a_tag_merged_into_one_under_it_gives_it_its_place(ledger: Store, source: int, undoes: Undoes) -> None:
    top = tags.add_tag(ledger, TagContent("Top"))
    middle = tags.add_tag(ledger, TagContent("Middle"), top)
    into = tags.add_tag(ledger, TagContent("Into"), middle)
    tagged(ledger, source, "first", middle)
    undoes(lambda: codebook.merge_tags(ledger, [top, middle], into))
    assert paths(ledger) == ["Into"]
    assert reads.one_tag(ledger, into).passages == 1


def test_a_merge_with_itself_or_with_what_is_gone_is_refused(ledger: Store) -> None:
    one = tags.add_tag(ledger, TagContent("One"))
    for from_ids in ([one], []):
        with pytest.raises(BadInput, match="another tag"):
            codebook.merge_tags(ledger, from_ids, one)
    with pytest.raises(NotFound):
        codebook.merge_preview(ledger, [999], one)


def test_a_split_moves_the_chosen_passages(ledger: Store, source: int, undoes: Undoes) -> None:
    tag = tags.add_tag(ledger, TagContent("Gift"))
    first, second = tagged(ledger, source, "first gift", tag), tagged(ledger, source, "second gift", tag)
    other = tagged(ledger, source, "third", tags.add_tag(ledger, TagContent("Other")))
    new = undoes(lambda: codebook.split_tag(ledger, tag, [second, other], TagContent("Sale"), tag))
    assert [t.id for t in passage_reads.one(ledger, first).tags] == [tag]
    assert [t.path for t in passage_reads.one(ledger, second).tags] == ["Gift/Sale"]
    assert reads.one_tag(ledger, new).passages == 1
    with pytest.raises(BadInput, match="Choose the passages"):
        codebook.split_tag(ledger, tag, [other], TagContent("None"), None)
    assert "None" not in paths(ledger)


def test_siblings_keep_the_order_they_are_put_in(ledger: Store, undoes: Undoes) -> None:
    a, b, c = (tags.add_tag(ledger, TagContent(name)) for name in "abc")
    undoes(lambda: tags.move_tags(ledger, [c], None, 0))
    assert paths(ledger) == ["c", "a", "b"]
    tags.move_tags(ledger, [b], a, 0)
    tags.move_tags(ledger, [c], a, 0)
    assert paths(ledger) == ["a", "a/c", "a/b"]
    tags.move_tags(ledger, [c], a, 1)
    assert paths(ledger) == ["a", "a/b", "a/c"]


def test_a_key_belongs_to_one_tag(ledger: Store) -> None:
    one = tags.add_tag(ledger, TagContent("One", key="Q"))
    assert reads.one_tag(ledger, one).content.key == "q"
    with pytest.raises(BadInput, match="The key Q is taken by the tag “One”"):
        tags.add_tag(ledger, TagContent("Two", key="q"))
    with pytest.raises(BadInput, match="one letter or one digit"):
        tags.add_tag(ledger, TagContent("Two", key="qq"))
    tags.edit_tag(ledger, one, TagContent("One", key="q"))


def test_twins_differ_in_more_than_capitals_in_every_script(ledger: Store) -> None:
    tags.add_tag(ledger, TagContent("Ämter"))
    with pytest.raises(BadInput, match="already"):
        tags.add_tag(ledger, TagContent("ämter"))


def test_counts_by_source(ledger: Store, source: int) -> None:
    other = sources.add_draft(ledger, read_source(TEXT.replace(b"gift", b"loan"), "loans.txt")).source_id
    tag = tags.add_tag(ledger, TagContent("Given"))
    under = tags.add_tag(ledger, TagContent("Under"), tag)
    tagged(ledger, source, "first gift", tag)
    tagged(ledger, other, "first loan", tag, under)
    tagged(ledger, other, "second loan", under)
    counts = reads.counts_by_source(ledger, [tag, under])
    assert [(source_id, uses) for source_id, _, uses in counts] == [(other, 2), (source, 1)]


HARD = (
    TagContent(
        "=1+1", 3, "=cmd()\n\n# not a head\n\\# nor this", "-5", "- a line\n## x", ("- one", "'=x"), ("@x", "y")
    ),
    TagContent("'=odd", 0, '\'tis so, "quoted"; and; more', "\u202eturned", "### y", ("a, b",), ()),
    TagContent("\\# name", 11, "", "", "", (), ("ärger", "מתנה")),
    TagContent(
        "<b>&lt;\\<i>", 1, "![a](b) <img src=x>\n\\\\<x> \\![y]", "#<!--", "1 < 2!", ("<- ![", "\\!["), ("<a>", "!x")
    ),
)


@pytest.mark.parametrize("kind", ["csv", "md"])
def test_a_file_gives_back_what_was_written(ledger: Store, tmp_path: Path, undoes: Undoes, kind: str) -> None:
    parent = None
    for content in HARD:
        parent = tags.add_tag(ledger, content, parent)
    written = [(tag.path, tag.content) for tag in reads.codebook(ledger)]
    assert [content for _, content in written] == list(HARD)
    file = tmp_path / f"book.{kind}"
    assert codebook_files.export_codebook(ledger, file) == len(HARD)
    tags.remove_tags(ledger, [reads.codebook(ledger)[0].id])
    done = undoes(lambda: codebook_files.import_codebook(ledger, file))
    assert (done.added, done.problems) == (len(HARD), ())
    assert [(tag.path, tag.content) for tag in reads.codebook(ledger)] == written


def test_a_codebook_does_not_take_the_place_of_its_workspace(ledger: Store, tmp_path: Path) -> None:
    file = tmp_path / "linked.csv"
    file.hardlink_to(ledger.path)
    with pytest.raises(BadInput, match="is a workspace, and nothing else is written in its place"):
        codebook_files.export_codebook(ledger, file)
    assert file.samefile(ledger.path)


def test_a_codebook_as_markdown_holds_no_live_html_and_no_picture(ledger: Store) -> None:
    for content in HARD:
        tags.add_tag(ledger, content)
    parsed = MarkdownIt("commonmark", {"html": True}).parse(as_markdown(reads.codebook(ledger)))
    kinds = {inside.type for token in parsed for inside in (token, *(token.children or ()))}
    assert kinds.isdisjoint({"html_block", "html_inline", "image"})


@given(st.text(st.sampled_from("\\\\<![]#a -"), max_size=12))
def test_any_words_of_a_tag_come_back_from_markdown(words: str) -> None:
    flat = " ".join(words.split())
    content = TagContent(flat or "x", 0, words.strip(), flat, "", (flat,) if flat else (), (flat,) if flat else ())
    (row,) = read_codebook(as_markdown([Tag(1, "", None, content.name, content, 0)]).encode(), "c.md").rows
    assert (row.names[0], row.definition, row.when_to_use) == (content.name, content.definition, content.when_to_use)
    assert [line for line in row.examples if line] == list(content.examples)
    assert [name.strip() for name in row.aliases if name.strip()] == list(content.aliases)


def test_an_export_goes_past_what_lies_beside_its_file(ledger: Store, tmp_path: Path) -> None:
    tags.add_tag(ledger, TagContent("Motive"))
    file, beside, elsewhere = (tmp_path / name for name in ("book.csv", "book.csv.part", "elsewhere"))
    elsewhere.write_text("mine")
    try:
        beside.symlink_to(elsewhere)
    except OSError:
        pytest.skip("no links here")
    assert codebook_files.export_codebook(ledger, file) == 1
    assert elsewhere.read_text() == "mine"
    assert {path.name for path in tmp_path.iterdir()} >= {"book.csv", "book.csv.part", "elsewhere"}
    assert not file.is_symlink()


def test_no_cell_of_the_csv_starts_a_formula(ledger: Store) -> None:
    import csv
    import io

    for content in HARD:
        tags.add_tag(ledger, content)
    text = as_csv(reads.codebook(ledger))
    cells = [cell for row in csv.reader(io.StringIO(text.lstrip("\ufeff"), newline="")) for cell in row]
    assert [cell for cell in cells if cell[:1] in tuple("=+-@\t\r") and cell[:1] and cell != "-5"] == []


def test_an_import_keeps_what_the_file_does_not_say(ledger: Store, tmp_path: Path) -> None:
    tag_id = tags.add_tag(ledger, TagContent("Motive", 4, "Old", "Use", examples=("one",)))
    file = tmp_path / "codes.csv"
    file.write_bytes("Code;Description\r\nmotive;New\r\nMotive/Gain;\r\n".encode("cp1252"))
    done = codebook_files.import_codebook(ledger, file)
    assert (done.added, done.changed, done.unchanged) == (1, 1, 0)
    assert reads.one_tag(ledger, tag_id).content == TagContent("Motive", 4, "New", "Use", examples=("one",))
    assert paths(ledger) == ["Motive", "Motive/Gain"]


def test_markdown_written_by_hand_is_read(ledger: Store) -> None:
    read = read_codebook(b"# Codes\n\nwords\n\n## A / B\n\nWhat it is.\n\n### Examples\n\n* one\n", "c.md")
    (row,) = read.rows
    assert (row.names, row.definition) == (("A", "B"), "What it is.")
    assert [line for line in row.examples if line] == ["one"]
    with pytest.raises(BadInput, match="holds no tags"):
        read_codebook(b"# Codes\n", "c.md")
    assert "## " not in as_markdown(())


def test_a_tag_is_searched_by_its_other_names_and_examples(ledger: Store) -> None:
    from app.store.reads.search import search

    tag_id = tags.add_tag(ledger, TagContent("Reciprocity", examples=("a loan for a loan",), aliases=("quid pro quo",)))
    for words in ("quid", "loan"):
        assert [(hit.kind, hit.thing_id) for hit in search(ledger, words)] == [("tag", tag_id)]


def test_several_tags_move_in_their_order_and_twins_among_them_stop_all(ledger: Store, undoes: Undoes) -> None:
    top, other = tags.add_tag(ledger, TagContent("Top")), tags.add_tag(ledger, TagContent("Other"))
    stays = tags.add_tag(ledger, TagContent("stays"), top)
    b, a = tags.add_tag(ledger, TagContent("b")), tags.add_tag(ledger, TagContent("a"), other)
    undoes(lambda: tags.move_tags(ledger, [b, a], top, 0))
    assert [tag.id for tag in reads.codebook(ledger) if tag.parent_id == top] == [b, a, stays]
    twin = tags.add_tag(ledger, TagContent("A"), other)
    before = reads.codebook(ledger)
    with pytest.raises(BadInput, match="There is a tag"):
        tags.move_tags(ledger, [a, twin], None)
    with pytest.raises(BadInput, match="its own parent"):
        tags.move_tags(ledger, [other, top], stays)
    assert reads.codebook(ledger) == before


def test_what_was_pasted_by_mistake_makes_no_tag(ledger: Store, source: int) -> None:
    """A tag that has such a name from before keeps it while something else of it changes."""
    long = "flood relief " * 400
    short = tags.add_tag(ledger, TagContent("Short"))
    for does in (
        lambda: tags.add_tag(ledger, TagContent(long)),
        lambda: tags.edit_tag(ledger, short, TagContent(long)),
        lambda: passages.tag_with_new(ledger, source, 0, 8, TagContent(long)),
        lambda: passages.tag_with_new(ledger, source, 0, 8, TagContent(f"Aid/{long}")),
    ):
        with pytest.raises(BadInput, match="up to 200 letters; this has 5,199"):
            does()
    assert paths(ledger) == ["Short"]
    with ledger.write(Operation.EDIT_TAG, "Short") as tx:
        contents.edit(tx, short, TagContent(long.strip()))
    tags.edit_tag(ledger, short, TagContent(long, color=5))
    assert reads.one_tag(ledger, short).content.color == 5
