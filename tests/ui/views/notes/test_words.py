"""What is said of notes: where they stand, when they were edited, what they link to."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.domain.links import links_of
from app.ui.base.note_words import edited
from app.ui.views.notes.preview import as_html

NOW = datetime(2026, 5, 31, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2026-05-31T11:59:40Z", "just now"),
        ("2026-05-31T11:48:00+00:00", "12 min ago"),
        ("2026-05-31T09:00:00", "3 h ago"),
        ("2026-05-20T12:00:00Z", "20 May 2026"),
        ("not a time", "not a time"),
    ],
)
def test_says_when_a_note_was_edited(iso: str, words: str) -> None:
    assert edited(iso, NOW) == words


def test_links_are_named_once_and_code_holds_none() -> None:
    body = "[[Iran]] and [[D-22|the masks]], [[Iran]] again, not `[[here]]` nor\n```\n[[there]]\n```\nnor [[]]"
    assert links_of(body) == ("Iran", "D-22")


def _resolve(name: str) -> tuple[str, int] | None:
    return {"Iran": ("country", 7), "R&D": ("tag", 3)}.get(name)


def test_links_lead_to_what_they_name() -> None:
    html = as_html("See [[Iran]], [[Iran|there]], [[R&D]] and [[Nobody]].", _resolve)
    assert '<a href="passagework:country/7">Iran</a>' in html
    assert '<a href="passagework:country/7">there</a>' in html
    assert '<a href="passagework:tag/3">R&amp;D</a>' in html
    assert 'class="missing"' in html
    assert "<sup>?</sup>" in html, "colour alone would not say it"
    assert "[[" not in html


def test_code_keeps_its_brackets_and_html_is_only_shown() -> None:
    html = as_html("`[[Iran]]`\n\n<script>alert(1)</script>\n\n[[<b>Iran</b>]]", _resolve)
    assert "<code>[[Iran]]</code>" in html
    assert "<script" not in html
    assert "<b>" not in html


@pytest.mark.parametrize(
    "written",
    [
        f"[there](passagework:source/{'9' * 40})",
        "[there](PassageWork:source/1)",
        "<passagework:source/9999999999999>",
        "[there][1]\n\n[1]: passagework:nothing/1",
        "[there](&#112;assagework:take/x)",
    ],
)
def test_an_address_of_ours_that_a_person_wrote_is_no_link(written: str) -> None:
    assert "href" not in as_html(f"See {written} and [this](https://a.example/).", _resolve).replace(
        'href="https://a.example/"', "", 1
    )
