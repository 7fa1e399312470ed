"""Words right before a quote that deny it, in sentences written by hand: plain ones are never called denied."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.domain.test_reread import AROUND, record
from tests.helpers.each import each

from app.domain.denied_words import denied
from app.domain.donations import Donation
from app.domain.evidence_check import Gap, of_record
from app.domain.terms import Assertion, EvidenceRole


def tried(name: str) -> tuple[list[str], list[str]]:
    """The denied sentences that are not seen to be, and the plain ones that are called denied."""
    missed: list[str] = []
    false: list[str] = []
    for line in Path(__file__).with_name(name).read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        marked, wanted = line.rsplit(" | ", 1)
        start, end = marked.index("["), marked.index("]") - 1
        found = denied(marked.replace("[", "").replace("]", ""), start, end)
        if bool(found) != (wanted == "denied"):
            (false if found else missed).append(marked)
    return missed, false


@each("name, may_be_missed", [("denied_first.txt", 0), ("denied_last.txt", 4)])
def test_plain_words_are_not_denied_and_most_denials_are_seen(name: str, may_be_missed: int) -> None:
    missed, false = tried(name)
    assert false == []
    assert len(missed) <= may_be_missed


@each(
    "field, role, assertion, is_found",
    [
        ("item", EvidenceRole.SUPPORTS, Assertion.GIVEN, True),
        ("", EvidenceRole.SUPPORTS, Assertion.GIVEN, True),
        ("item", EvidenceRole.SUPPORTS, Assertion.NOT_GIVEN, False),
        ("item", EvidenceRole.CONTRADICTS, Assertion.GIVEN, False),
        ("scope", EvidenceRole.SUPPORTS, Assertion.GIVEN, False),
    ],
)
def test_the_check_lists_what_the_record_says_was_given(
    field: str, role: EvidenceRole, assertion: Assertion, is_found: bool
) -> None:
    sentence = "Lima heard that the ministry did not send 300 masks."
    at = sentence.index("send")
    made = record("item", "300 masks", "send 300 masks")
    piece = replace(
        made.evidence[0], field=field, part_id=1 if field == "item" else None, role=role,
        start=1_000 + at, end=1_000 + at + 14, around=sentence, around_start=1_000,
    )  # fmt: skip
    content: Donation = replace(made.content, assertion=assertion)
    looked = of_record(replace(made, content=content, evidence=(piece,)), AROUND)
    found = [one for one in looked.findings if one.gap is Gap.OTHERWISE]
    assert [(one.field, one.says) for one in found] == [("assertion", "did not send 300 masks")] * is_found
