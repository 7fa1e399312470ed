"""Numbers beside a gift that are of something else, by the words right before and behind them; they are not read.

total   = "bringing" … "to" number | "compared with" number | number "more than" | "an earlier" sum
        | ("passed" | "numbering") number
price   = ("fetched" | "each costing") sum | sum ("to ship" | "for freight") | a further sum "for each" noun
target  = ("for" | "towards") article sum noun                    gave 2 million towards the $80 million plan
had     = ("budget" | "damage" …) ("of" | "at") sum | sum ("profit" | "budget" …)
cut     = sum "off" article ("grant" | "price" …)                 took £900 off its grant to the club
made of = thing ","? participle "into" number thing               two bales of wool, knitted into 90 scarves
deeds   = ("performed" …) number | ("flew" …) number "missions"   had carried out 86 operations
helped  = ("to help" | "reaching" …) number | number "received" noun      45 schools received tents
packing = ("in" | "on") number ("vans" …) | "container" "with" … number   a container with 260 beds
makes   = machine ("supplies" | "pumps" …) number "a day"
whom    = ("each of the" | "trained") number people                       each of the 60 midwives got a bag
stands  = ("fund" | "appeal" | "stocks") … "stands at" number | number "remain"
rate    = number … "for every" … ("sold" | "bought" …), or before it       a meal for every pound spent
source  = product ("from" | "of") number                                  meat from 9 cows, the milk of his 30 goats
gets    = thing "to" goods "and" thing                                    fuel to Lebanese ambulances and fire engines
sold    = number ("commercially" | "on a commercial basis")              6 million as grants, 16 million commercially
had     = verb of no giving, number … verb of giving, number "of them"    stored 90 tents and sent 60 of them to Chad
before  = number … ("raised" | "cut" …) … "to" number                     the pledge of 600 tents was cut to 410
after   = "by" number "to" number                                         raised its aid by 14 million to 30 million
parts   = "of" number …, number | share "of the" number … "was paid"      of two vans promised to Chad, one arrived
        | number, "of which" name number                                  117 million, of which Greece 12 million
bought  = "with" sum "from" name, … "bought" number                       with 900 francs from Vaud, it bought a van
grants  = number "grants" … sum, or behind one                            awarded 41 grants totalling £7.9 million
of each = sum "a" head … sum "in all"                                €3 a resident, or €230,000 in all
part    = persons … "among them" number persons                       60 soldiers, among them two doctors
none    = "0" thing                                                       blankets 0
has     = "each with" … "a" thing                                     22 huts, each with a stove and a bed
over    = verb of sending "over" small number: of the verb                 sent over two engines
earned  = ("earned" …) sum, without "for"; ("reward" …) "of" sum
apiece  = "costing" sum "each"                                        food packs costing Rs 1,150 each
like    = thing "," ("the equivalent of" | "as much as") number thing   400 tents, the equivalent of 900 lorries
total   = ("which" | "who") "has given" number, without a thing          300 beds from Oman, which has given 12,000
saved   = ("saving" | "sparing") whom sum
stored  = number "are" ("in store" | "on order" …)
rate    = number "for each of" …, of what is counted before               90 m³ of water, 15 litres for each of them
gave    = thing "," "the gift of a" body                                  two vans, the gift of a church in Lima,
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.domain.drafts.amounts.amount import Amount
from app.domain.drafts.amounts.doubts import of_each_of_several
from app.domain.drafts.clauses.gift_things import head_of
from app.domain.drafts.clauses.pieces import words
from app.domain.drafts.clauses.verbs import gives
from app.domain.drafts.given.in_each import PACKING, are_in_lots, holds_so_many, is_in_each
from app.domain.drafts.given.there_already import is_busy, is_had_in_part, is_paid_with, is_there_already, is_towards
from app.domain.drafts.given.told_beside import is_told_beside
from app.domain.drafts.given.used_up import is_used_up
from app.domain.drafts.words.actor_words import BODY_NOUNS, PLURAL_BODIES
from app.domain.drafts.words.goods import GOODS, PERSONS
from app.domain.drafts.words.people_nouns import is_of_people
from app.domain.drafts.words.rare import Rare
from app.domain.terms import Qualifier

_ABOUT = (
    r"(?:(?:about|around|some|over|nearly|almost|roughly|only|just|up to|at least|more than|less than|as many as|"
    r"an estimated|a further|another|a total of|the|its|their|his|her|an?) )*$"
)
_BEFORE = re.compile(
    r"\b(?:(?:bringing|taking|lifting|pushing|swelling|boosting)(?! (?:it|this|them)\b)(?: [^ ,;.]+){1,12}? to"
    r"|(?:brings|brought|takes|took)(?: [^ ,;.]+){0,3}? (?:number|total|sum|tally|figure|aid|assistance|contributions?"
    r"|support|funding|commitments?|pledges)(?: [^ ,;.]+){0,8}? to"
    r"|(?:bringing|taking|lifting|raising|pushing) to"
    r"|(?:now|currently|who|they|which) number"
    r"|whose(?! (?:[a-z]+ )?(?:gifts?|donations?|contributions?|presents?|pledges?|offers?|share) "
    r"(?:was|were|is|are|came)\b)(?: [^ ,;.]+){1,6}? "
    r"(?:is|are|was|were|came|comes|amount\w+|ran|totall?ed|stood|stands|(?:will )?costs?|"
    r"reached|exceed\w*)(?: to| at)?|whose"
    r"|add(?:s|ed|ing) to(?! the)|compared (?:with|to)|(?<! on )against(?! the)|versus|up from|down from"
    r"|(?:falls?|fell|falling|far|well|still)? ?short of|a fraction of|making an? (?:[a-z]+ )?total of"
    r"|out of an?(?: promised| planned| pledged)?|(?<=, )out of the"
    r"|of an? (?:promised|planned|pledged|projected|hoped-for|expected)|(?:of|for) every"
    r"|(?:harvests?|crops?|output|production|catch|yield|consumption|demand|deficit|surplus)(?: [^ ,;.]+){0,4}? "
    r"(?:is|was|are|were|came to|reached|stood at|stands at|totall?ed)"
    r"|(?:carried|carries|carrying|carry) out|perform(?:s|ed|ing)?|conduct(?:s|ed|ing)?"
    r"|(?:to|will|would|can|could) (?:help|benefit|feed|reach|serve)"
    r"|helping|benefiting|benefitting|feeding|reaching"
    r"|(?:case\w*|deaths?|tolls?|infections|numbers?|population|totals?|tally|losses)(?: [^ ,;.]+){0,6}? "
    r"(?:passed|topped|reached|hit|crossed)"
    r"|(?:funds?|appeal|figure|stocks?)\b(?: [^ ,;.]+){0,6}? (?:(?:stands?|stood|standing)(?: [a-z]+)? at|crossed|"
    r"topped|(?:has|have|had) (?:fallen|risen|grown) to)"
    r"|(?:rose|risen|rises|grew|grown|climbed|soared|jumped|fell|fallen|dropped|declined|shrank) from"
    r"(?: [^ ,;.]*\d[^ ]*(?: [^ ;.]+){0,6}? to)?"
    r"|exceed(?:s|ed|ing)|surpass(?:es|ed|ing)|number(?:ed|ing)|averag(?:es|ed|ing)"
    r"|(?:population|altitude|temperatures?|aged|enrolment|attendance|membership|circulation)(?: of)?"
    r"|\b(?:asked|begged|petitioned|pressed|lobbied)(?: [^ ,;.]+){1,8}? for"
    r"|(?:usually|normally|typically|on average),?"
    r"|(?<=[,(] )(?:now |already )?down to|(?:followers|members|who|which|that|they|people) number"
    rf") {_ABOUT}",
)
"""Before a number of anything, in small letters: patterns that take either case take ten times as long."""
_CHANGED_TO = re.compile(
    r"(?:(?! (?:and|but|while|after|as(?! [a-z]+,)|whose|though|which|that) )[^.;:]){0,110}? "
    r"(?:raised|increased|doubled|trebled|"
    r"lifted|upped|topped up|cut|reduced|lowered|scaled|revised|changed)"
    r"(?: (?:up|down|back|upwards?|downwards?|later))?(?: (?:on|in) [^,.;:]{2,20}| ?,[^,.;:]{3,60},){0,2} to "
    r"(?:[A-Z]{1,3}[a-z]? ?)?[$€£¥]?\d"
)
"""Behind a number that another one has taken the place of: *their pledge of 600 tents was revised downward to 410*."""
_CHANGED_BY = Rare(
    " to ",
    r"\bby (?:[A-Z]{1,3}\W?)?(?:\d|an? |half|[a-z]+ (?:hundred|thousand|million))(?:[^,;:]|,(?=\d)){0,30} to $",
)
"""Before what something comes to when so much is added: *raised its aid by 14 million euros to 30.6 million*."""
_PARTED = Rare(
    "f ",
    r"(?:^|[.;:–—-]|, (?:and|but)|\b(?:and|but|that|since|while)) ?[Oo]f (?:the |its |their |our |these |those )?"
    r"(?:promised |pledged |offered )?$",
)
_DONE = (
    r"(?:paid|delivered|disbursed|arrived|come|came|received|sent|transferred|released|shipped|handed|landed|reached|"
    r"wired|collected|honoured|honored)"
)
_OF_PART = re.compile(
    r"(?:(?! (?:by|from) (?:the )?[A-Z]| (?:which|that)\b| (?:[A-Z][\w’'-]+|it|she|he|they|we) (?:(?:had|has|have) )?"
    r"(?:pledged|promised|offered|gave|sent|given)| (?:asked|requested|required|needed|sought)\b)[^;:.,])*, "
    r"(?:(?!of )[^;:.,]+ )?(?:only |some |just |about |barely )?"
    r"(?:[A-Z]{0,3}[$€£¥]?\d[\d.,]*+(?! ?%| per ?cent)|"
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|half)\b)"
)
"""Behind a number of which the rest of the sentence tells only a part: *of two vans promised to Chad, one arrived*.

Not so where somebody gave all of it, which is a gift of its own: *of 50 pumps pledged by Peru, 32 have come*.
"""
_SHARE_OF = re.compile(
    r"\b(?:half|thirds?|quarters?|fifths?|tenths?|most|(?:per cent|percent|%)) of (?:the|its|their|his|her|that) $",
    re.IGNORECASE,
)
_CAME_OF_IT = re.compile(
    rf"(?:(?! (?:that|which)\b)[^;:.,]){{0,90}}? (?:has|have|had|was|were|will|is|are|would)"
    rf"(?: (?:not|never|yet|so far|already|since|now|only))*(?: (?:be|been))? {_DONE}\b"
)
"""Behind the whole of what only a share came of: *two-thirds of the $3 billion pledged will never be paid*."""
_WHO_GAVE_PARTS = re.compile(
    r"[^.;:]{0,80}, of which (?:the )?(?!US\$|[A-Z]{3} \d|[A-Z]{1,3}[$€£])[A-Z][\w’'-]+"
    r"(?: (?:of|and|[A-Z][\w’'-]+)){0,4} (?:[A-Z]{1,3}\W?)?[$€£¥]?\d"
)
"""Behind what all gave, of whom some are named with what they gave: *117 million, of which Greece 12 million*."""
_FROM_MONEY = Rare(
    "With ",
    r"\bWith (?=[^;:]{0,20}\d)(?:[^,;:]|,(?=\d)){3,60} (?:from|(?:given|donated|granted|paid) by) [^,;:]{3,60}, "
    r"[^;:]{3,80} (?:bought|purchased|installed|built|acquired|rebuilt|repaired|renovated|equipped|dug|ordered|hired)"
    r"\b[^;:]*$",
)
"""Before what was got for money that was given: *with 900 francs from Vaud, the home bought a piano*."""
_OF_OTHER_YEAR = Rare(
    " (",
    r"\d[^ ;(]*(?: [^ ;()]+){0,15} \((?:(?:in )?(?:FY ?)?(?:19|20)\d\d(?:[-/–]\d\d)?|"
    r"(?:the )?(?:previous|prior|last)(?: financial| fiscal)? year)[:;,]? $",
)
"""Before what a number in front of brackets was at another time: *£418,000 (2018: £392,000)*."""
_PRICES = re.compile(
    r"\b(?:[Tt]ickets?|[Ee]ntry|[Ee]ntrance|[Pp]rices?|[Ss]eats?|[Ff]ares?|[Aa]dmission)\b[^.;:,]{0,40} "
    r"(?:is|are|was|were|costs?)(?: only| just| from)?(?: [^ ]*\d[^ ]*(?: each)?(?: for [a-z]+)?,?(?: and| or)?)* $"
)
"""Before what something is to be had for: *Tickets are £8, and £5 for children*."""
_DIFFERENCE = re.compile(r".* (?:more|fewer|less) .*")
_LIKE_ANOTHER = re.compile(
    r"\b(?:times|than|twice|double|half|treble|like|unlike|beside|exceeding|matching) (?:the )?(?:[A-Z][\w-]* ){0,2}"
    r"[A-Z][\w-]*['’]s? (?:own |only )?$"
)
"""Before how many another one has given: *40 tents, four times Chile's 10*."""
_IN_SO_MANY = re.compile(r" in (?:\d\d?|two|three|four|five|six|seven|eight|nine|ten)(?=[.,;]|$)")
"""Behind a ratio: *one plane in three*."""
_COMPARED = re.compile(
    r" (?:(?:more|less|fewer) than|(?:up|down) on|short of|(?:above|below) (?:the|its|what)|"
    r"(?:over|under|beyond) (?:the|its|their|his|her) (?:goal|target|aim|quota)|"
    r"(?:called|asked|hoped|appealed) for|commercially|on (?:an? |purely |strictly )*commercial (?:basis|terms))\b"
)
"""Behind what is more or less than something, wanted or sold: *3 million more than in May*, *9 commercially*."""
_BEFORE_SUM = re.compile(
    r"(?:\b(?:an earlier|a previous|for (?:each|every)|fetch(?:es|ed|ing)?|costs|"
    r"(?:sold|sells|auctioned|insured|fined)"
    r"(?: (?:for|at))?|each (?:of (?:which|them) )?(?:costing|costs|cost|worth|valued at)"
    r"|(?:damages?|loss(?:es)?|destruction)\b[^,;.:]{0,90} (?:at|of|to|is|was|reached|totall?(?:ed|ing)))"
    r"|(?:budget|turnover|revenues?|profits?|income|assets|sales|shortfall|deficit|duty|duties|tax|taxes|rewards?|"
    r"bounty|ransom|fines?|bail) (?:of|worth)"
    r"|(?:budget|turnover|revenues?|income|expenditure|debts?|deficit)(?: (?:of|for) [^,;.:]{2,40})? "
    r"(?:is|was|were|are|stood at|stands at|came to|amounted to|reached|runs to|ran to|put at)"
    r"|(?:trade|exports|imports|industry|economy|market|company|firm|business|sector|estate|fortune|prize|jackpot|"
    r"contract|deal|stake)\b(?: [^ ,;.]+){0,4}? (?:is|was|are|were|being) (?:now )?worth"
    r"|(?:fund|appeal|account|kitty)\b[^;.:]{0,80}? (?:stood|stands) at"
    r"|(?:of|within|towards?) (?:an?|its|the) (?:total|overall|estimated|full)(?: project)? (?:cost|budget|price)s? of"
    r"|(?<!not )(?<!non-)(?:repayable|repaid|repays?|repaying|(?:pay|pays|paying|paid) back)\b[^;.,]{0,50}?"
    r"(?: of| at| in)?"
    r"|(?:halv|cut|end|suspend|stopp|reduc|slash|fro(?:ze|zen)|withdr[ae]w)[a-z]* (?:all |its |their )?(?:[a-z]+ )?"
    r"(?:aid|assistance|support|help|subsid[a-z]+)[^;.,]{0,40}, which [a-z ]{2,20})"
    rf" {_ABOUT}",
)
_COST = Rare(
    "ost",
    r"(?<!which )(?<!that )(?<!and )\b[Cc]ost(?: (?:the|its|his|their|her|[A-Z][\w’'-]*)(?: [\w’'-]+){0,3}?)?"
    rf" {_ABOUT}",
)
"""Before a sum alone, the first in small letters."""
_SAVED = re.compile(
    r"\b(?:half|(?:a|two) (?:third|quarter|fifth|tenth)s?|most|part) of (?:his|her|its|their) "
    rf"(?:[a-z]+ ){{1,3}}of {_ABOUT}|"
    rf"\ban? (?:[a-z]+ )?(?:saving|rebate|discount|reduction|loss|profit|shortfall) of {_ABOUT}|"
    r"\b(?:saved|saves|spare[sd]|[Ss]aving|[Ss]paring) (?:it|them|him|her|us|(?:the|its|their|his|her|our) [\w’'-]+"
    r"(?: [\w’'-]+){0,2}?|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3})"
    rf"(?: an? (?:bill|cost|outlay|expense|expenditure) of)? {_ABOUT}"
)
"""Before what somebody need not pay: *gave 300 beds, saving the clinic about $9,000*, *a saving of $9,000*."""
_SHARE_OF_A, _REACH_OF_SHARE = re.compile(r"\b(?:share|portion|slice) of (?:an?|the|its|their) "), 16
_UNDER = re.compile(
    r"\b(?:(?:part|within|out) of (?:an?|the|its|their) total (?:[a-z]+ ){0,3}of|"
    r"in (?:\d+|[a-z]+) (?:[a-z]+ ){0,2}(?:instal?lments|tranches|payments|rates) of|"
    r"(?:under|within|through|as part of|in|of|from) (?:an?|the|its|their|his) [^.;,]{0,40}?"
    r"(?:plan|programme?|scheme|framework|strategy|accord|agreement|treaty|compact|facility|fund|package|portfolio) "
    rf"(?:worth|of|totall?ing|valued at)) {_ABOUT}"
)
"""Before what is more than a sum before it, which is a part of it, *gave $3 million under a plan worth $90 million*,
or each time the same part of it, *in four instalments of $500,000*."""
_AHEAD = re.compile(rf"\b(?:behind|ahead of) (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*,? (?:with|at|on) {_ABOUT}")
_SO_FAR = re.compile(
    rf"\b(?:[Ss]o far|[Tt]o date|[Uu]ntil now|[Bb]y (?:now|then)|[Ii]n total|[Aa]ltogether),? {_ABOUT}"
)
_RAISED = re.compile(r" (?:has|have|had|was|were) (?:now |already )?(?:been )?(?:raised|collected|spent)\b")
"""Around what all have raised: *So far $70 million has been raised*."""
_PRICED = re.compile(rf"\bcosting {_ABOUT}")
_APIECE = re.compile(r" (?:each|apiece|a piece|per piece|a unit|per unit)\b")
"""Around what one of several costs: *food packs costing Rs 1,150 each*; behind *at* it is a price (`paid_for`)."""
_WEIGHT_APIECE = re.compile(r"[\d.,]+(?:(?: to |-|–)[\d.,]+)? pounds (?:each|apiece|a piece)\b")
"""What one of several weighs: *140 turkeys, 12 to 14 pounds apiece*."""
_EARNED = re.compile(rf"\b(?:earns|earned|earning|netted|grossed|made a profit of) {_ABOUT}")
_RAISED_FOR = re.compile(r"[^.;:]{0,60} (?:for|to|towards)\b")
"""Behind what was earned to be given: *earned £40 for Chad by washing cars*."""
_BEHIND_SUM = re.compile(
    r",? (?:(?:annual|yearly|net|gross) )?(?:budget(?! support)|turnover|revenues?|profits?|deficit|economy)\b"
    r"| (?:[a-z]+ ){0,2}(?:contract|lawsuit|mortgage|takeover|merger|(?:arms|weapons|trade|oil|gas|mining) deal)\b"
    r"| to (?:ship|transport|post|mail|freight)\b"
    r"| off (?:the|its|their|our|his|her|an?) (?:[\w’'-]+ ){0,2}"
    r"(?:grants?|aid|subsid\w+|budget|prices?|costs?|fees?|fares?|bills?)\b"
    r"| (?:for|in|on) (?:the |its |their )?(?:freight|shipping|postage|carriage|customs)\b"
)
_TARGETED = re.compile(r"(?<!paid )(?<!pays )(?<!pay )(?<!paying )\b(?:for|towards?) (?:the|an?|its|their) $")
_THANKS = re.compile(r"\b(?:[Tt]hank|grat)")
_OF_THE = re.compile(r"\b(?:of|to|towards?|against) (?:the|its|their) $")
_NEEDED = re.compile(
    r"[^,;.]{0,60}? (?:need(?:s|ed)|requir(?:es|ed)|sought|seeks?|want(?:s|ed)|lack(?:s|ed)|"
    r"(?:ask|call|appeal)ed for)\b"
)
_ARTICLE = re.compile(r"(?:an?|the) (?=\S*\d)")
_THING_BEHIND = re.compile(
    r" (?!(?:grants?|gifts?|donations?|contributions?|packages?|pledges?|cheques?|loans?|aid|relief|awards?|funds?|"
    r"in|of|from|to|that|which|it|he|she|they|we|the|an?|its|their|and|or|for|by|given|donated|pledged|promised|raised|"
    r"already|voted|with|as|on|at|over|this|last|so)\b)[a-z]"
)
_A_HEAD = re.compile(
    r",? (?:for|to|per|from) (?:each|every)\b|,? (?:a|per) (?:head|family|household|person|child|pupil)\b"
)
_TIME = re.compile(r"an? (?:day|week|fortnight|month|year|night|head)(?!['’-])\b(?! of)")
"""*A day*, *a year hitherto*: how often, and nothing given."""
_THERE_BEFORE = re.compile(
    r" (?:(?:who|that|which) (?:are|were) )?already (?:at|in|on|there|here|working|serving|based)\b"
)
"""*In addition to the 45 doctors already at work there*."""
_AMONG_THEM = re.compile(r"\b(?:among|amongst) (?:them|whom|these)(?: (?:are|were|is|was))? $")
_GRANTS = words("grants awards donations")
_EACH_HAS = re.compile(r"\beach (?:loaded |packed |filled |equipped )?(?:with|containing|holding)\b[^.;:]*$")
_OF_EACH = re.compile(
    r",? (?:each|apiece|(?:a|per) (?:head|family|household|person|child|pupil|resident|inhabitant|member|worker|"
    r"employee|student|villager|bottle|ticket|copy|pair))\b|(?: [^ .;:,]+){0,6} (?:to|for|of) (?:each|every)\b"
)
_EACH = re.compile(r"\b(?:[Ee]ach|[Ee]very)\b[^.;:,]{0,50}$")
_ALTOGETHER = re.compile(r",? (?:in all|altogether|in total|all told)\b")
_THAT_IS = (" i.e. ", " that is ", " that is, ", " a total of ")
_FLIES = re.compile(rf"\b(?:fl(?:ew|own|ies|y|ying)|made|makes|making|complet\w+|undertook|mounted|ran) {_ABOUT}")
_FLIGHTS = words("missions flights sorties trips voyages drops airdrops rotations runs mission flight sortie trip")
_PACKED_IN = re.compile(r"(?<!\bflew )(?<!\bflown )(?<!\bsent )(?<!\bbrought )\b(?:in|on|aboard|using) $")
_WITH_MORE = re.compile(r" (?:with|of|carrying|holding|containing|full of|loaded with|packed with) [^.;]*$")
_A_DAY = re.compile(r" (?:a|an|per|each|every) (?:minute|hour|day|night|week|month|year)\b")
_MAKES = re.compile(
    r"\b(?:pumps?|wells?|boreholes?|plants?|systems?|stations?|panels?|turbines?|units?|filters?|mills?|generators?|dams?)"
    rf"\b[^;.]* (?:suppl|produc|pump|purif|yield|generat|deliver|provid|filter|giv)(?:e|es|ies|y|s|ing|ying) {_ABOUT}"
)
_GETS = re.compile(
    r"(?: (?:have|has|had|each|all|both|also|now)){0,3} (?:received?|gets?|got|(?:were|was|been) given) "
    r"(?=(?:an?|the|its|their|several|some|new|free) |[$€£]?\d|(?!this|across|as|perhaps|towards)[a-z-]+s\b)"
)
_TRAINED = re.compile(rf"\b(?:(?:re)?train(?:s|ed|ing)?|employ(?:s|ed|ing)?) {_ABOUT}")
_REMAINS = re.compile(
    r" (?:of them )?remain(?:ed)?\b(?! under)|(?: more| others)? (?:(?:is|are|was|were|lies?|lay|still|now) )+"
    r"(?:in (?:store|stock|storage)|on order|stored|held in)\b"
    r"|,? with [^.;:,]{3,60}, (?:is|are|was|were) (?:needed|required|wanted)\b"
)
_LEFT = re.compile(r" left(?=[,;.]|$)")
"""Around what there is still: *it has 40,000 doses left*; but *60 boats left*."""
_EACH_OF = re.compile(r"\b[Ee](?:ach|very one) of (?:(?:the|its|their|our|these|those) )?$")
_TO_EACH = Rare(
    "Each|Every|each of",
    r"\b(?:Each|Every|each of)\b[^.;:]{3,90} (?:receive[sd]?|gets?|got|"
    r"(?:was|were|be|been) (?:given|handed))\b[^.;:]*$",
)
_EVERY = (
    r"for (?:each|every)(?: (?:[^ ,;.]|[.,](?=\d))+){1,8}? "
    r"(?:sold|bought|purchased|ordered|spent|booked|scored|made|run|walked|donated|given?|raised|signed|adopted|planted|"
    r"killed|trapped|caught|shot|culled|slaughtered|buried|destroyed|returned|recycled|(?:handed|turned|brought) in|"
    r"(?:they|he|she|we|you|it) [a-z]+)\b"
)
_FOR_EVERY = re.compile(
    rf"(?: (?:to|from|through) [^ ,;.]+(?: [^ ,;.]+){{0,6}}?)? (?:{_EVERY}|for every (?:\d|dozen|hundred|thousand))"
)
_FOR_EVERY_BEFORE = re.compile(rf"{_EVERY}[^.;:]*$", re.IGNORECASE)
_PART_GIVEN = re.compile(
    r"[^;.]{0,90}?[ ,](?P<verb>[a-z]+) (?:(?:about|some|nearly|over|only) )?[\w,-]+ of (?:them|these|those)\b"
)
_VERB_BEFORE = re.compile(
    r"\b([a-z-]+(?:ed|ing)|bought|made|had|has|have|kept|held|built|got|grew|found|took)"
    r"(?: (?:about|some|nearly|almost|over|only|another|the|its|their))* $"
)
_GOT = words("received got receiving accepted taken given")
_REACH = 120
"""Code points before a number in which it is said what it is of."""


def without_else(text: str, start: int, counted: Sequence[Amount]) -> list[Amount]:
    """The amounts of a sentence that begins at a code point, without the numbers that are of something else."""
    return [_open(text, start, one) for one in counted if not _is_of_else(text, start, one, counted)]


_TO_GOODS = re.compile(
    r" to (?:the |its |their )?(?:[A-Z][\w’'-]* )?(?:[a-z-]+ ){0,2}([a-z-]+s) and (?:the |its |their )?$"
)
_CLOSED = re.compile(r"[.,;]|$| in [A-Z]")


def without_getters(text: str, things: Sequence[Amount]) -> list[Amount]:
    """Things without those that get, beside others, what is before them, and those it comes of: *meat from 9 cows*.

    Nor is what a sum goes towards given, *$90 towards a roof*.
    """
    things = [one for one in things if not _PRODUCT_OF.search(text, max(0, one.start - _NEAR), one.start)]
    things = [one for one in things if not is_towards(text, one, things)]
    return [one for at, one in enumerate(things) if at == 0 or not _gets_beside(text, things[at - 1], one)]


_PRODUCT_OF = Rare(
    "from|of",
    r"\b(?:meat|mutton|beef|pork|lamb|venison|carcass?es|hides|skins|wool|fleeces|milk|butter|cheese|eggs|honey|dung|"
    r"manure|feathers|harvest|yield|produce|proceeds) (?:from|of) (?:(?!to |and |for )[a-z]+ |\d[\d,]* ){0,3}$",
)
_NEAR = 50


def _gets_beside(text: str, before: Amount, one: Amount) -> bool:
    """Whether a thing without a number stands in a list of goods to which the thing before it goes."""
    listed = _TO_GOODS.search(text, before.end, one.start) if one.low is None and one.high is None else None
    return (
        listed is not None
        and listed.start() == before.end
        and listed[1] in GOODS
        and bool(_CLOSED.match(text, one.end))
    )


_HAS_GIVEN = re.compile(
    r"\b(?:which|who|that)(?P<had>,? (?:has|have)(?: (?:already|also|now|so far|since|to date))*)? "
    rf"(?:promised to give|pledged to give|[a-z]+(?:ed|en|t)) {_ABOUT}"
)
_EVERYWHERE = re.compile(
    r"[^.;:,]{0,30}? (?:worldwide|globally|(?:around|across|throughout) the (?:world|globe)|in all|altogether|all told|"
    r"to (?:some |over |more than )?(?:\d+|other|many) (?:countries|states|nations)|to others|abroad)\b"
)
_NUMBER_ALONE = re.compile(r"(?:[a-z]+ )*\d[\d.,]*(?: (?:thousand|million|billion))?")


_REST_OF_NUMBER = Rare("hundred|thousand", r"\b(?:the|its|their|his|her|that|this) (?:hundred|thousand)(?: and)? $")
"""Before what is read of a number whose head is not: *the hundred and fifty million schillings*."""


def _open(text: str, start: int, one: Amount) -> Amount:
    """An amount; without a number where that is the size of a pack or one for each, unsure where each gets so many."""
    within = _REST_OF_NUMBER.search(text, start, one.start)
    if within or (one.low != 1 and _PACK_OF.match(one.as_stated)):
        return one._replace(low=None, high=None, qualifier=Qualifier.NOT_STATED)
    if (over := _SENT_OVER.match(one.as_stated)) and (one.low or 0) <= _FEW and _SENDS.search(text, start, one.start):
        size = over.end()
        return one._replace(
            start=one.start + size, as_stated=one.as_stated[size:], high=one.low, qualifier=Qualifier.EXACT
        )
    first = max(start, one.start - _REACH)
    has = (one.low == 1 and _EACH_HAS.search(text, first, one.start)) or is_had_in_part(text, first, one)
    if has or _is_whole_of_parts(text, start, one):
        return one._replace(low=None, high=None, qualifier=Qualifier.NOT_STATED)
    if are_in_lots(text, first, one):
        return one._replace(low=None, high=None, qualifier=Qualifier.NOT_STATED, unsure=of_each_of_several())
    fitted = not one.is_money and _SO_MANY_EACH.match(text, max(one.end, one.item_end))
    if fitted and _FITTED.search(text, first, one.start):
        return one._replace(low=None, high=None, qualifier=Qualifier.NOT_STATED, unsure=of_each_of_several())
    each = _TO_EACH.search(text, first, one.start)
    return one._replace(unsure=one.unsure or of_each_of_several()) if each else one


_SO_MANY_EACH = re.compile(r" (?:each|apiece)\b")
_FITTED = Rare(
    "with",
    r"\b(?:equip(?:s|ped|ping)?|suppl(?:y|ies|ied|ying)|furnish(?:es|ed|ing)?|provid(?:es?|ed|ing)|fit(?:s|ted|ting)?|"
    r"stock(?:s|ed|ing)?) [^.;]*\b(?:hospitals|clinics|schools|wards|cent(?:re|er)s|shelters|kindergartens|"
    rf"orphanages|libraries|stations|camps|posts|colleges|theatres|halls)\b[^.;]*\bwith {_ABOUT}",
)
"""Before what each of several gets, whose number is not of all: *equipped two clinics with 40 beds each*."""


def _is_whole_of_parts(text: str, start: int, one: Amount) -> bool:
    """Whether only a part is told of what a number counts, or it is what was bought with money that was given."""
    end = max(one.end, one.item_end)
    if "of which " in text and _WHO_GAVE_PARTS.match(text, end):
        return True
    if not one.is_money and _FROM_MONEY.search(text, start, one.start):
        return True
    near = max(0, one.start - _NEAR)
    if _SHARE_OF.search(text, near, one.start):
        return _CAME_OF_IT.match(text, end) is not None
    return _PARTED.search(text, near, one.start) is not None and _OF_PART.match(text, end) is not None


_SENT_OVER, _FEW = re.compile(r"over (?=\w)"), 20
"""Up to how many *over* belongs to the verb: *sent over two engines*, but *sent over 300 tents*."""
_SENDS = re.compile(
    r"\b(?:sen[dt]s?|sending|sign(?:s|ed)|truck(?:s|ed)|flew|flown|ships?|shipped|brought|g[ai]ves?|given|hauled) $"
)
_PACK_OF = re.compile(
    r"(?:an? )?\S+[ -](?:kg|kilo|kilogram|g|gram|lb|pound|litre|liter|l|ml|gallon|foot|ft) "
    r"(?:bag|sack|carton|box|drum|can|tin|bottle|tank|container|jerry|packet|pack|barrel|bucket)\w*\b"
)
"""*60 kg bags of rice*."""


def _is_of_else(text: str, start: int, one: Amount, counted: Sequence[Amount]) -> bool:
    """Whether a number of the sentence that begins at a code point is of something else than a gift."""
    first = max(start, one.start - _REACH)
    if _is_of_the_named(text, first, one) or _gave_it(text, first, one, counted):
        return True
    if _is_compared(text, first, one) or _THERE_BEFORE.match(text, max(one.end, one.item_end)):
        return True
    if one.low is None and one.high is None:
        return one.is_money and _is_before(_BEFORE, text, first, one)
    if one.high == 0 or _CHANGED_TO.match(text, one.end) or _CHANGED_BY.search(text, first, one.start):
        return True
    if _is_total(text, one, counted) or _is_before(_BEFORE, text, first, one):
        return True
    if _OF_OTHER_YEAR.search(text, first, one.start) or is_paid_with(text, one, counted):
        return True
    if any(each(text, first, one) for each in (_is_in_all, is_busy, is_used_up)):
        return True
    if any(each(text, first, one, counted) for each in (is_in_each, is_there_already, is_told_beside)):
        return True
    if _FOR_EVERY_BEFORE.match(text, first, one.start) or _FOR_EVERY.match(text, max(one.end, one.item_end)):
        return True
    if one.is_money:
        return _is_sum_of_else(text, first, one, counted)
    return _is_thing_of_else(text, first, one, counted)


def _is_of_the_named(text: str, first: int, one: Amount) -> bool:
    """Whether it says how large what is named is: *nurses at St Luke's, a 90-bed hospital, gave their pay*."""
    return _APPOSED.match(text, one.start) is not None and _OF_THE_NAMED.search(text, first, one.start) is not None


_APPOSED = re.compile(r"an? \d[\d,]*-(?:bed|seat|room|storey|story|pupil|place|ward|berth) [a-z ]{3,30},")
_OF_THE_NAMED = re.compile(r"\b[A-Z][\w’'-]*, $")


_GIFT_OF = re.compile(r"\b[\w’'-]+(?: to [^,;.]{1,40})?, (?:the|an?) (?:\w+ )?(?:gift|present|donation) of $")


def _gave_it(text: str, first: int, one: Amount, counted: Sequence[Amount]) -> bool:
    """Whether a body gave what is counted before it: *two vans, the gift of a church in Lima, came on Monday*."""
    by_article = one.low == 1 and text[one.start : one.item_start].lower() in ("a ", "an ")
    if not by_article or head_of(one.item) not in BODY_NOUNS:
        return False
    said = _GIFT_OF.search(text, first, one.start)
    return said is not None and any(said.start() < other.end < one.start for other in counted)


def _is_total(text: str, one: Amount, counted: Sequence[Amount]) -> bool:
    """*To a total of 90*; behind so much of the same, *$5 million, for a total of $30 million*."""
    if not one.as_stated.startswith("a total"):
        return False
    if text.endswith((" to ", " making "), 0, one.start):
        return True
    alike = (other for other in counted if other.end <= one.start and other.is_money == one.is_money)
    same = any(other.currency == one.currency and head_of(other.item) == head_of(one.item) for other in alike)
    return same and text.endswith(" for ", 0, one.start)


def _is_compared(text: str, first: int, one: Amount) -> bool:
    """Whether a number is a difference, another one's or a ratio: *30 more tents than Chile*, *one plane in three*."""
    end = max(one.end, one.item_end)
    if _COMPARED.match(text, end) or _LIKE_ANOTHER.search(text, first, one.start):
        return True
    less = text.startswith(" than ", end) and _DIFFERENCE.fullmatch(text, one.start, end)
    return bool(less) or (not one.is_money and (one.low or 0) < _FEW and _IN_SO_MANY.match(text, end) is not None)


def _is_in_all(text: str, first: int, one: Amount) -> bool:
    """Whether a number alone is of all that somebody has given: *300 beds from Oman, which has given 12,000*."""
    if not _NUMBER_ALONE.fullmatch(one.as_stated):
        return False
    has = _HAS_GIVEN.search(text, first, one.start)
    return has is not None and bool(has["had"] or _EVERYWHERE.match(text, one.end))


def _is_before(what: re.Pattern[str], text: str, first: int, one: Amount) -> bool:
    """Whether something in small letters, which may be capitals in the text, stands between a place and an amount."""
    low = max(0, first - _BESIDE)
    return what.search(text[low : one.start].lower(), first - low) is not None


_BESIDE = 8
"""Code points before a place at which a pattern may look back from there."""


def _is_sum_of_else(text: str, first: int, one: Amount, counted: Sequence[Amount]) -> bool:
    """Whether a sum is a price, a budget, a target or a rate beside another; `first` is where words before it count."""
    if _is_before(_BEFORE_SUM, text, first, one) or _BEHIND_SUM.match(text, one.end):
        return True
    if any(each.search(text, first, one.start) for each in (_COST, _PRICES, _SAVED, _AHEAD)):
        return True
    if _is_earned_or_cost(text, first, one) or _is_shared(text, first, one):
        return True
    article = _ARTICLE.match(text, one.start)
    low = article.end() if article else one.start
    target = _TARGETED.search(text, first, low) and _THING_BEHIND.match(text, one.end)
    if target and not _THANKS.search(text, first, one.start):
        return True
    before = any(other.is_money and other.end <= one.start for other in counted)
    if before and (_A_HEAD.match(text, one.end) or _UNDER.search(text, first, one.start)):
        return True
    of_each = _OF_EACH.match(text, one.end) or _EACH.search(text, first, one.start)
    behind = (other for other in counted if other.is_money and other.start >= one.end)
    return bool(of_each) and any(
        _ALTOGETHER.match(text, other.end) or text.endswith(_THAT_IS, one.end, other.start) for other in behind
    )


def _is_shared(text: str, first: int, one: Amount) -> bool:
    """Whether only a share of a sum is meant, or what is needed: *its share of a 9 million dollar fund*."""
    if _OF_THE.search(text, first, one.start) and _NEEDED.match(text, one.end):
        return True
    share = _SHARE_OF_A.search(text, max(first, one.start - _REACH_OF_SHARE), one.end)
    return share is not None and share.end() >= one.start


def _is_earned_or_cost(text: str, first: int, one: Amount) -> bool:
    """Whether a sum is what somebody earned, and not for others, what all have raised, or what one of several costs."""
    apiece = _APIECE.match(text, one.end) and _PRICED.search(text, first, one.start)
    apiece = apiece or (text.endswith(", ", 0, one.start) and _WEIGHT_APIECE.match(text, one.start))
    earned = _EARNED.search(text, first, one.start) and not _RAISED_FOR.match(text, one.end)
    raised = _SO_FAR.search(text, first, one.start) and _RAISED.match(text, one.end)
    return bool(apiece or earned or raised)


def _is_told_already(text: str, first: int, one: Amount, counted: Sequence[Amount]) -> bool:
    """Whether a thing is how often, how many times or for how many the others are given, or a part of them."""
    head, before = head_of(one.item), [other for other in counted if other.end <= one.start]
    often = before and _NUMBER_ALONE.fullmatch(one.as_stated) and _A_DAY.match(text, one.end)  # 60 quilts, 2 a week
    if often or (one.low == 1 and _TIME.match(one.as_stated)):
        return True
    if before and text.endswith(", ", 0, one.start) and _is_likened(one):
        return True
    if _LEFT.match(text, max(one.end, one.item_end)) or _is_made_into(text, one, counted):
        return True
    if head in _GRANTS and (one.low or 0) > 1 and any(other.is_money for other in counted):
        return True
    if head in PERSONS and _AMONG_THEM.search(text, first, one.start):
        return any(head_of(other.item) in PERSONS for other in before)
    return bool(one.unit and not one.item and before) and _A_HEAD.match(text, one.end) is not None


def _is_made_into(text: str, one: Amount, counted: Sequence[Amount]) -> bool:
    """Whether things are what those counted behind them were made of, which are given."""
    made = _MADE_INTO.match(text, max(one.end, one.item_end))
    return made is not None and any(other.start == made.end() and other.low is not None for other in counted)


_MADE_INTO = re.compile(r",? (?:[a-z]+ed|made|cut|knit|sewn|spun|woven|ground) (?:up |down )?into ")


def _is_likened(one: Amount) -> bool:
    """*400 tents, the equivalent of 900 lorries*, *30 tonnes, as much as 40,000 cows drink*."""
    much = one.as_stated.startswith("as much as") and not one.unit
    return much or one.as_stated.startswith(("the equivalent of", "equivalent to"))


def _only_brings(text: str, first: int, one: Amount, counted: Sequence[Amount]) -> bool:
    """Whether things are what others come in, which are counted too."""
    head = head_of(one.item)
    if head in PACKING and len(counted) > 1 and _PACKED_IN.search(text, first, one.start):
        return True
    behind = next((other for other in counted if other.start >= one.end), None)
    if behind is None or not head.startswith("container") or holds_so_many(text, one):
        return False
    return _WITH_MORE.match(text, one.end, behind.start) is not None


def _is_thing_of_else(text: str, first: int, one: Amount, counted: Sequence[Amount]) -> bool:
    """Whether a number counts who gets things, flights, packing, or what a machine makes."""
    head = head_of(one.item)
    if _is_told_already(text, first, one, counted):
        return True
    if one.item == "making" or one.item.startswith("received "):  # making 500 in all
        return True
    whom = any(each.search(text, first, one.start) for each in (_EACH_OF, _TRAINED))
    whom = whom and (is_of_people(head) or head in PLURAL_BODIES)
    if whom or any(each.match(text, max(one.end, one.item_end)) for each in (_GETS, _REMAINS)):
        return True
    if (part := _PART_GIVEN.match(text, max(one.end, one.item_end))) is not None and gives(part["verb"]):
        had = _VERB_BEFORE.search(text, first, one.start)
        return had is not None and had[1] not in _GOT and not gives(had[1])
    if head in _FLIGHTS and _FLIES.search(text, first, one.start):
        return True
    if _only_brings(text, first, one, counted):
        return True
    return _A_DAY.match(text, one.end) is not None and _MAKES.search(text, first, one.start) is not None
