"""The state or county that stands behind a town: *London, Kentucky*, *Moore, Oklahoma*.

placed = town ", " state        where neither *and* nor a further name stands behind it, as in a list
"""

from __future__ import annotations

import re

from app.domain.drafts.names.named import Named, NamedKind
from app.domain.drafts.names.sentence import How, Place, Sentence

_STATES = {
    "US": "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Hawaii|Idaho|Illinois|"
    "Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|"
    "Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|"
    "Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|"
    r"West Virginia|Wisconsin|Wyoming|N\.Y\.|N\.J\.|N\.H\.|N\.C\.|S\.C\.|N\.D\.|S\.D\.|N\.M\.|R\.I\.|W\.Va\.|"
    r"(?:Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|"
    r"Tenn|Tex|Va|Vt|Wash|Wis|Wyo)\.|NY|NJ|TX|FL|OH|MI|NC|WI|MN|MO|TN|IL|GA(?= \d)|CT|VT|WV|NH|NV",
    "CA": "Ontario|Alberta|Manitoba|Saskatchewan|Nova Scotia|New Brunswick|British Columbia|Quebec|Newfoundland|"
    r"Prince Edward Island|B\.C\.|N\.S\.|N\.B\.|P\.E\.I\.|(?:Ont|Alta|Man|Sask|Que|Nfld)\.",
    "AU": "New South Wales|Queensland|Victoria|Tasmania|South Australia|Western Australia|NSW|Qld|Vic",
    "BR": "Acre|Alagoas|Amapa|Bahia|Ceara|Espirito Santo|Goias|Maranhao|Minas Gerais|Para|Paraiba|Parana|Pernambuco|"
    "Piaui|Rondonia|Roraima|Santa Catarina|Sergipe|Tocantins",
    "IN": "Assam|Bihar|Gujarat|Kerala|Manipur|Odisha|Rajasthan|Tamil Nadu|Uttarakhand",
    "GB": "Cornwall|Cumbria|Devon|Dorset|Essex|Kent|Norfolk|Somerset|Suffolk|Surrey|Sussex|Ulster",
}
_STATE_BEHIND = re.compile(
    ", (?:"
    + "|".join(f"(?P<{code}>{names})" for code, names in _STATES.items())
    + r")(?!\w)(?!,? (?:and|or)\b)(?! [A-Z])"
)
"""The state in which a town is that is named as a town elsewhere: *London, Kentucky*; not of a list."""


def in_state(sentence: Sentence, place: Place) -> Place:
    """A seat of government or a town, or the one of its name in the state that stands behind it."""
    match = _STATE_BEHIND.match(sentence.after(place.end, 40))
    if match is None or place.how not in (How.SEAT, How.SHARED, How.TOWN, How.REGION):
        return place
    code, end = match.lastgroup or "", place.end + match.end()
    if place.how in (How.TOWN, How.REGION) and place.named.iso2 == code:
        return place
    named = Named(place.start, end, NamedKind.TOWN, sentence.text[place.start : end], code)
    return Place(place.start, end, How.TOWN, named)


def state_behind(sentence: Sentence, end: int) -> Place | None:
    """The state behind the end of a town's name."""
    match = _STATE_BEHIND.match(sentence.after(end, 40))
    if match is None:
        return None
    start, end = end + len(", "), end + match.end()
    return Place(
        start, end, How.WHERE, Named(start, end, NamedKind.TOWN, sentence.text[start:end], match.lastgroup or "")
    )


def is_state_behind(sentence: Sentence, end: int, place: Place) -> bool:
    """Whether what is read as a town by its name is the state of the one that ends before it: *Moore, Oklahoma*."""
    state = state_behind(sentence, end) if place.how is How.TOWN else None
    return state is not None and (state.end, state.named.iso2) == (place.end, place.named.iso2)
