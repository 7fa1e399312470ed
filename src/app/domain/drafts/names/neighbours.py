"""Which countries are neighbours: those with a border on our map of outlines, and some across a strait.

Whom *its neighbour* may mean is told by it.
"""

from __future__ import annotations

from collections.abc import Collection

_BORDERS = (
    "AD ES FR; AE OM SA; AF CN IR PK TJ TM UZ; AL GR ME MK XK; AM AZ GE IR TR; AO CD CG NA ZM; AR BO BR CL PY UY; AT "
    "CH CZ DE HU IT LI SI SK; AU ID NZ PG TL; AZ GE IR RU; BA HR ME RS; BB TT; BD IN MM; BE DE FR LU NL; BF BJ CI GH "
    "ML NE TG; BG GR MK RO RS TR; BH QA SA; BI CD RW TZ; BJ NE NG TG; BN MY; BO BR CL PE PY; BR CO FR GY PE PY SR UY "
    "VE; BS US; BT CN IN; BW NA ZA ZM ZW; BY LT LV PL RU UA; BZ GT MX; CA US; CD CF CG RW SS TZ UG ZM; CF CG CM SD SS "
    "TD; CG CM GA; CH DE FR IT LI; CI GH GN LR ML; CL PE; CM GA GQ NE NG TD; CN HK IN KG KP KZ LA MM MN MO NP PK RU "
    "TJ TW VN; CO EC PA PE VE; CR NI PA; CU HT JM US; CV SN; CY GR TR; CZ DE PL SK; DE DK FR LU NL PL; DJ ER ET YE; "
    "DK SE; DM GP MQ; DO HT; DZ EH LY MA ML MR NE TN; EC PE; EE FI LV RU; EG IL LY PS SA SD; EH MA MR; ER ET SD; ES "
    "FR MA PT; ET KE SD SO SS; FI NO RU SE; FJ TO VU; FM PW; FR GB IT LU MC SR; GA GQ; GB IE; GD VC; GE RU TR; GH TG; "
    "GL IS; GM SN; GN GW LR ML SL SN; GQ ST; GR MK TR; GT HN MX SV; GW SN; GY SR VE; HN NI SV; HR HU ME RS SI; HU RO "
    "RS SI SK UA; ID MY PG TL; IL JO LB PS SY; IN LK MM MV NP PK; IQ IR JO KW SA SY TR; IR PK TM TR; IT MT SI SM TN "
    "VA; JO PS SA SY; JP KR TW; KE SO SS TZ UG; KG KZ TJ UZ; KH LA TH VN; KI NR TV; KM MG; KP KR RU; KW SA; KZ RU TM "
    "UZ; LA MM TH VN; LB SY; LC MQ VC; LK MV; LR SL; LS ZA; LT LV PL RU; LV RU; LY NE SD TD TN; MD RO UA; ME RS XK; "
    "MG MU SC; MK RS XK; ML MR NE SN; MM TH; MN RU; MR SN; MW MZ TZ ZM; MX US; MY SG TH; MZ SZ TZ ZA ZM ZW; NA ZA ZM; "
    "NE NG TD; NO RU SE; OM SA YE; PG SB; PH PW; PL RU SK UA; QA SA; RO RS UA; RS XK; RU UA; RW TZ UG; SA YE; SB VU; "
    "SD SS TD; SK UA; SS UG; SY TR; SZ ZA; TJ UZ; TM UZ; TO WS; TT VE; TZ UG ZM; ZA ZW; ZM ZW"
)
"""Each country with those of its neighbours that come behind it in the order of codes."""
_LINES = [line.split() for line in _BORDERS.split(";")]
_PAIRS = {frozenset((first, other)) for first, *rest in _LINES for other in rest}
_KNOWN = frozenset(code for pair in _PAIRS for code in pair)


def may_be_neighbours(words: str, one: str, others: Collection[str]) -> bool:
    """Whether words such as *its neighbour* may mean a country, where they are said of others; True of other words."""
    if words.split()[-1:] not in (["neighbour"], ["neighbor"]):
        return True
    known = _KNOWN.intersection(others)
    return one not in _KNOWN or not known or any(frozenset((one, other)) in _PAIRS for other in known)
