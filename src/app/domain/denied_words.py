"""Whether the words right before a quote deny it: *did not* | send 300 masks, *denied having sent* | 300 masks.

Only English, and only what is plain: a denial that ends where the quote begins, with no more between them than a verb
of giving and whom it was given to. What is said of more or fewer, of *not only*, or of *until* denies nothing.
"""

from __future__ import annotations

import re

_VERB = (
    r"(?:sen[dt]s?|sending|g[ai]ves?|given|giving|donat(?:e[sd]?|ing)|deliver(?:s|ed|ing)?|provid(?:e[sd]?|ing)|"
    r"suppl(?:y|ies|ied|ying)|ship(?:s|ped|ping)?|hand(?:s|ed|ing)?(?: over)?|receiv(?:e[sd]?|ing)|g[eo]ts?|getting|"
    r"gotten|offer(?:s|ed|ing)?|transfer(?:s|red|ring)?|contribut(?:e[sd]?|ing)|distribut(?:e[sd]?|ing)|"
    r"di?e?spatch(?:es|ed|ing)?|br(?:ings?|ought|inging)|pa(?:ys?|id|ying)|fl(?:y|ies|ew|own|ying)(?: in)?|"
    r"arriv(?:e[sd]?|ing)|accept(?:s|ed|ing)?|import(?:s|ed|ing)?|airlift(?:s|ed|ing)?)"
)
_ADVERBS = r"(?: (?:actually|ever|yet|also|even|really|in fact|in the end|so far|once|directly|secretly|itself))*"
_WHOM = r"(?: (?:to|from|the|it|them|him|her|us|any|its|a|an|single|one|those|these|of|and|[A-Z][\w.'’-]*))*"
_NOT = (
    r"(?:(?:did|do|does|had|has|have|was|were|is|are|will|would|could|can|may|might|shall|should) (?:not|never)"
    r"|\w+n['’]t|cannot|never)"
)
_BE = r"(?: (?:be|been|being|have been|have))?"
_DENY = (
    r"(?:den(?:y|ies|ied|ying)|refus(?:e[sd]?|ing)|declin(?:e[sd]?|ing)|fail(?:s|ed|ing)?|instead of|rather than|"
    r"without|(?:was|were|is|are|been) unable|stopped short of)"
)
_SAYING = (
    r"(?: (?:having|to have|to|reports?|claims?|rumou?rs?|allegations?|that|it|he|she|they|we|the|had|has|have|ever|"
    r"was|were|been|of|country|government|[A-Z][\w.'’-]*))*"
)
_ENDS = re.compile(
    r"\b(?:(?P<noun>(?:[Nn]ot?|[Nn]either|[Nn]one of(?: (?:the|its|these|those))?"
    r"|(?:instead of|rather than|[Ww]ithout)(?: (?:the|its|any))?))"
    rf"|{_NOT}{_ADVERBS}{_BE}{_ADVERBS}(?P<not_verb> {_VERB}{_WHOM})?"
    rf"|{_DENY}{_SAYING}(?P<deny_verb> {_VERB}{_WHOM})?"
    rf"|(?<!at )(?<!in )(?<!with )(?<!by )(?<!for )(?<!of )(?<!on )(?:[Nn]o [a-z]+|[Nn]obody|[Nn]one"
    rf"(?: of \w+(?: \w+)?)?)(?: (?:had|has|have|was|were))?{_ADVERBS}(?P<who_verb> {_VERB}{_WHOM})?)$"
)
_BEGINS = re.compile(
    rf"(?:(?:actually|ever|yet|also|even|be|been|having|to|had|has|have|it) )*{_VERB}\b", re.IGNORECASE
)
_OTHER = re.compile(r"(?:[a-z]+ing|an?(?! single)|the)\b")
_TURNED = re.compile(
    r"\b(?:not|never|nobody|no one|n['’]t|cannot|whether|if|or|no doubt|no longer|no other|no wonder|no sooner|"
    r"no matter|hardly|rarely|seldom|scarcely|would|could|might|may|should|can)\b[^,;:.]{0,40}$|n['’]t\b[^,;:.]{0,40}$"
)
"""Before a denial: what takes it back, or leaves it open."""
_NOT_SO = re.compile(
    r"\b(?:only|merely|just|simply|solely|but|until|till|unless|before|enough|less|fewer|more|later|longer|doubt|"
    r"as (?:many|much)|other than|except|faulty|defective|expired|fake|substandard|free|alone|in vain|exactly|"
    r"charge|cost|payment|repayment|strings|conditions?|fee|delay|incident)\b",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"\b(?:until|till|unless|alone|free of charge|in vain)\b|^,? but\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[;:.!?()—–]|,(?! (?:in fact|so far|yet),?)|\b(?:but|and|when|while|because|since|although)\b")


def denied(sentence: str, start: int, end: int) -> str:
    """The words that deny the stretch from `start` to `end` of a sentence; empty if none plainly do."""
    before = " ".join(_CLAUSE.split(sentence[:start])[-1].split())
    quote, after = " ".join(sentence[start:end].split()), sentence[end:]
    found = _ENDS.search(before)
    if found is None or _NOT_SO.search(quote) or _UNTIL.search(after):
        return ""
    if _TURNED.search(before[: found.start()]) or not _is_of_giving(found, quote):
        return ""
    return before[found.start() :]


def _is_of_giving(found: re.Match[str], quote: str) -> bool:
    """Whether a denial is one of giving: a verb of it is before the quote or begins it, or *no* is before a
    thing.
    """
    if found["noun"]:
        return _OTHER.match(quote) is None or _BEGINS.match(quote) is not None
    verb = found["not_verb"] or found["deny_verb"] or found["who_verb"]
    return bool(verb) or _BEGINS.match(quote) is not None
