"""Finding a name by a few of its letters, and which letters were found."""

from __future__ import annotations

from app.domain.fold import fold


def match(typed: str, name: str) -> tuple[int, tuple[tuple[int, int], ...]] | None:
    """How well `typed` fits `name` (lower is better) and the letters found as (start, end), or None.

    A beginning of the name is best, then a beginning of a word, then a stretch within, then letters in order.
    """
    wanted = fold(typed).replace(" ", "")
    folded = name.lower() if name.isascii() else fold(name)
    if len(folded) != len(name):
        folded = name.lower()
    if not wanted:
        return 0, ()
    whole = fold(typed).strip()
    at = folded.find(whole)
    if at == 0:
        return 0 if len(whole) == len(name) else 1, ((0, len(whole)),)
    at_word = next(
        (i for i in range(1, len(folded)) if not folded[i - 1].isalnum() and folded.startswith(whole, i)), -1
    )
    if at_word > 0:
        return 2, ((at_word, at_word + len(whole)),)
    if at > 0:
        return 3, ((at, at + len(whole)),)
    marks: list[tuple[int, int]] = []
    position = 0
    for letter in wanted:
        found = folded.find(letter, position)
        if found < 0:
            return None
        if marks and marks[-1][1] == found:
            marks[-1] = (marks[-1][0], found + 1)
        else:
            marks.append((found, found + 1))
        position = found + 1
    return 4 + len(marks), tuple(marks)
