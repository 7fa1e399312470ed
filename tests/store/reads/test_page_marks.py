"""What a page paints of the passages of one text, among those of others."""

from __future__ import annotations

from pathlib import Path

from tests.helpers.made import make_empty

from app.actions.donations import add_donation
from app.actions.evidence import link_evidence
from app.actions.notes import add_note
from app.actions.passages import tag_passage
from app.actions.sources import add_bytes
from app.actions.tags import add_tag
from app.domain.codebook import TagContent
from app.domain.donations import Donation
from app.paths import RESOURCES
from app.store.reads import sources
from app.store.reads.page_marks import marks_on, more_than
from app.store.store import Store

TEXT = "Alpha went out in the morning. Beta came back in the evening.\n"


def test_the_passages_of_one_text_with_the_colours_of_their_tags(tmp_path: Path) -> None:
    make_empty(tmp_path / "w.passagework", "Ann", RESOURCES)
    with Store(tmp_path / "w.passagework", "Ann") as store:
        first, other = (
            add_bytes(store, text.encode(), f"{text[:3]}.txt", "text/plain").source_id
            for text in (TEXT, f"Again: {TEXT}")
        )
        here, there = (sources.current_text(store, one).version_id for one in (first, other))
        red, blue = (add_tag(store, TagContent(name, color=color)) for name, color in (("red", 8), ("blue", 3)))
        late = tag_passage(store, first, 31, 35, [blue, red])
        early = tag_passage(store, first, 0, 5, [red])
        elsewhere = tag_passage(store, other, 7, 12, [blue])
        add_note(store, "Who?", target="passage", target_id=early)
        add_note(store, "Whence?", target="passage", target_id=elsewhere)
        bare = link_evidence(store, first, 36, 40, None, ("donation", add_donation(store, Donation("Gloves"))))
        found = marks_on(store, here)
        assert found.places == [(early, 0, 5), (late, 31, 35), (bare, 36, 40)]
        assert found.colors == {late: (3, 8), early: (8,)}
        assert found.tags == {late: (blue, red), early: (red,)}
        assert (found.noted, found.linked) == ({early}, {bare})
        assert marks_on(store, there).places == [(elsewhere, 7, 12)]
        assert [more_than(store, here, many) for many in (0, 2, 3)] == [True, True, False]
        assert [more_than(store, there, many) for many in (0, 1)] == [True, False]
        assert [more_than(store, here, many, pieces=True) for many in (0, 1)] == [True, False]
        assert not more_than(store, there, 0, pieces=True)
