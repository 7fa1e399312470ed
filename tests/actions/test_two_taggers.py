"""Two people put tags on the same passages: each tagging is somebody's, and a tag is shown and counted once."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import select
from tests.helpers.made import make_empty

from app.actions import codebook, listing, passages
from app.actions.check import check
from app.actions.sources import add_bytes
from app.actions.tags import add_tag
from app.bootstrap import main
from app.domain.changes import Author
from app.domain.codebook import TagContent
from app.domain.errors import Overlaps
from app.domain.passages import Claim, Passage, TagRef
from app.domain.terms import ClaimKind, Sureness
from app.paths import RESOURCES
from app.store.first_read import first_read
from app.store.first_tags import first_tags
from app.store.reads import found_passages, library, page_marks, tags
from app.store.reads import passages as reads
from app.store.schema import claim, passage_tag
from app.store.store import Store

ROOT = Path(__file__).parents[2]
ANN, BEN = Author("Ann", "id of ann"), Author("Ben", "id of ben")
TEXT = "The town sent two crates of quinces over the sea.\n\nNobody has said what became of them since.\n"
QUINCES = (18, 35)


@pytest.fixture
def two(tmp_path: Path):
    """A workspace with a source and the tags 1 and 2, as Ann and Ben have it open."""
    path = tmp_path / "w.passagework"
    make_empty(path, "Zoe", RESOURCES)
    with Store(path, ANN) as ann, Store(path, BEN) as ben:
        add_bytes(ann, TEXT.encode(), "quinces.txt", "text/plain")
        for name in ("Fruit", "Gift"):
            add_tag(ann, TagContent(name))
        yield ann, ben


def tagged(store: Store, tag_id: int = 1) -> Passage:
    passage_id = passages.tag_passage(store, 1, *QUINCES, [tag_id])
    return reads.many(store, [passage_id])[0]


def tags_on(store: Store) -> list[tuple[str, tuple[str, ...]]]:
    return [(ref.name, tuple(one.name for one in ref.by)) for one in reads.listed(store) for ref in one.tags]


def test_the_same_tag_of_two_is_two_taggings_and_one_tag(two: tuple[Store, Store]) -> None:
    ann, ben = two
    tagged(ann)
    passage = tagged(ben)
    assert tags_on(ann) == [("Fruit", ("Ann", "Ben"))]
    rows = ann.rows(select(passage_tag))
    assert [(row.created_by, row.author_id) for row in rows] == [("Ann", "id of ann"), ("Ben", "id of ben")]
    assert len({row.uid for row in rows}) == 2
    # Once, wherever it is counted or painted.
    assert [tag.passages for tag in tags.codebook(ann)] == [1, 0]
    early = first_tags(ann.path, passage.id)
    assert early is not None
    assert [tag.id for tag in early.codebook] == [tag.id for tag in tags.codebook(ann)]
    assert found_passages.carried_by(ann, found_passages.PassageFilter()) == {1: 1}
    assert found_passages.together(ann, {1: (1,), 2: (2,)}) == {(1, 1): 1}
    colors = page_marks.marks_on(ann, passage.version_id).colors[passage.id]
    assert len(colors) == 1
    page = first_read(ann.path)
    assert page is not None
    assert [one.colors for one in page.passages] == [colors]
    assert [(tag.name, tag.passages) for row in library.library(ann) for tag in row.tags] == [("Fruit", 1)]
    (listed,) = listing.passages(ann)
    assert listed["tags"] == ["Fruit"]
    assert listed["taggings"] == [
        {"tag": "Fruit", "by": "Ann", "author": "id of ann"},
        {"tag": "Fruit", "by": "Ben", "author": "id of ben"},
    ]
    assert check(ann).problems == ()


def test_each_takes_off_her_own(two: tuple[Store, Store]) -> None:
    ann, ben = two
    tagged(ann)
    passage = tagged(ben)
    assert passages.untag_passage(ann, passage.id, 1) == ("Ben",)
    assert tags_on(ben) == [("Fruit", ("Ben",))]
    assert passages.untag_passage(ann, passage.id, 1) == ()  # who has put none takes off what is there
    assert reads.listed(ben) == ()
    assert ann.undo() is not None
    assert ann.undo() is not None
    assert tags_on(ben) == [("Fruit", ("Ann", "Ben"))]
    assert ben.undo() is not None
    assert tags_on(ann) == [("Fruit", ("Ann",))]
    assert check(ann).problems == ()


def test_many_at_once(two: tuple[Store, Store]) -> None:
    ann, ben = two
    passage = tagged(ann)
    assert passages.tag_passages(ann, [passage.id], 1) == 0
    assert passages.tag_passages(ben, [passage.id], 1) == 1
    assert tags_on(ann) == [("Fruit", ("Ann", "Ben"))]
    assert passages.untag_passages(ben, [passage.id], 1) == 1
    assert tags_on(ann) == [("Fruit", ("Ann",))]


def test_what_was_put_before_people_had_ids_bears_the_name(two: tuple[Store, Store]) -> None:
    ann, _ben = two
    with Store(ann.path, "Ann") as before:
        passage = tagged(before)
    (ref,) = reads.many(ann, [passage.id])[0].tags
    assert ref.is_of(ANN)
    assert not ref.is_of(BEN)
    assert passages.untag_passage(ann, passage.id, 1) == ()


def test_merging_and_splitting_keep_whose_it_is(two: tuple[Store, Store]) -> None:
    ann, ben = two
    tagged(ann, 1)
    tagged(ben, 1)
    tagged(ben, 2)
    codebook.merge_tags(ann, [2], 1)
    assert tags_on(ann) == [("Fruit", ("Ann", "Ben"))]
    codebook.split_tag(ann, 1, [one.id for one in reads.listed(ann)], TagContent("Pear"), None)
    assert tags_on(ann) == [("Pear", ("Ann", "Ben"))]
    for _ in range(2):
        assert ann.undo() is not None
    assert tags_on(ann) == [("Fruit", ("Ann", "Ben")), ("Gift", ("Ben",))]
    assert check(ann).problems == ()


@pytest.mark.long("a process", instead="test_whatever_two_do_nobody_has_put_a_tag_twice")
def test_the_other_is_another_process(two: tuple[Store, Store]) -> None:
    ann, _ben = two
    tagged(ann)
    words = TEXT[slice(*QUINCES)]
    line = json.dumps({"source": 1, "quote": words, "tag": "Fruit"})
    asked = [sys.executable, "main.py", "tag", "--json", "--workspace", ann.path, "--author", "Cleo"]
    subprocess.run(asked, input=line, text=True, check=True, capture_output=True, cwd=ROOT)
    assert tags_on(ann) == [("Fruit", ("Ann", "Cleo"))]


def test_a_claim_says_whose_it_is(two: tuple[Store, Store]) -> None:
    ann, ben = two
    passage = tagged(ann)
    passages.set_claim(ben, passage.id, Claim(ClaimKind.OBSERVATION, "a clerk", Sureness.POSSIBLE))
    passages.set_claim(ann, passage.id, Claim(ClaimKind.OBSERVATION, "two clerks", Sureness.POSSIBLE))
    (row,) = ann.rows(select(claim))
    assert (row.created_by, row.author_id, row.asserted_by, len(row.uid)) == ("Ben", "id of ben", "two clerks", 12)


@pytest.mark.parametrize("seed", range(3))
def test_whatever_two_do_nobody_has_put_a_tag_twice(two: tuple[Store, Store], seed: int) -> None:
    dice = random.Random(seed)
    for step in range(30):
        store = dice.choice(two)
        match dice.randrange(4):
            case 0 | 1:
                start = dice.choice((0, 4, 18, 51))
                passages.tag_passage(store, 1, start, start + 12, [dice.choice((1, 2))])
            case 2:
                refs: list[tuple[int, TagRef]] = [(one.id, ref) for one in reads.listed(store) for ref in one.tags]
                own = [(passage_id, ref.id) for passage_id, ref in refs if ref.is_of(store.person)]
                if own:
                    passages.untag_passage(store, *dice.choice(own))
            case _:
                with suppress(Overlaps):
                    dice.choice((store.undo, store.redo))()
        assert all(len({one.id for one in ref.by}) == len(ref.by) for one in reads.listed(store) for ref in one.tags)
        assert step % 10 < 9 or check(store).problems == ()


def test_two_who_tagged_one_text_are_compared_from_the_command_line(
    two: tuple[Store, Store], capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann, ben = two
    monkeypatch.setenv("PASSAGEWORK_DATA", str(tmp_path / "data"))

    def asked(*more: str) -> tuple[int, str, str]:
        return main(["agreement", *more, "--workspace", str(ann.path)]), *capsys.readouterr()

    tagged(ann)
    code, out, err = asked("Ann", "Ben", "--json")
    assert (code, out) == (1, "")
    assert "Fewer than two people" in err
    passages.tag_passage(ben, 1, 4, 17, [1])  # other words of the same sentence
    passages.tag_passage(ben, 1, 51, 60, [2])
    found = json.loads(asked("Ann", "Ben", "--json")[1])
    assert (found["readers"], found["sentences"], found["every"]["share"]) == (["Ann", "Ben"], 2, 0.75)
    assert {one["tag"]: (one["both"], one["share"], one["alpha"]) for one in found["tags"]} == {
        "Gift": (0, 0.5, 0.0), "Fruit": (1, 1.0, 1.0),
    }  # fmt: skip
    ((difference),) = found["differences"]
    assert (difference["tag"], difference["by"], difference["words"]) == ("Gift", "Ben", TEXT.split("\n\n")[1].strip())
    assert difference["paragraph"] == 2
    assert "called “Zoe”" in asked("Ann", "Zoe")[2]
    assert "Gift" in asked()[1]
