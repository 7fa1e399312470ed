"""The terms of the window, each explained in one sentence with the keys to press; and the main tasks, in order."""

from __future__ import annotations

from typing import NamedTuple

from app.domain.language import later


class Word(NamedTuple):
    """A term of the window. `commands` are those whose keys are shown with it."""

    key: str
    title: str
    sentence: str
    commands: tuple[str, ...] = ()


FURTHER: dict[str, tuple[tuple[str, str], ...]] = {
    "draft": (
        ("Enter", later("Accept a row; in an empty one, take the words that are offered, else select some")),
        ("← →", later("Other words of the sentence that may be meant")),
        ("Alt+1", later("Another reading of what is not sure, as it is written in the row; a click does it too")),
        ("F2", later("Type a value; its first letter begins to type it too")),
        ("Alt+W", later("Select the words of a row on the page")),
        ("Del", later("Empty a row")),
        ("0 – 9", later("To the row of this number")),
        ("+", later("Another row: terms, a condition, who pays, parts of the sum, dates of events, another record")),
        ("PgDn", later("The next gift of the sentence")),
        ("Alt+M", later("Several gifts as one, or one to each who is named")),
        ("Alt+C", later("Whether it counts in totals")),
        ("Alt+Enter", later("Accept all that is sure")),
        ("Ctrl+Enter", later("Save it")),
        ("F4", later("Save it, and show all its fields")),
        ("Alt+O", later("Open the record that already has its words as evidence")),
        ("Alt+X", later("Refuse it")),
        ("Esc", later("Put it away until R is pressed on its sentence again")),
    ),
    "note": (
        ("[[…]]", later("A link to a country, a record, a tag, a source or a note")),
        ("{{D-01.money}}", later("A field of a record, as it is now")),
        ("{{PE.debt}}", later("A fact of a country, as it is now")),
        ("{{total recipient:PE}}", later("What the records of a question come to now")),
        ("{{map}}", later("A picture of the records, as of now; also a timeline, or a matrix of one field by another")),
    ),
}
"""What can be pressed in the card of a draft and written in a note, by the word that it belongs to."""


WORDS = (
    Word("source", later("Source"), later("A text that you read here, with its citation and the file or page it came "
         "from."), ("source.add", "source.address", "source.paste", "source.edit")),
    Word("work", later("Work"), later("What a citation names, such as an article: it may have several texts, as the "
         "original and a digest, and counts once.")),
    Word("digest", later("Digest"), later("A text in our own words that follows an original paragraph by paragraph; it "
         "is cited as a paraphrase, never as a quotation.")),
    Word("version", later("Version"), later("One state of the text of a source; when you bring a corrected one, your "
         "passages are carried over to it."), ("source.update", "source.review")),
    Word("selection", later("Selection"), later("Words that are chosen on the page for a moment, before anything is "
         "made of them."), ("select.word", "select.sentence", "select.paragraph")),
    Word("passage", later("Passage"), later("Words of a source that somebody marked: it stays on those words, and "
         "tags, notes and evidence belong to it."), ("passage.next", "passage.previous", "page.remove")),
    Word("tag", later("Tag and codebook"), later("A name for what a passage is about; all tags in their tree "
         "are the codebook, each with what it means."), ("page.tag", "page.repeat", "codebook.add", "codebook.edit")),
    Word("note", later("Note"), later("What you write yourself, in Markdown, on a passage, a source, a record, a "
         "country, or on nothing."), ("page.note", "page.quote", "notes.add")),
    Word("record", later("Record"), later("One act of giving, or of not giving: who gave what to whom, how much, when, "
         "and how sure that is."), ("page.draft", "page.record", "donations.add")),
    Word("draft", later("Draft"), later("What the program reads in a sentence as a record, field by field; it is a "
         "record once you save it."), ("page.draft", "go.donation", "go.donation.before")),
    Word("pledge", later("Pledge and delivery"), later("What was announced, promised or offered, and what came of it: "
         "two records that are linked, and only what was given counts.")),
    Word("total", later("Total"), later("What the records add up to: at least how much and at most, with what is left "
         "out of it and why.")),
    Word("question", later("Question"), later("What you ask in one line: words, and conditions that name "
         "a field."), ("donations.filter",)),
    Word("actor", later("Actor"), later("Whoever gives, carries or receives: a state, a town, a firm, a foundation, a "
         "person, with all the names it goes by.")),
    Word("country", later("Country"), later("A profile that is made of what is recorded at the time: its facts, what "
         "it gave and was given, and the passages that speak of it."), ("page.country", "countries.note")),
    Word("fact", later("Fact"), later("One statement about a country, with the day it is true for and who says so."),
         ("countries.add", "countries.edit")),
    Word("evidence", later("Evidence"), later("The link from a passage to the very field of a record or fact that it "
         "supports, contradicts or explains."), ("page.record", "page.country", "go.figure", "file.check")),
    Word("claim", later("Claim"), later("Who asserts what a passage says, and how sure that is."), ("page.claim",)),
    Word("level", later("Level"), later("How much of what is known the page shows: the text alone, tags, evidence, or "
         "all of it."), ("view.more", "view.less", "view.unfold")),
    Word("vocabulary", later("Vocabulary"), later("The words that a form offers, such as the kinds of aid; they are "
         "yours to name, order, merge and retire."), ("file.vocabularies",)),
    Word("workspace", later("Workspace"), later("One file with everything in it: sources, passages, tags, notes, "
         "records, countries and their history."), ("file.new", "file.open", "file.copy", "file.export")),
    Word("operation", later("Operation"), later("One change that undo takes back as a whole; the history keeps them "
         "all, with who did them."), ("edit.undo", "edit.redo", "view.history")),
    Word("backup", later("Backup"), later("A copy of the workspace that was read through and found sound, kept beside "
         "it."), ("file.backup", "file.restore")),
    Word("review", later("Review"), later("Where passages wait whose words a new version changed, for you to say where "
         "they are now."), ("source.review",)),
    Word("setting", later("Setting"), later("How the window reads, looks and answers to keys: yours on this computer, "
         "and never in the workspace."), ("go.settings", "view.keys", "view.reading")),
)  # fmt: skip


def word(key: str) -> Word | None:
    """The term with this key."""
    return next((one for one in WORDS if one.key == key), None)


class Doing(NamedTuple):
    """A main task, and the commands for it."""

    title: str
    commands: tuple[str, ...]


TASKS = (
    Doing(later("Read"), ("source.add", "go.paragraph", "find.open", "view.more", "view.larger")),
    Doing(later("Select"), ("select.word", "select.sentence", "select.paragraph", "select.more", "select.less")),
    Doing(later("Tag and write"), ("page.tag", "page.repeat", "page.note", "page.quote", "page.claim")),
    Doing(later("Record what was given"), ("page.draft", "page.record", "page.country", "go.donation", "go.figure")),
    Doing(later("Find and go"), ("edit.search", "edit.palette", "go.pane", "go.back", "go.library")),
    Doing(later("Take back and keep"), ("edit.undo", "edit.redo", "view.history", "file.export", "file.backup")),
)
