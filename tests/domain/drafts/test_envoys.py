"""Of which country an ambassador is who gives something by his name alone: the text says it elsewhere."""

from __future__ import annotations

from tests.helpers.drafted import drafts, sides
from tests.helpers.each import each


@each(
    "text, said",
    [
        ("Ambassador Rossi handed over 12 engines to Beira. Rossi said that Rome would also send pumps.", "IT > MZ"),
        ("Ambassador Rossi handed over 12 engines to Beira. The Italian ambassador, Carlo Rossi, spoke.", "IT > MZ"),
        ("Italy's ambassador Carlo Rossi came.\n\nAmbassador Rossi handed over 12 engines to Beira.", "IT > MZ"),
        ("Ambassador Rossi handed over 12 engines to Beira. Rossi said that Mozambique would get more.",
         "Ambassador Rossi > MZ"),
    ],
)  # fmt: skip
def test_the_text_says_whose_ambassador_it_is(text: str, said: str) -> None:
    assert sides(drafts(text)[0]) == said
