"""What a sentence is about, by the words in it: trade, dues, wants, harm and the like.

One such word says little; together they are clues (`clues`) for whether something is given, and how.
"""

from __future__ import annotations

from app.domain.drafts.clauses.pieces import words

_TALK = {
    "weather": words(
        "storms rain rains rainfall snow snowfall wind winds heat temperature temperatures degrees millimetres "
        "millimeters centimetres centimeters monsoon volcano ash lava tremor river rivers tide tides sunshine weather "
        "forecast forecasters thunderstorm hail"
    ),
    "sport": words(
        "squad coach coaches striker midfielder defender goalkeeper winger penalty penalties game games lap laps "
        "rider win wins draw lead runs wickets innings transfer transfers referee fans stadium cyclist sprinter boxer "
        "fight"
    ),
    "words": words(
        "interview interviews speech speeches recommendation recommendations answer answers question questions "
        "statement statements warning warnings blessing blessings greetings lecture lectures concert concerts "
        "performance performances testimony advice reply replies message messages signal signals image images photo "
        "photos photograph photographs picture pictures reason reasons chance chances impression rating ratings "
        "access right rights visa visas permission"
    ),
    "culture": words(
        "painting paintings exhibition exhibitions film films novel author singer orchestra actress actor series "
        "viewers gallery portrait sculpture bronzes statue statues probe spacecraft orbit telescope prize prizes "
        "lottery jackpot"
    ),
    "work": words(
        "worker workers staff employee employees union unions strike jobs job shift shifts pay raise overtime "
        "pensioner pensioners unemployed month hour hourly minimum"
    ),
    "firm": words(
        "company companies firm firms plc inc ltd airline airlines carrier shareholders bank banks factory refinery "
        "shipyard developer shop shops brand brands models smartphones"
    ),
    "trade": words(
        "sale sales sold sell sells selling price prices priced market markets auction auctions export exports "
        "exported exporter exporters import imports imported importer importers buyer buyers seller customer "
        "customers purchase purchases purchased purchasing bought buy buys buying contract contracts tender "
        "tenders bid bids bond bonds shares stock stocks profit profits revenue revenues turnover tariff tariffs "
        "trade traded trader traders invoice lease leased rent rented rental fee fees commercial supplier "
        "suppliers discount reduced auctioned order orders ordered cost costs costing worth royalties barter "
        "concession retail wholesale tickets ticket investment"
    ),
    "due": words(
        "tax taxes taxed wage wages salary salaries pension pensions dividend dividends bonus bonuses ransom fine "
        "fines fined debt debts owe owes owed owing arrears interest bail budget budgeted spend spends spending "
        "spent compensation damages premium premiums toll tolls subsidy subsidies contribution-rate levy levies "
        "quota"
    ),
    "loan": words(
        "loan loans loaned lend lends lent lending credit credits deposit deposits deposited swap swapped borrow "
        "borrowed borrows repay repaid repayable repayment repayments lease-lend mortgage"
    ),
    "want": words(
        "need needs needed needing require requires required requirement requirements appeal appeals appealed ask "
        "asks asked asking request requests requested seek seeks seeking sought lack lacks lacked lacking short "
        "shortage shortages shortfall gap gaps wanted want wants wish wishes hope hopes hoped hoping call calls "
        "target targets goal unfunded unmet enquire begged beg begs plead pleads demand demands wishlist priority"
    ),
    "harm": words(
        "killed killing kill dead died die deaths death injured injuries wounded wounds casualties casualty "
        "missing displaced damaged damage destroyed collapsed collapse attack attacks attacked shelled shelling "
        "bombed bombing flooded lost losses loss evacuated trapped infected infections cases drowned homeless "
        "wrecked swept burned burnt sank crashed hit struck perished toll"
    ),
    "law": words(
        "court trial accused accuses charged arrested sentenced prison convicted police smuggled stolen seized "
        "seizing raid raided looted fraud embezzled confiscated hostage hostages deported evicted customs verdict "
        "lawsuit sued thief thieves theft stole smuggle smuggler smugglers smuggling traffickers cocaine heroin"
    ),
    "contest": words(
        "match cup league championship tournament medal medals beat defeat victory trophy marathon election "
        "elections ballot ballots votes seat seats scored goals champions season race final"
    ),
    "unreal": words(
        "if unless whether would could might may should perhaps maybe rumour rumours rumor rumors denied denies "
        "deny false hoax supposedly allegedly reportedly hypothetical were provided suppose"
    ),
    "count": words(
        "population pop per percent cent average rate total number gdp census survey statistics record annual "
        "yearly double rose fell increased grew declined compared capacity"
    ),
    "move": words(
        "flights passengers visitors tourists delegates delegation delegations members attended guests travellers "
        "commuters residents voters"
    ),
    "arms": words(
        "troops soldiers missile missiles rocket rockets bomb bombs bomber bombers shells drones fired fires rebels "
        "militia battle front invaded invasion captured withdrew border exercise exercises manoeuvres combat airstrike"
    ),
    "talk": words(
        "spoke speak speaks spoken discussed discuss discusses told talks met visited visit visits inspected toured "
        "tour touring summit journalists reporters showed exhibited"
    ),
    "business": words(
        "investor investors invest invested creditor creditors hotel hotels mine mines club clubs player players "
        "builder builders yard miller millers deal dealers turbines profitably hired recruited employer employers"
    ),
    "thanks": words(
        "thank thanks thanked thanking grateful gratitude appreciation indebted courtesy kindness generosity "
        "generous solidarity brotherly fraternal friendship sympathy humanitarian charity charitable"
    ),
    "disaster": words(
        "earthquake quake floods flood cyclone hurricane typhoon tsunami famine drought war refugees victims "
        "survivors epidemic outbreak eruption fire fires storm relief emergency"
    ),
    "part": words("including whom half remaining rest remainder balance share portion quarter third tenth"),
}
TALKS_OF = {word: of for of, listed in _TALK.items() for word in sorted(listed)}
"""What a word speaks of; a word that speaks of several stands for the last."""
