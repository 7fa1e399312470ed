"""A source as a document: its own numbers of notes are raised, and never run into ours."""

from __future__ import annotations

from dataclasses import replace

from app.domain.blocks import Block, Span, SpanKind
from app.domain.sources import SourceText
from app.exporters.flow import Look, Para
from app.exporters.source_reading import Highlight, read_text


def test_the_number_of_a_note_of_the_source_is_raised_and_set_apart() -> None:
    words = "They sent ten pumps.2 In May they went home."
    text = SourceText(1, 1, words, (Block(0, len(words), spans=(Span(20, 21, SpanKind.FOOTNOTE_REF, "fn2"),)),), ())
    (para,) = read_text(text, [Highlight(0, 20, 1)])
    assert isinstance(para, Para)
    assert [(run.text, run.look) for run in para.runs] == [
        ("They sent ten pumps.", Look.PLAIN),
        ("\u20092", Look.RAISED),
        (" In May they went home.", Look.PLAIN),
    ]
    (para,) = read_text(replace(text, text=words.replace("2", "²")), [])
    assert isinstance(para, Para)
    assert [run.look for run in para.runs if run.text == "\u2009²"] == [Look.PLAIN]  # a raised sign as it is
