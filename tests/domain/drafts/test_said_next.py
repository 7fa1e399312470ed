"""What only the next sentence says of a gift is read beside it, and never sure."""

from __future__ import annotations

from tests.helpers.drafted import drafts, sides
from tests.helpers.each import each

from app.domain.drafts.draft import Field
from app.domain.terms import Outcome


@each(
    "text, who",
    [
        ("Seven vans arrived in Lima on Monday. They were sent by Oman.", "OM > PE"),
        ("Oxfam received 300 tents. The tents came from Oman.", "OM > Oxfam"),
        ("Oxfam received 300 tents. The donor was the Omani Red Crescent.", "Omani Red Crescent > Oxfam"),
        ("Seven vans arrived in Lima on Monday. They were given by Oman and Chile.", "OM+CL > PE"),
        ("Seven vans arrived in Lima on Monday. They were a gift of a bank in Graz.", "AT > PE"),
        ("A crew from Graz brought Lima an organ. It was donated by Oxfam.", "Oxfam > PE"),
        ("Seven vans arrived in Lima on Monday. They came from stores in Graz.", "? > PE"),
        ("Seven vans arrived in Lima on Monday. They were bought from a firm in Graz.", "? > PE"),
        ("Seven vans arrived in Lima on Monday. They were taken to Cusco by the Red Cross.", "? > PE"),
        ("Seven vans arrived in Lima on Monday. It is far from Oman.", "? > PE"),
    ],
)
def test_who_gave_it_may_be_said_by_the_next_sentence(text: str, who: str) -> None:
    (draft,) = drafts(text)
    assert sides(draft) == who
    assert who.startswith("?") or Field.DONORS in draft.unsure


@each(
    "text, became",
    [
        ("Congress approved 20 million dollars for Benin. President Reagan vetoed it.", Outcome.CANCELLED),
        ("Oman promised Benin 40 vans. They never arrived.", Outcome.NOT_GIVEN),
        ("Oman promised Benin 40 vans. The mayor never came.", Outcome.PROMISED),
        ("Oman promised Benin 40 vans. They have not arrived.", Outcome.NOT_GIVEN),
        ("Oman promised Benin 40 vans. It has not yet sent them.", Outcome.NOT_GIVEN),
        ("Oman promised Benin 40 vans. It later withdrew the offer.", Outcome.CANCELLED),
        ("Oman offered Benin 40 vans. Benin declined.", Outcome.NOT_GIVEN),
        ("Oman promised Benin 40 vans. Benin declined the loan.", Outcome.PROMISED),
    ],
)
def test_what_became_of_it_may_be_said_by_the_next_sentence(text: str, became: Outcome) -> None:
    (draft,) = drafts(text)
    assert draft.status is became
    assert became is Outcome.PROMISED or Field.STATUS in draft.unsure
