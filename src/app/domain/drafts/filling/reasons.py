"""Why a field is not sure, in the user's words, where several rules say the same."""

from __future__ import annotations

from app.domain.language import tr


def several() -> str:
    """Of a list that is none."""
    return tr("Several are named in different places; it may be only one of them.")


def others_too() -> str:
    """Of who gives or gets it by less plain words than others are said by."""
    return tr("Other words of the sentence may name them as well.")


def of_something_else() -> str:
    """Of a number that is left open."""
    return tr("A number stands here that may be of something else; see the words.")


def taken_to_be(words: str, name: str) -> str:
    """Of whom a pronoun or a noun takes up."""
    return tr("“{words}” is taken to be {name}.").format(words=words, name=name)


def placed_in(place: str) -> str:
    """Of the country of somebody whose words have none."""
    return tr("It is taken to be in {place}, which the text speaks of.").format(place=place)


def unlisted(name: str) -> str:
    """Of who gives it by a name that no list has."""
    return tr("No list has “{name}”; it is whoever the sentence says gave it.").format(name=name)
