"""Where sentences begin, held against Unicode's rules as Qt knows them, on the real article and on hard lines."""

from __future__ import annotations

from pathlib import Path

from tests.helpers.each import each

from app.domain.sentences import sentence_at, sentence_starts, sentences
from app.importers.read import read_source


@each(
    "text, expected",
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("“Is it?” he said. Yes.", ["“Is it?”", "he said.", "Yes."]),
        ("He left (at 5 p.m.). Then…", ["He left (at 5 p.m.).", "Then…"]),
        ("Dr. Lee of the U.S. Army paid 3.5 million. Why", ["Dr. Lee of the U.S. Army paid 3.5 million.", "Why"]),
        ("e.g. this. Or i.e. that.", ["e.g. this.", "Or i.e. that."]),
        ("Ash Co. (NYSE: ASH), of Ely, left. It", ["Ash Co. (NYSE: ASH), of Ely, left.", "It"]),
        ("It went to Ash Co. (See below.) Why", ["It went to Ash Co.", "(See below.)", "Why"]),
        ("It ended.[1] Then.", ["It ended.[1]", "Then."]),
        ("They went home.1 What came was less.", ["They went home.", "What came was less."]),
        ("“We came.”12 Two gave it.3,4 Then¹ it ended.² So.", ["“We came.”", "Two gave it.", "Then¹ it ended.", "So."]),
        ("It gave ten to Niger.3", ["It gave ten to Niger."]),
        ("It cost Rs.500", ["It cost Rs.500"]),
        ("It went to sv. Anna. She got Afl. 900.", ["It went to sv. Anna.", "She got Afl. 900."]),
        ("It voted kr.700,000 For all. It cost frs.500", ["It voted kr.700,000 For all.", "It cost frs.500"]),
        (
            "It gave Rs. 5 million, Nu. 3 and Ksh. 2. He left.",
            ["It gave Rs. 5 million, Nu. 3 and Ksh. 2.", "He left."],
        ),
        (
            "It voted £1,200 10s. 6d. to Serbia. Kr. 7, kr. 7, drs. 8 and fl. 9 were paid by Messrs. Reckitt.",
            ["It voted £1,200 10s. 6d. to Serbia.", "Kr. 7, kr. 7, drs. 8 and fl. 9 were paid by Messrs. Reckitt."],
        ),
        (
            "Tea of 5½ lb. 3 oz. and 1 cwt. 2 qrs. went. He got 6d. The rest",
            [
                "Tea of 5½ lb. 3 oz. and 1 cwt. 2 qrs. went.",
                "He got 6d.",
                "The rest",
            ],
        ),
        ("It is worth 2.5", ["It is worth 2.5"]),
        ("Rs.500 Crore went, see Fig.3 Above and No.5 Road.", ["Rs.500 Crore went, see Fig.3 Above and No.5 Road."]),
        ("It gave 3.5 Million in the U.S.2 In all. Why", ["It gave 3.5 Million in the U.S.2 In all.", "Why"]),
        ("שלום. מה שלומך? טוב!", ["שלום.", "מה שלומך?", "טוב!"]),
        ("你好。再见！", ["你好。", "再见！"]),
        ("  only this  ", ["only this"]),
        ("", []),
    ],
)
def test_sentences_of_a_line(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == expected


def test_the_sentence_around_a_place() -> None:
    text = "One. Two and more."
    assert text[slice(*sentence_at(text, 0))] == "One."
    assert text[slice(*sentence_at(text, 4))] == "One."
    assert text[slice(*sentence_at(text, 5))] == "Two and more."
    assert text[slice(*sentence_at(text, len(text)))] == "Two and more."
    assert sentence_at("", 0) == (0, 0)


def test_the_article_is_parted_as_unicode_parts_it(article: Path) -> None:
    from PySide6.QtCore import QTextBoundaryFinder

    draft = read_source(article.read_bytes(), article.name)
    count = 0
    for block in draft.blocks:
        words = draft.text[block.start : block.end]
        if any(ord(char) > 0xFFFF for char in words):
            continue  # Qt counts UTF-16 units there
        finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Sentence, words)
        unicode_starts = {0}
        while (position := finder.toNextBoundary()) >= 0:
            unicode_starts.add(position)
        assert set(sentence_starts(words)) <= unicode_starts
        count += len(sentence_starts(words))
    assert count > 100
