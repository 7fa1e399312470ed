"""Texts with passages, and edited versions of them, where it is known what became of every word.

Each word carries an id that it keeps through every edit; a word that is put in, planted or replaced gets an id
of its own. So the truth about a passage is read off the ids, whatever the words look like.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace

_SYLLABLES = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]
_SMALL = ("the", "of", "and", "to", "in", "a", "for", "that", "with", "from", "by", "on", "was", "were", "has", "not")
_NAMES = [
    a + b
    for a in ("Ar", "Bel", "Cor", "Dan", "Esk", "Fir", "Gal", "Hol")
    for b in ("ania", "mark", "os", "ville", "et")
]


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its id; `id` 0 stands for one that the old text does not have. `mended`: spelled otherwise."""

    text: str
    id: int
    mended: bool = False


Sentence = tuple[Word, ...]
Page = list[list[Sentence]]


@dataclass(frozen=True, slots=True)
class Placed:
    """A rendered page: its text, and where each word stands in it (start, end, word)."""

    text: str
    words: list[tuple[int, int, Word]]
    place: dict[int, int] = field(default_factory=dict)
    """The index into `words` of every id but 0."""


def make_page(rng: random.Random, words: int) -> Page:
    """Paragraphs of sentences of pseudo-words with names, numbers and small words between."""
    vocabulary = ["".join(rng.choices(_SYLLABLES, k=rng.choice((2, 2, 3, 3, 4)))) for _ in range(4_000)]
    page: Page = []
    made = 0
    while made < words:
        paragraph: list[Sentence] = []
        for _ in range(rng.randint(2, 8)):
            sentence = tuple(Word(_pick(rng, vocabulary), made + n + 1) for n in range(rng.randint(5, 28)))
            paragraph.append((replace(sentence[0], text=sentence[0].text.capitalize()), *sentence[1:]))
            made += len(sentence)
        page.append(paragraph)
    return page


def _pick(rng: random.Random, vocabulary: list[str]) -> str:
    lot = rng.random()
    if lot < 0.35:
        return rng.choice(_SMALL)
    if lot < 0.42:
        return rng.choice(_NAMES)
    if lot < 0.47:
        return f"{rng.randint(2, 9_000):,}"
    word = vocabulary[int(len(vocabulary) ** rng.random()) - 1]
    return f"“{word}”" if lot > 0.985 else word


def render(page: Page, width: int = 0) -> Placed:
    """The page as text, paragraphs set off by blank lines. With a `width`, lines are broken there."""
    parts: list[str] = []
    words: list[tuple[int, int, Word]] = []
    at = 0
    for paragraph in page:
        column = 0
        for sentence in paragraph:
            for number, word in enumerate(sentence):
                words.append((at, at + len(word.text), word))
                stop = "." if number == len(sentence) - 1 else ""
                column += len(word.text) + 1
                gap = "\n" if width and column > width else " "
                column = 0 if gap == "\n" else column
                parts.append(word.text + stop + gap)
                at += len(parts[-1])
        parts.append("\n\n")
        at += 2
    return Placed("".join(parts), words, {w.id: i for i, (_, _, w) in enumerate(words) if w.id})


def pick_passages(rng: random.Random, page: Page, count: int) -> list[tuple[int, int]]:
    """Passages as (first id, last id): stretches of 3 to 40 words, whole sentences, and some of 1 or 2 words."""
    flat = [word.id for paragraph in page for sentence in paragraph for word in sentence]
    sentences = [sentence for paragraph in page for sentence in paragraph]
    out: set[tuple[int, int]] = set()
    while len(out) < count:
        lot = rng.random()
        if lot < 0.35:
            sentence = rng.choice(sentences)
            out.add((sentence[0].id, sentence[-1].id))
            continue
        length = rng.randint(1, 2) if lot < 0.4 else rng.randint(3, 40)
        start = rng.randrange(len(flat) - length)
        out.add((flat[start], flat[start + length - 1]))
    return sorted(out)


def edit(rng: random.Random, page: Page, share: float) -> Page:
    """Edit about `share` of the paragraphs, each in one of the ways a page is edited."""
    out = [list(paragraph) for paragraph in page]
    planted: list[Sentence] = []
    moved: list[list[Sentence]] = []
    edits = (_typo, _quotes, _put_in, _take_out, _number, _name, _move_sentence)
    for index in range(len(out) - 1, -1, -1):
        if rng.random() >= share:
            continue
        lot = rng.randrange(len(edits) + 4)
        at = rng.randrange(len(out[index]))
        if lot < len(edits):
            edits[lot](rng, out[index], at)
        elif lot == len(edits):
            moved.append(out.pop(index))
        elif lot == len(edits) + 1:
            out.pop(index)
        else:  # a look-alike, for a sentence that stays or goes
            planted.append(_look_alike(rng, out[index][at]))
            if lot == len(edits) + 2 and len(out[index]) > 1:
                out[index].pop(at)
    for paragraph in moved:
        out.insert(rng.randrange(len(out) + 1), paragraph)
    for sentence in planted:
        paragraph = rng.choice(out)
        paragraph.insert(rng.randrange(len(paragraph) + 1), sentence)
    return out


def _typo(rng: random.Random, paragraph: list[Sentence], at: int) -> None:
    sentence = list(paragraph[at])
    fit = [i for i, w in enumerate(sentence) if i and len(w.text) >= 6 and w.text.isalpha() and w.text.islower()]
    if fit:
        i = rng.choice(fit)
        word = sentence[i].text
        cut = rng.randrange(2, len(word) - 2)
        slips = (
            word[:cut] + word[cut + 1 :],
            word[:cut] + word[cut] + word[cut:],
            word[:cut] + word[cut + 1] + word[cut] + word[cut + 2 :],
        )
        slip = rng.choice(slips)
        sentence[i] = Word(slip, sentence[i].id, mended=slip != word)
    paragraph[at] = tuple(sentence)


def _quotes(rng: random.Random, paragraph: list[Sentence], at: int) -> None:
    for index, sentence in enumerate(paragraph):
        paragraph[index] = tuple(
            replace(w, text=w.text.replace("“", '"').replace("”", '"'), mended=True) if "“" in w.text else w
            for w in sentence
        )
    sentence = list(paragraph[at])
    i = rng.randrange(len(sentence))
    sentence[i] = replace(sentence[i], text=f"‘{sentence[i].text}’,", mended=True)
    paragraph[at] = tuple(sentence)


def _put_in(rng: random.Random, paragraph: list[Sentence], at: int) -> None:
    paragraph.insert(at, tuple(Word("".join(rng.choices(_SYLLABLES, k=3)), 0) for _ in range(rng.randint(4, 15))))


def _take_out(rng: random.Random, paragraph: list[Sentence], at: int) -> None:
    if len(paragraph) > 1:
        paragraph.pop(at)


def _number(rng: random.Random, paragraph: list[Sentence], at: int) -> None:
    sentence = list(paragraph[at])
    numbers = [i for i, w in enumerate(sentence) if w.text[0].isdigit()]
    for i in numbers[:1]:
        sentence[i] = Word(sentence[i].text + str(rng.randint(0, 9)), 0)
    paragraph[at] = tuple(sentence)


def _name(rng: random.Random, paragraph: list[Sentence], at: int) -> None:
    sentence = list(paragraph[at])
    names = [i for i, w in enumerate(sentence) if i and w.text in _NAMES]
    for i in names[:1]:
        other = rng.choice([name for name in _NAMES if name != sentence[i].text])
        sentence[i] = Word(other, 0)
    paragraph[at] = tuple(sentence)


def _move_sentence(rng: random.Random, paragraph: list[Sentence], at: int) -> None:
    sentence = paragraph.pop(at)
    paragraph.insert(rng.randrange(len(paragraph) + 1), sentence)


def _look_alike(rng: random.Random, sentence: Sentence) -> Sentence:
    """The same sentence of new words, another number or name in it; it never is the sentence it looks like."""
    words = [Word(word.text, 0) for word in sentence]
    critical = [i for i, w in enumerate(words) if w.text[0].isdigit() or w.text in _NAMES]
    i = rng.choice(critical) if critical else len(words) // 2
    text = words[i].text
    words[i] = Word(str(rng.randint(10, 99)) if text[0].isdigit() else rng.choice([n for n in _NAMES if n != text]), 0)
    return tuple(words)
