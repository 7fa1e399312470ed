"""Things that somebody has, loses, asks for, pays for or keeps, which are no gifts; and gifts that look like those."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts
from tests.helpers.each import each


@each(
    "text",
    [
        "The field hospital at Adana has 80 beds and two operating theatres.",
        "Gao is quiet. France has 4,000 soldiers there and Chad 2,000.",
        "Doctors in Port Sudan are short of insulin, and the blood bank has 12 bags left.",
        "Pam passed over Tanna. The parish there has lost its church, 14 boats and all of its stores.",
        "The bishop of Goma was robbed of 22,000 francs on the ferry from Bukavu.",
        "The island's bakers ran out of flour when the refugees from Smyrna came to Mytilene.",
        "Sixty Cuban nurses walked out in Castries over pay.",
        "Two bears crossed from Slovenia into Italy.",
        '"Give us gloves, give us chlorine," a nurse in Monrovia pleaded.',
        "The Berg Trust invites midwives from Lusaka to apply for grants of up to 90,000 kronor.",
        "Let some magnate, wrote Prus, endow one bath-house for Lublin.",
        "Delegates urged Latvia to consider a pledge of at least 150,000 euros.",
        "A Danish sergeant died when his truck, with 900 litres of petrol aboard, hit a mine by Gorazde.",
        "Its 14,000 books are in crates, the British Council in Lagos says.",
        "Looters emptied the pharmacy at Bouar and carried off both motorcycles.",
    ],
)
def test_what_somebody_has_loses_or_asks_for_is_no_gift(text: str) -> None:
    assert drafts(text) == []


@each(
    "text",
    [
        "The French pay Djibouti 30 million euros a year for their base.",
        "The city of Quito took delivery of 25 electric buses from a factory in Shenzhen.",
        "Siemens is to supply Egypt with three power stations.",
        "The Company gave the Cree 12 needles for each beaver.",
        "The bank in Riga transferred 12 million euros to its branch in Vilnius.",
        "The Prado sent the Louvre three Goyas for the summer exhibition.",
        "The Argentine squad brought its own beef to Doha, 900 kilos of it.",
        "The senate in Montevideo voted 12 million pesos for the repair of its roof.",
        "The IMF released 300 million dollars to Kenya, to be repaid over ten years.",
        "Spain voted down a motion to donate 4 million euros to the Sahrawi camps.",
        "Sudan was offered the chair of the next round by Egypt.",
        "The town of Ancona gave the admiral 23 deserters in chains.",
        "UNHCR flew its staff out of El Fasher in two planes.",
    ],
)
def test_what_is_paid_for_or_stays_with_its_owner_is_no_gift(text: str) -> None:
    assert drafts(text) == []


@each(
    "text, told",
    [
        ("Fiji lost 20 boats; Japan gave it 30 boats.", "30 boats"),
        ("Norway sent Lima, which had run out of insulin, 300 vials of it.", "300 vials"),
        ("The ward in Gitega has 40 beds from Norway.", "40 beds"),
        ("Norway paid Malawi 2 million dollars for a new hospital.", "2 million dollars"),
        ("Alstom donated three trains to Kinshasa.", "three trains"),
        ("Oxfam shipped 30 pumps to its office in Goma for the people of the town.", "30 pumps"),
        ("Spain gave Lima 3 million euros for the exhibition.", "3 million euros"),
        ("After looters had emptied the depot, Norway sent Jos 300 tents.", "300 tents"),
        ("Oman gave Chad 2 million dollars that need never be repaid.", "2 million dollars"),
        ("Malta flew 12 nurses to Tripoli at its own expense.", "12 nurses"),
    ],
)
def test_gifts_beside_what_is_had_lost_or_paid_are_read(text: str, told: str) -> None:
    found = [amounts(draft) for draft in drafts(text)]
    assert any(told in one for one in found)
