"""What is filled anew as the counts of tags change, which is after each tag."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from app.domain.codebook import Tag, TagContent, in_order
from app.ui.panels.codebook.panel import TAG_ROLE, CodebookPanel


def test_only_the_row_of_the_tag_that_changed_is_refilled(qtbot: QtBot) -> None:
    tags = in_order([(n, f"uid{n}", None, TagContent(f"tag {n}", n), 3) for n in range(1, 6)])
    panel = CodebookPanel()
    qtbot.addWidget(panel)
    panel.show_tags(tags)
    filled = set[int]()
    panel.model().dataChanged.connect(lambda first, _last: filled.add(first.row()))
    panel.show_tags(tuple(replace(tag, passages=4) if tag.id == 2 else tag for tag in tags))
    assert filled == {1}
    shown: Tag = panel.model().index(1, 0).data(TAG_ROLE)
    assert shown.passages == 4


def test_where_the_current_tag_is_gone_the_next_is_current_and_behind_the_last_the_one_before(qtbot: QtBot) -> None:
    tags = in_order([(n, f"uid{n}", 1 if n == 2 else None, TagContent(f"tag {n}", n), 3) for n in range(1, 5)])
    panel = CodebookPanel()
    qtbot.addWidget(panel)
    panel.show_tags(tags)
    panel.choose(2)
    for left, current in (((1, 3, 4), 3), ((1, 3, 2, 4), 3), ((1, 4), 4), ((1,), 1), ((), None)):
        panel.show_tags(tuple(tag for tag in tags if tag.id in left))
        now = panel.current_tag()
        assert (now.id if now else None) == current
        assert panel.chosen_ids() == ([current] if current else [])
