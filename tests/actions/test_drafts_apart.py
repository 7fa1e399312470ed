"""The parts of a long text: each with what has to be read for it, and nothing of the text left out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.actions import sources
from app.actions.drafts import drafts_in
from app.actions.drafts_apart import BEFORE, WHOLE, Paragraph, parts
from app.actions.source_drafts import drafts_of
from app.actions.starter import make_empty
from app.domain.drafts.draft import Drafted
from app.domain.drafts.text.cited import UNCITED
from app.domain.errors import Cancelled
from app.importers.read import read_source
from app.paths import RESOURCES
from app.store.store import Store

QUIET = "The harbour was quiet all day and the ships lay in the bay. Nobody went out, and the shops were shut. "


def paragraphs_of(texts: Sequence[str]) -> list[Paragraph]:
    """Where they stand, with two line ends between each other; those in capitals are headings."""
    starts = accumulate((len(one) + 2 for one in texts), initial=0)
    return [(at, at + len(one), *([True] if one.isupper() else [])) for at, one in zip(starts, texts, strict=False)]


def found(texts: Sequence[str], long: int) -> list[Drafted]:
    """What is found part by part."""
    text = "\n\n".join(texts)
    every = (drafts_in(text, part, UNCITED) for part in parts(paragraphs_of(texts), long=long))
    return [one for part in every for some in part for one in some]


@given(st.lists(st.tuples(st.integers(1, 900), st.booleans()), max_size=60), st.integers(1, 3000))
def test_each_paragraph_is_of_one_part_in_order(sizes: list[tuple[int, bool]], long: int) -> None:
    paragraphs = paragraphs_of([("A" if heading else "a") * size for size, heading in sizes])
    headings = {start for start, _, *heading in paragraphs if heading}
    read = [one for part in parts(paragraphs, long=long) for one in part]
    assert [one[:2] for one in read if len(one) == 2] == [one for one in paragraphs if len(one) == 2]
    assert headings <= {start for start, *_ in read}


@given(st.lists(st.integers(1, 900), min_size=2, max_size=60), st.integers(1, 3000))
def test_what_stands_right_before_a_part_and_where_the_text_begins_is_read_with_it(sizes: list[int], long: int) -> None:
    paragraphs = paragraphs_of(["a" * size for size in sizes])
    for part in list(parts(paragraphs, long=long))[1:]:
        first = next(at for at, one in enumerate(paragraphs) if one in part)
        before = {start for start, _, *is_read in part if is_read}
        assert {paragraphs[0][0], paragraphs[first - 1][0]} <= before
        assert {start for start, _ in paragraphs[:first] if start >= paragraphs[first][0] - BEFORE} <= before


def test_parts_say_what_the_whole_text_says() -> None:
    texts = [
        "Lantern Trust is a charity in Leeds. We work in nine countries.",
        *[QUIET * 8] * 2,
        "RELIEF IN PERU",
        QUIET * 3,
        "Kenya gave Haiti 30 tents.",
        "It also sent 900 blankets to Cuba.",
        *[QUIET * 8] * 2,
        "We gave 40 tents to Peru.",
    ]
    whole = found(texts, 100_000)
    assert [one.drafts[0].donors[0].name for one in whole] == ["Kenya", "Kenya", "Lantern Trust"]
    assert all(found(texts, long) == whole for long in (20, 1500))


def test_a_text_of_several_parts_is_found_whole_or_not_at_all(tmp_path: Path) -> None:
    gifts = ["Kenya gave Haiti 30 tents.", "It also sent 900 blankets to Peru."]
    texts = [*gifts, *[QUIET * 20] * 8, *gifts, *[QUIET * 20] * 14, *gifts]
    words = "\n\n".join(texts)
    assert len(words) > WHOLE
    path = tmp_path / "w.passagework"
    make_empty(path, "Zoe", RESOURCES)
    asked: list[bool] = []
    with Store(path, "Ann") as store:
        long = sources.add_draft(store, read_source(words.encode(), "long.txt")).source_id
        with pytest.raises(Cancelled):
            drafts_of(store, long, lambda: bool(asked.append(True)) or len(asked) > 3)
        every = drafts_of(store, long).found
    assert [one.drafts[0].donors[0].name for one in every] == ["Kenya"] * len(every)
    assert [words[one.start : one.end] for one in every] == [one for one in texts if one in gifts][-len(every) :]
    assert len(every) >= 5
