"""A document with everything that a writer has to write, in two directions."""

from __future__ import annotations

from app.exporters.citing import HouseCiting
from app.exporters.drawing import Drawing, Paint, Text, Tone
from app.exporters.file_names import Names
from app.exporters.flow import Document, Look, Para, Picture, Remark, Role, Run
from app.exporters.layout import Layout
from app.exporters.material import LinkStyle, Material
from app.exporters.tree import (
    Address,
    Block,
    Bullets,
    Fields,
    Folded,
    Footnote,
    Heading,
    NoteText,
    Paragraph,
    Quote,
    Table,
    Words,
    words,
)
from app.exporters.vault import lay_out

NOTE = """\
# A heading of hers

See [[D-22]] and [[Iran|the country]], *both* **new**[^n], `[[code]]`, ~~old~~ <b>not bold</b>, [there](https://example.org/a?b=1&c=2).

3. third
4. fourth
   - within

> quoted
>
> > twice

| מדינה | כמות |
| --- | --- |
| איראן | 300,000 |

---

```
[^n]: not a note
```

[^n]: What the note says.
"""
DRAWING = Drawing(40, 20, "A picture & more", "Nothing but a word.", (Text((1, 12), "word", paint=Paint(Tone.MUTED)),))
TREE: list[Block] = [
    Heading(1, words("Ferries & <bells>")),
    Fields((("Published", words("1987")), ("Address", (Address("https://example.org/7?a=1&b=2"),)))),
    Paragraph((*words("The ferry came back."), Footnote(words("Quay Papers 12, ¶3")), " And so did the bells.")),
    Quote("Night ferries\nring twice.", 0, (Footnote(words("Quay Papers 12, ¶3")),), ((6, 13),)),
    Folded(words("Our words"), (Bullets((words("one"), words("שתיים"))),)),
    Table((words("Who"), words("What")), ((words("Ada | Co"), words("5 <ferries>")),)),
    Heading(2, words("פרק שני")),
    Paragraph((Words("פסקה בעברית עם Latin ומספר 12."), Footnote(words("הערה")))),
    NoteText(NOTE),
]


def document(citing: HouseCiting | None = None) -> Document:
    """The document, its last paragraph with remarks on words that overlap."""
    layout = Layout(lay_out(Material(), Names(), LinkStyle.NONE, ()), citing or HouseCiting(), {"D-22": "annex-1"})
    flow = layout.flow(TREE)
    layout.remarks += [
        Remark((("Tags", "Motive/Trade & gain"), ("Claim", "thesis")), 3, "Ada Example"),
        Remark((("Evidence for", "D-22"),)),
    ]
    remarked = (
        Run("Bells ", Look.EMPHASIS, remarks=(1,)),
        Run("ring", remarks=(1, 2)),
        Run(" twice.", remarks=(2,)),
    )
    annex = Para((Run("[A1] D-22"),), Role.HEADING, 3, anchor="annex-1")
    return layout.document("Ferries & <bells>", (*flow, Picture(DRAWING), Para(remarked, beside="¶1"), annex))


def saying(text: str) -> Document:
    """A document that says this wherever words may stand."""
    layout = Layout(lay_out(Material(), Names(), LinkStyle.NONE, ()), HouseCiting())
    layout.remarks.append(Remark((("Tags", text),), 1, text))
    flow = layout.flow([
        Heading(1, (Words(text),)),
        Fields((("Name", (Words(text), Footnote((Words(text),)))),)),
        Quote(text, 0, ()),
        NoteText(text),
    ])  # fmt: skip
    return layout.document(text, (*flow, Para((Run(text, remarks=(1,)),), Role.CODE)))
