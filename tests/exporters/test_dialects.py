"""Tables as Pandoc sets them on paper: no word is torn."""

from __future__ import annotations

from app.exporters.dialects import DIALECTS, Profile

HEAD = ("Record", "From", "To", "What", "When", "Outcome", "Evidence")
ROWS = (
    ("[D-11](../a.md)", "Various governments", "Gorgan", "20,000 masks; testing equipment", "by 2021-03-09",
     "given; disputed; may overlap with D-22", "[@oke2021, ¶5]"),
    ("D-12", "Ann Oke", "Gorgan", "", "", "promised", ""),
)  # fmt: skip
ON_PAPER = 60
"""Letters of a line, in the wide face that LibreOffice takes where there is none of Word's."""


def test_columns_that_would_tear_their_words_become_one() -> None:
    pandoc = DIALECTS[Profile.PANDOC]
    head, rule, first, second = pandoc.table(HEAD, ROWS).split("\n")
    assert head == "| Record | From | To | What | When · Outcome · Evidence |"
    assert first.endswith(" | by 2021-03-09 · given; disputed; may overlap with D-22 [@oke2021, ¶5] |")
    assert second == "| D-12 | Ann Oke | Gorgan |  | promised |"
    dashes = [len(one) for one in rule.strip("| ").split(" | ")]
    longest = (len("Record"), len("governments"), len("Gorgan"), len("equipment"), len("2021-03-09"))
    for wide, word in zip(dashes, longest, strict=True):
        assert wide / sum(dashes) * ON_PAPER > word + 1
    narrow = pandoc.table(HEAD[:5], [row[:5] for row in ROWS])
    assert narrow.startswith("| Record | From | To | What | When |\n")
    assert DIALECTS[Profile.OBSIDIAN].table(HEAD, ROWS).startswith(f"| {' | '.join(HEAD)} |")
