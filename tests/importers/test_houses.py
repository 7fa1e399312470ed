"""Lines of a plain text that name who published it: above the title, below it, beside the day."""

from __future__ import annotations

import re

from tests.helpers.each import each

from app.importers.read import read_source

BODY = (
    "The boats that left the harbour in the spring carried rice and blankets to four towns, and nobody counted them.",
    "A year later the town clerks wrote down what they had been given, by whom it came, and what had been kept.",
)
HEADS = """
*What the harbour gave* / Lakeside Policy Institute / 14 March 2023 => => Lakeside Policy Institute
Lake Institute / *Who got what it gave* / Dana Oke and Ben Cole / 14 March 2023 => Dana Oke, Ben Cole => Lake Institute
*What the harbour gave* / Dana Oke / Himal Review / 14 March 2023 => Dana Oke => Himal Review
*What the harbour gave* / Himal Review, 14 March 2023 => => Himal Review
*What the harbour gave* / By Dana Oke / Centre for Aid / Published 14 March 2023 => Dana Oke => Centre for Aid
The Norvale Courier / *Who got what it gave* / By Dana Oke | 14 March 2023 => Dana Oke => The Norvale Courier
*What the harbour gave* / Delta Relief Observatory / 27 March 2023 => => Delta Relief Observatory
*What the harbour gave* / Ministry of Health / Press release / 27 March 2023 => => Ministry of Health
*מה נתן הנמל* / מכון הדלתא למחקרי מדיניות / 14 במרץ 2023 => => מכון הדלתא למחקרי מדיניות
*Was der Hafen gab* / Stiftung Wasser und Politik / 14. März 2023 => => Stiftung Wasser und Politik
*Ce que le port a donné* / Institut du Delta / Le 14 mars 2023 => => Institut du Delta
Coast Quarterly / *The gifts, counted again* / Ann Levi / 3 May 2022 => Ann Levi => Coast Quarterly
*The gifts, counted again* / Staff writer / Norvale Tribune / May 3, 2022 => => Norvale Tribune
*The gifts, counted again* / 3 May 2022 / Ann Levi / Association of Towns => Ann Levi => Association of Towns
*The gifts, counted again* / River Aid Network • May 3, 2022 => => River Aid Network
*The gifts, counted again* / Rose Banks / May 3, 2022 => Rose Banks =>
*The gifts, counted again* / Sir John Post / May 3, 2022 => Sir John Post =>
Committee on River Aid / *Report on gifts to the towns of the delta* / May 3, 2022 => => Committee on River Aid
*Boats for the delta* / Quay Foundation / Ann Levi and Ben Cole / 2 June 2021 => Ann Levi, Ben Cole => Quay Foundation
River Times / *Boats for the delta, and who paid for them* / 2 June 2021 => => River Times
*Boats for the delta* / Universität Norvale / 2. Juni 2021 => => Universität Norvale
*Boats for the delta* / Crescent Society of Isles / By Ann Levi / June 2, 2021 => Ann Levi => Crescent Society of Isles
*Ministry Sends Boats to the Delta* / The first ten are on their way / By Ann Levi / June 2, 2021 => Ann Levi =>
*The Fall of the Government* / How a cabinet lost its boats / By Ann Levi / June 2, 2021 => Ann Levi =>
Embassy of Peru in Norvale / *Boats for the delta* / 2 June 2021 => => Embassy of Peru in Norvale
Embassy of the United States in Ys / *Boats for all* / 2 June 2021 => => Embassy of the United States in Ys
*Embassy of Peru Opens in Norvale* / By Ann Levi / 2 June 2021 => Ann Levi =>
*Embassy of Peru Burned in Norvale* / By Ann Levi / 2 June 2021 => Ann Levi =>
*Consulate of Peru in Norvale Reopens* / By Ann Levi / 2 June 2021 => Ann Levi =>
*Boats for the delta* / Policy Brief / Delta Study Group / June 2021 => => Delta Study Group
*سفن للدلتا* / معهد الدلتا للدراسات / 2 يونيو 2021 => => معهد الدلتا للدراسات
""".strip()
"""The lines with the title between asterisks, the persons, the publication."""


@each("head", HEADS.split("\n"))
def test_people_and_publications_are_distinguished(head: str) -> None:
    lines, authors, publisher = (part.strip() for part in head.split("=>"))
    (title,) = re.findall(r"\*(.+)\*", lines)
    draft = read_source("\n\n".join((*lines.replace("*", "").split(" / "), *BODY)).encode(), "page.txt")
    assert (draft.meta.title, ", ".join(draft.meta.authors), draft.meta.publisher) == (title, authors, publisher)
    assert draft.meta.published
    assert [block.paragraph for block in draft.blocks][-2:] == [1, 2]
