"""The seat of a government is the town where that was struck, or is to be rebuilt; else it is the state."""

from __future__ import annotations

from tests.helpers.drafted import drafts
from tests.helpers.each import each


@each(
    "text, name",
    [
        ("After the Managua earthquake Mexico sent 150 doctors.", "Managua"),
        ("Mexico contributed 39 field kitchens to the relief of Managua.", "Managua"),
        ("Mexico gave quake-hit Managua 39 field kitchens.", "Managua"),
        ("Poland gave earthquake-stricken Skopje 40 tents.", "Skopje"),
        ("For the rebuilding of Skopje, Sweden gave 200 prefabricated houses.", "Skopje"),
        ("Sweden gave 200 houses to rebuild Skopje.", "Skopje"),
        ("Mexico sent 40 tents to flooded Tunis.", "Tunis"),
        ("Chile gave Lima two ships after the war.", "Peru"),
        ("Chile sent 40 tents to Peru after the Lima earthquake.", "Peru"),
        ("Chile has offered Lima fire crews.", "Peru"),
        ("Chile gave Lima $40,000 on Friday.", "Peru"),
        ("Japan sent $3 million to Kathmandu after the earthquake.", "Nepal"),
    ],
)
def test_a_capital_is_the_town_where_it_was_struck(text: str, name: str) -> None:
    (draft,) = drafts(text)
    assert [one.name for one in draft.recipients] == [name]
