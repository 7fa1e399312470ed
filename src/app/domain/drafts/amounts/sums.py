"""Sums of money in a running sentence.

    sum = number currency ("worth of" phrase | ("in" | "of") phrase | phrase)? period?

Which currency a word means that several countries use is said by those who give, else by what it nearly always means;
where that is open, so is the currency, and the reason names the choices. *20 pounds of rice* is no money.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from app.domain.currencies import BEFORE, SINCE, currencies, scan_money
from app.domain.drafts.amounts.amount import Amount, Site
from app.domain.drafts.amounts.compound import compound_at
from app.domain.drafts.amounts.dollars import taken_as
from app.domain.drafts.amounts.doubts import doubts, is_another, is_asked_for, is_target, period_behind
from app.domain.drafts.amounts.not_counted import is_told_beside
from app.domain.drafts.amounts.noun_phrases import head_of, phrase_end
from app.domain.drafts.amounts.numbers_read import ReadNumber
from app.domain.drafts.words.goods import FURTHER_GOODS, GOODS
from app.domain.drafts.words.running import Running
from app.domain.drafts.words.word_lists import BUILDINGS, DETERMINERS, MINOR_UNITS, TIMES
from app.domain.fold import fold
from app.domain.language import tr
from app.domain.money import choices_words, currency_of
from app.domain.number_words import SPELLED, number_at
from app.domain.phrase_words import NUMBERS, PURPOSES, word_set
from app.domain.quantity_words import Found
from app.domain.terms import MoneyKind, Qualifier


def sum_at(site: Site, number: ReadNumber, found: Found) -> tuple[Amount | None, int]:
    """The sum that a number with a currency states, and the token behind it."""
    run, end = site.run, number.end
    if _is_weight(run, end, found):
        item = (end + 1, phrase_end(run, end + 1, measured=True))
        return site.made((number.start, item[1]), found, item, unit=run.text_at(end - 1)), item[1]
    found, end = _with_minor(run, end, found)
    takes = run.text_at(number.start - 1) in ("take", "takes")  # rebuilding it will take $85 million
    if (
        takes
        or _is_unit_price(run, number.start, end)
        or _is_denomination(run, number.start, end)
        or is_asked_for(run, number.start)
        or is_target(run, end)
        or is_told_beside(run, number.start, end)
        or _is_whole_of_sum(run, number.start)
    ):
        return None, end
    code, assumed = currency_of(found, site.countries, site.year)
    few = (found.high or found.low or 0) < _FEW_SHILLINGS
    if not code and 0 < site.year < _DECIMAL and found.currencies[-1] in _SHILLINGS and few:
        return _in_shillings(site, number, found, end)
    if said := _said_behind(run, end, found):
        (code, end), assumed = said, False
    reasons = doubts(run, number.start, end, is_money=True)
    if found.low is None and found.high is None:
        reasons.append(tr("This number is not read; see the words."))
    if why := is_another(run, number.start, end):
        found, reasons = found._replace(low=None, high=None, qualifier=Qualifier.NOT_STATED), [why]
    code, why = _which(site, (number.start, end), found, code, assumed=assumed)
    reasons += [why] if why else []
    made = site.made((number.start, end), found, _what_for(run, end), unsure=" ".join(reasons))
    kind = MoneyKind.VALUATION if is_worth(run, number.start, end) else MoneyKind.CASH
    return made._replace(currency=code, is_money=True, kind=kind, period=period_behind(run, end)), end


def _in_shillings(site: Site, number: ReadNumber, found: Found, end: int) -> tuple[Amount, int]:
    """The shillings of a time in which there were twenty to the pound, with the pence behind them, in pounds."""
    pence = compound_at(site.run, end, found.low, "s") if found.low is not None and found.low == found.high else None
    low, high = (pence.value, pence.value) if pence is not None else (found.low, found.high)
    low, high = (None if one is None else one / _TO_THE_POUND for one in (low, high))
    qualifier = found.qualifier if low is not None or high is not None else Qualifier.NOT_STATED
    end = pence.end if pence is not None else end
    made = site.made((number.start, end), found._replace(low=low, high=high, qualifier=qualifier), (end, end))
    return made._replace(
        currency="GBP", is_money=True, unsure=tr("A shilling is taken for a twentieth of a pound.")
    ), end


_SHILLINGS = ("shilling", "shillings")
_DECIMAL, _TO_THE_POUND, _FEW_SHILLINGS = 1971, 20, 1000
"""The year in which they ended, how many of them there were to the pound, and how many are those of East Africa."""


def _which(site: Site, tokens: tuple[int, int], found: Found, code: str, *, assumed: bool) -> tuple[str, str]:
    """The currency of a sum, which was taken for one or none, and why it may be another."""
    run, (start, end), word = site.run, tokens, found.currencies[-1]
    if not word[0].isalpha() and site.text[run.offset + run.tokens[start].start - 1].isalpha():  # M$ 3 million
        code = ""
    if not code and len(found.codes) < 2:
        return code, tr("It is old money, which has no code.")
    if not code:
        choices = choices_words(tuple(sorted(found.codes)))
        return code, tr("“{word}” may be {choices}.").format(word=word, choices=choices).replace("….", "…")
    if not word.isalpha() and (older := _before(code, site.year)):
        return older, taken_as(word, older)
    if 0 < site.year < (began := currencies().by_code[code].since):
        since = tr("{currency} is a currency since {year}; “{word}” was another before.")
        return code, since.format(currency=code, year=began, word=word)
    another = assumed and _names_another(run, start, end, code)
    another |= (assumed or word == "£") and _may_be_another(site, code, found)
    return code, taken_as(word, code) if another else ""


def _before(code: str, year: int) -> str:
    """The currency that one was in a year before it came, if that is known: of Z$ in 1981 the first one."""
    older = currencies().by_code.get(BEFORE.get(code, ""))
    known = older is not None and 0 < older.since <= year < currencies().by_code[code].since
    return BEFORE[code] if known else ""


def once_theirs(one: Amount, giving: Collection[str]) -> str:
    """The currency, withdrawn since, that the word of a sum meant where those who give it live, or nothing.

    So are the *guilders* of the Netherlands and the *francs* of Belgium; nothing where they pay in one of that name.
    """
    table, nouns = currencies(), _nouns(one.as_stated)
    found = {code for noun in nouns for code in table.former.get(noun, ())}
    today = {code for noun in nouns for code in table.words.get((noun,), ())}
    if any(not table.by_code[code].countries.isdisjoint(giving) for code in today):
        return ""
    theirs = [code for code in found if not table.by_code[code].once.isdisjoint(giving)]
    return theirs[0] if len(theirs) == 1 else ""


def may_be_gone(one: Amount, countries: Collection[str]) -> bool:
    """Whether the word of a sum was that of money withdrawn since, too, and none of some countries pays in today's.

    So with the *florins* of a bishop, which are those of Aruba today.
    """
    table = currencies()
    if not one.currency:
        return False
    own = table.by_code[one.currency]
    gone = {code for noun in _nouns(one.as_stated) for code in table.former.get(noun, ())} - {one.currency}
    likeliest = one.currency in {table.likeliest.get(noun) for noun in _nouns(one.as_stated)}  # dollars
    return bool(gone) and not likeliest and (own.countries | own.once).isdisjoint(countries)


@lru_cache(maxsize=8)
def _nouns(stated: str) -> frozenset[str]:
    """The names of currencies in the words of a sum, of which none says whose it is."""
    return frozenset(fold(token.text) for token in scan_money(stated) if token.kind == "cur" and token.spoken)


def but_read(why: str) -> str:
    """Why a sum is not sure, without that its number was not read, which words before it told."""
    return why.removesuffix(tr("This number is not read; see the words.")).strip()


def pay_otherwise(countries: Collection[str], currency: str) -> bool:
    """Whether one of some countries has another currency of its own beside one, as Bhutan beside the Indian rupee."""
    own = {code for code, each in currencies().by_code.items() if not each.countries.isdisjoint(countries)}
    return currency in own and len(own) > 1


def _is_whole_of_sum(run: Running, start: int) -> bool:
    """*€50 million of its €150 million grant*, *$2 million as part of a $9 million package*: a part is told before."""
    at = start - (run.text_at(start) not in ("a", "an"))
    if run.text_at(at) not in DETERMINERS or run.text_at(at - 1) not in ("of", "from"):
        return False
    at -= 2
    while at > 0 and run.text_at(at) in ("as", "out", "part", ","):
        at -= 1
    near = run.tokens[max(0, at - 3) : max(0, at + 1)]
    counted = any(token.kind == "num" or token.text in SPELLED for token in near)
    return counted and near[-1].kind != "sign" and any(token.kind == "cur" for token in near)


def _is_unit_price(run: Running, start: int, end: int) -> bool:
    """*31 wells, at roughly 1,900 dollars a well*, *tents costing 200 dollars apiece*: what one of the things costs."""
    valued_at = (run.text_at(start - 3), run.text_at(start - 4))  # at a cost of 7 dollars a pair
    valued = (run.text_at(start - 2), run.text_at(start - 1)) in (("valued", "at"), ("priced", "at"))
    priced = valued or (run.text_at(start - 1) in _PRICED and not _is_good_for(run, start))
    given = run.text_at(start - 1) == "at" and any(
        run.text_at(one) in _GIVEN for one in range(max(0, start - _GIVEN_WITHIN), start)
    )
    costing = run.text_at(start - 1) == "of" and run.text_at(start - 2) in ("cost", "price") and "at" in valued_at
    if run.text_at(end) in ("each", "apiece") and (priced or given or costing):
        return True
    of_each = (run.text_at(start - 1) == "at" or costing) and run.text_at(end) in ("a", "an", "per")
    return of_each and run.text_at(end + 1) not in TIMES | BUILDINGS


def _is_good_for(run: Running, start: int) -> bool:
    """Whether a sum is what each of some papers is good for that are not counted: *vouchers worth $40 each*."""
    near = run.tokens[max(0, start - _COUNTED_WITHIN) : start - 2]
    counted = any(token.kind == "num" or token.text in NUMBERS for token in near)
    return run.text_at(start - 1) == "worth" and run.text_at(start - 2) in _PAPERS and not counted


def _is_denomination(run: Running, start: int, end: int) -> bool:
    """Whether a sum is what each of several pieces of paper is good for: *$20 vouchers*, *40 vouchers of $20*."""
    if run.text_at(start - 1) == "of" and run.text_at(start - 2) in _PAPERS:
        near = run.tokens[max(0, start - _COUNTED_WITHIN) : start - 2]
        return any(token.kind == "num" or token.text in NUMBERS for token in near)
    first = end + (run.text_at(end) in _GOOD_FOR)
    return run.text_at(first) in _PAPERS


_GOOD_FOR = word_set(
    "gift debit credit food fuel shopping supermarket grocery phone cash meal prepaid bank store travel bus train"
)
_PAPERS = word_set("vouchers cards coupons notes banknotes coins bills tickets tokens stamps")
_COUNTED_WITHIN = 5
"""Tokens before a sum within which the pieces of paper are counted."""
_PRICED = ("cost", "costs", "costing", "worth")
"""Before what one of several costs, or is worth, each; behind *at* it is a price that they may be sold for, unless
they are plainly given."""
_GIVEN, _GIVEN_WITHIN = word_set("give gives gave given giving donate donates donated donating"), 14


def _with_minor(run: Running, at: int, found: Found) -> tuple[Found, int]:
    """The sum with its lesser coins, and the token behind: *2,204 dollars and 15 cents*, *£3 10s. 6d.*"""
    pounds = found.low is not None and found.low == found.high and found.currencies[-1].endswith(_POUNDS)
    if pounds and found.low is not None and (whole := compound_at(run, at, found.low, "pound")):
        qualifier = Qualifier.NOT_STATED if whole.value is None else found.qualifier
        return found._replace(low=whole.value, high=whole.value, qualifier=qualifier), whole.end
    first = at + (run.text_at(at) in ("and", ","))
    digits = run.text_at(first)
    if found.low is None or found.low != found.high or found.low % 1 or run.text_at(first + 1) not in MINOR_UNITS:
        return found, at
    number = number_at(run.tokens, first, first + 1)
    minors = {currencies().by_code[code].minor for code in found.codes}
    if number is None or minors != {2} or not (digits and 0 < number.value < 100 and not number.value % 1):
        return found, at
    value = found.low + number.value / 100
    return found._replace(low=value, high=value), first + 2


_POUNDS = ("£", "pound", "pounds")


def _is_weight(run: Running, of: int, found: Found) -> bool:
    """*20 pounds of food*, but *20 pounds of aid* and *two million pounds of Britain's grant*."""
    if found.currencies[-1] not in ("pound", "pounds") or run.text_at(of) != "of" or of + 1 >= len(run.tokens):
        return False
    head = head_of(run, of + 1, phrase_end(run, of + 1))
    if head in GOODS | FURTHER_GOODS and not run.is_capital(of + 1):
        return True
    great = (found.high or found.low or 0) >= 10**6
    return not great and run.text_at(of + 1) not in PURPOSES | DETERMINERS


def _may_be_another(site: Site, code: str, found: Found) -> bool:
    """Whether the currency is none of those concerned, who have or may have had another of its name."""
    word = found.currencies[-1]
    if not site.countries or _is_theirs(site, code) or code in currencies().former.get(word, ()):
        return False
    others = found.codes | (currencies().words[("pound",)] if word == "£" else frozenset[str]())
    old = 0 < site.year < SINCE and word not in ("$", "dollar", "dollars")
    return old or _is_theirs(site, *others - {code})


def _names_another(run: Running, start: int, end: int, code: str) -> bool:
    """Whether the word beside a sum may say whose currency it is: *$5 million Canadian*."""
    noun = currencies().by_code[code].name.split()[-1].lower()
    beside = (fold(run.text_at(start - 1)), fold(run.text_at(end)))
    return any(code not in currencies().words.get((word, noun), (code,)) for word in beside)


def _said_behind(run: Running, end: int, found: Found) -> tuple[str, int] | None:
    """The currency that brackets behind a sum name, and the token behind them: *$5 million (Canadian)*, *(CAD)*."""
    close = next((at for at in (end + 2, end + 3) if run.text_at(end) == "(" and run.text_at(at) == ")"), 0)
    if not close:
        return None
    words = tuple(fold(run.text_at(at)) for at in range(end + 1, close))
    nouns = {currencies().by_code[code].name.split()[-1].lower() for code in found.codes}
    named = {code for noun in nouns for code in currencies().words.get((*words, noun), ())}
    named |= {run.stated(end + 1, close)} & currencies().by_code.keys()
    return (named.pop(), close + 1) if len(named) == 1 else None


def _is_theirs(site: Site, *codes: str) -> bool:
    """Whether one of the countries concerned pays in one of these currencies."""
    table = currencies().by_code
    return any(not table[code].countries.isdisjoint(site.countries) for code in codes)


def _what_for(run: Running, at: int) -> tuple[int, int]:
    """What a sum is for or the worth of: *€2 million worth of medicines*, *$5m grant*, *$85m in aid*."""
    at += run.text_at(at) == "'"
    if run.text_at(at) == "worth" and run.text_at(at + 1) == "of":
        return at + 2, phrase_end(run, at + 2, measured=True)
    if run.text_at(at) in ("in", "of") and at + 1 < len(run.tokens) and not run.is_capital(at + 1):
        return at + 1, phrase_end(run, at + 1)
    return at, phrase_end(run, at)


def is_worth(run: Running, start: int, end: int) -> bool:
    """Whether a sum is said to be what goods are worth."""
    if "worth" in (run.text_at(end), run.text_at(end + 1)) and run.text_at(end) in ("worth", "'"):
        return True
    before = [run.text_at(start - back) for back in (1, 2)]
    if before == ["of", "tune"] and run.text_at(start - 5) in ("for", "paid", "by"):
        return False
    if before[0] == "for" and _is_built(run, start - 1):
        return True
    if before[0] == "worth" and before[1] in _PROMISES:
        return False
    return before[0] in ("worth", "valued", "costing", "cost") or before in _VALUED


def _is_built(run: Running, at: int) -> bool:
    """Whether something is built or funded right before a token: *built a school in Herat for €200,000*."""
    for back in range(at - 1, max(-1, at - _BUILT_WITHIN), -1):
        if run.text_at(back) in _BUILT:
            return at - back > 2
        if run.tokens[back].kind not in ("word", "name", "num") or run.text_at(back) in ("for", "to", "and"):
            return False
    return False


_BUILT = word_set(
    "built builds rebuilt constructed erected renovated restored repaired refurbished extended dug drilled funds "
    "funded finances financed equipped"
)
_BUILT_WITHIN = 12
_PROMISES = ("agreement", "agreements", "contract", "contracts", "grant", "grants")
"""What is no thing, so that what it is worth is the sum itself."""
_VALUED = (["at", "valued"], ["at", "estimated"], ["of", "value"], ["of", "cost"], ["of", "tune"])
_COUNTER = re.compile(
    r"(?: (?:to|for) (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}(?=,))?"
    r"(?P<joint>\s*(?:\(\s*|,\s*(?:or\s+)?|or\s+|[-–—;/]\s*)?(?:(?:(?:that|which) (?:is|was)|i\.e\.|equal to|"
    r"equivalent to|the equivalent of|equalling|amounting to|worth|=)[,\s]*)?)"
)
"""What stands between a sum and the same in another currency."""
_SAME = re.compile(r"(?:roughly |about )?(?:the equivalent of|equivalent to)\b")


_TOLD_OTHERWISE = re.compile(
    r"[,;]? ?\(?(?:some|others|other (?:reports|accounts|sources|papers|witnesses|people)) "
    r"(?:say|said|speak of|spoke of|claim|claimed|put it at)(?: (?:that )?(?:it (?:was|is)|there were))? "
)
_PERHAPS = re.compile(r"(?:perhaps|maybe|possibly) ")


def is_instead(between: str, behind: str) -> bool:
    """Whether a number comes instead of the one before by the words between them and its own.

    *Or 30*, *some say 30*, *perhaps 30*.
    """
    apart = between.strip(" ,")
    return (
        apart == "or"
        or _TOLD_OTHERWISE.fullmatch(between) is not None
        or (not apart and "," in between and _PERHAPS.match(behind) is not None)
    )


def only_one(words: str) -> str:
    """Why what follows these words behind *or* is unsure."""
    return tr("Only one may be given: “{words}” or what follows it.").format(words=words)


def beside(text: str, before: Amount | None, one: Amount) -> Amount:
    """An amount as it stands beside the one before it.

    It may say the same in another currency, *500 million rupees ($6 million)*; what may be given instead, *10 million
    yen or 300 tents*, is unsure.
    """
    if before is None:
        return one
    if is_instead(text[before.end : one.start], one.as_stated) and one.currency in ("", before.currency):
        unsure = " ".join(filter(None, (one.unsure, only_one(before.as_stated))))
        return one._replace(role="alternative", unsure=unsure)
    if not (before.is_money and one.is_money) or before.currency == one.currency:
        return one
    between, behind = text[before.end : one.start], text[one.end : one.end + 1]
    if (counter := _COUNTER.fullmatch(between)) is None:
        return one
    alone = one.qualifier is Qualifier.ABOUT and (behind in tuple(",.;)") or text.startswith(" at ", one.end))
    listed = counter["joint"].strip() == "," and not alone and _SAME.match(one.as_stated) is None
    return one if listed else one._replace(role="counter_value")
