"""When two spellings are the same words, and which words must never differ.

Numbers, names and negations carry the meaning of a passage. In doubt the answer is *not the same*: what is refused
waits for a person, what is accepted is moved automatically.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

from app.domain.word_stream import WordStream, plain

_NEGATIONS = (
    "no not never none nobody nothing nowhere neither nor without cannot hardly scarcely barely unless except "
    "לא אין בלי ללא אל אף אינו אינה אינם אינן איננו מעולם טרם "
    "لا لم لن ليس ليست ليسوا غير بدون دون ولا ولم ولن فلم فلن وليس لما 不 没 沒 未 无 無 非 否 ไม่ नहीं न मत बिना "
    "не нет ни без никто ничего никогда nicht kein keine keinen keinem keiner ohne nie niemand nichts "
    "ne pas jamais sans aucun aucune rien personne nunca ni sin ningún ninguna ninguno nadie nada não nem sem nenhum "
    "non né senza mai nessuno nessuna niente không chưa"
)
NEGATIONS = frozenset(_NEGATIONS.split())
_NUMERALS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand "
    "thousands million millions billion billions trillion trillions dozen dozens half third quarter first second "
    "once twice double triple all most some few many several both"
)
NUMERALS = frozenset(_NUMERALS.split())
_ENDINGS = "sdrny"
_NUMBER = re.compile(r"\d")


def _has_case(word: str) -> bool:
    return word.lower() != word.upper()


class Judge:
    """Compares words of an old and a new text, knowing which words either of them uses elsewhere."""

    def __init__(self, old: WordStream, new: WordStream) -> None:
        self._old, self._new = old, new
        self._old_counts, self._new_counts = Counter(old.keys), Counter(new.keys)
        self._forms = frozenset(plain(form) for form in old.forms | new.forms)

    def is_critical(self, stream: WordStream, index: int) -> bool:
        """Whether the word is a number, a sign, a negation or a name."""
        key = stream.keys[index]
        if not key[0].isalpha() or _NUMBER.search(key) or key in NUMERALS:
            return True
        if key in NEGATIONS or key.endswith("n't"):
            return True
        word = stream.word(index)
        return word != word.lower() and not (opens_sentence(stream, index) and word.lower() in self._forms)

    def critical(self, stream: WordStream, start: int, end: int) -> list[str]:
        """The numbers, signs, negations and names from word `start` to word `end`."""
        return [stream.keys[i] for i in range(start, end) if self.is_critical(stream, i)]

    def same(self, old: tuple[int, int], new: tuple[int, int]) -> bool:
        """Whether two stretches of words (indices, ends exclusive) differ in nothing but spelling and spaces."""
        ours, theirs = self._old.keys[slice(*old)], self._new.keys[slice(*new)]
        respelled = 0
        for what, i, i_end, j, j_end in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
            here, there = range(old[0] + i, old[0] + i_end), range(new[0] + j, new[0] + j_end)
            if what in ("insert", "delete"):
                return False
            if what == "replace" and self._joined(here, there):
                continue
            if len(here) != len(there):
                return False
            for a, b in zip(here, there, strict=True):
                if what == "equal":
                    if not self._same_case(a, b):
                        return False
                elif not self._respelled(a, b):
                    return False
                else:
                    respelled += 1
        return respelled <= 1 + len(ours) // 6

    def _joined(self, here: Sequence[int], there: Sequence[int]) -> bool:
        """Whether the letters are the same and only where a word ends differs, as in health care, healthcare."""
        ours, theirs = [self._old.keys[i] for i in here], [self._new.keys[j] for j in there]
        letters = "".join(ours)
        if letters != "".join(theirs) or not letters.isalpha() or len(ours) == len(theirs):
            return False
        if letters == "cannot":
            return True
        critical = self.critical(self._old, here[0], here[-1] + 1) or self.critical(self._new, there[0], there[-1] + 1)
        return not critical

    def _same_case(self, a: int, b: int) -> bool:
        """Whether two words with one key are written alike but for the capital that opens a sentence."""
        ours, theirs = self._old.word(a), self._new.word(b)
        if ours == theirs:
            return True
        if ours[1:] != theirs[1:]:
            return False
        stream, index = (self._old, a) if ours != ours.lower() else (self._new, b)
        return opens_sentence(stream, index)

    def _respelled(self, a: int, b: int) -> bool:
        ours, theirs = self._old.keys[a], self._new.keys[b]
        if self.is_critical(self._old, a) or self.is_critical(self._new, b):
            return False
        if not (ours.isalpha() and theirs.isalpha() and _has_case(ours) and _has_case(theirs)):
            return False
        if self._new_counts[ours] and self._old_counts[theirs]:
            return False  # both are words of their own here
        return one_slip(ours, theirs)


def one_slip(ours: str, theirs: str) -> bool:
    """Whether one letter was mistyped: changed, doubled, left out or swapped with the next.

    Not where that makes another word of it as a rule: in a short word, before its first letter, or in an ending
    such as the s of a plural.
    """
    if sorted(ours) == sorted(theirs):
        at = next((i for i, (x, y) in enumerate(zip(ours, theirs, strict=True)) if x != y), 0)
        return len(ours) > 2 and ours[at : at + 2] == theirs[at : at + 2][::-1] and ours[at + 2 :] == theirs[at + 2 :]
    if len(ours) == len(theirs):
        differ = [i for i, (x, y) in enumerate(zip(ours, theirs, strict=True)) if x != y]
        return len(differ) == 1 and len(ours) > (4 if differ[0] == 0 else 3)
    short, long = sorted((ours, theirs), key=len)
    if len(long) != len(short) + 1 or len(long) < 4 or short[0] != long[0]:
        return False
    at = next((i for i, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    return short[at:] == long[at + 1 :] and not (at == len(short) and long[-1] in _ENDINGS)


_ENDS_SENTENCE = re.compile(r"[.!?:…]|\n\s*\n|[“”\"]")


def opens_sentence(stream: WordStream, index: int) -> bool:
    """Whether a capital means nothing here: at the beginning of the text or of a sentence."""
    before = stream.text[stream.ends[index - 1] : stream.starts[index]] if index else "\n\n"
    return _ENDS_SENTENCE.search(before) is not None
