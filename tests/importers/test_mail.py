"""Mails as mail programs save them: their text is read, their headers are the citation."""

from __future__ import annotations

from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest
from tests.helpers.each import each
from tests.importers.helpers import check_whole, read

from app.domain.errors import BadInput
from app.importers.encoding import decode
from app.importers.read import read_source

BODY = (
    "The lighthouse on Skerry was sold in March – to a man who had never seen the sea.",
    "He paid less than the price of its lamp. The council, which had expected three bidders, was content.",
    "Within a year the lamp was lit again, by volunteers, and the ferries stopped asking for a pilot.",
)
PAGE = f"<html><body>{''.join(f'<p>{one}</p>' for one in BODY)}</body></html>"


def mail() -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Jo Lind <jo@skerry.example>"
    message["To"] = "desk@skerry.example"
    message["Subject"] = "A lamp – for Skerry"
    message["Date"] = "Thu, 18 Mar 2021 23:15:04 -0500"
    return message


def test_a_mail_with_a_page_beside_its_text() -> None:
    message = mail()
    message.set_content("\n\n".join(BODY), cte="quoted-printable")
    message.add_alternative(PAGE, subtype="html", cte="base64")
    draft = read_source(bytes(message), "lamp.eml")
    check_whole(draft)
    assert tuple(read(draft)) == BODY
    assert (draft.raw, draft.name, draft.media_type) == (bytes(message), "lamp.eml", "text/plain")
    assert (draft.meta.title, draft.meta.authors) == ("A lamp – for Skerry", ("Jo Lind",))
    assert (draft.meta.published, draft.warnings) == ("2021-03-18", ())


def test_a_mail_that_is_a_page_alone_and_one_with_something_attached() -> None:
    message = mail()
    message.set_content(PAGE, subtype="html", cte="quoted-printable")
    assert tuple(read(read_source(bytes(message), "lamp"))) == BODY
    message.add_attachment("The minutes of another meeting, which nobody asked for and nobody has read.")
    draft = read_source(bytes(message), "lamp.eml")
    assert tuple(read(draft)) == BODY
    assert draft.media_type == "text/html"


def test_a_mail_in_an_old_encoding_and_with_a_name_turned_round() -> None:
    message = MIMEMultipart("alternative")
    message["From"] = '"Lind, Jo" <jo@skerry.example>'
    message["Subject"] = "=?iso-8859-1?q?F=FCr_Skerry?="
    message["Date"] = "no day at all"
    message.attach(MIMEText("Für die Lampe wurde weniger bezahlt, als sie wert war.\n" * 2, "plain", "iso-8859-1"))
    draft = read_source(message.as_bytes(), "lamp.eml")
    assert (draft.meta.title, draft.meta.authors, draft.meta.published) == ("Für Skerry", ("Jo Lind",), "")
    assert "Für die Lampe" in draft.text
    assert len(draft.warnings) == 1
    message.replace_header("From", '"Ministry of Lamps, Skerry" <lamps@skerry.example>')
    assert read_source(message.as_bytes(), "lamp.eml").meta.authors == ("Ministry of Lamps, Skerry",)


def test_a_mail_without_words_is_refused() -> None:
    message = mail()
    message.make_mixed()
    message.add_attachment(b"\x00\x01", maintype="image", subtype="png")
    with pytest.raises(BadInput, match="holds no text"):
        read_source(bytes(message), "lamp.eml")


@each("head", ["", '<meta charset="iso-2022-jp">'])
def test_japanese_of_seven_bits_is_no_ascii(head: str) -> None:
    words = f"{head}港の診療所に酸素濃縮器を寄贈した。"
    assert decode(words.encode("iso-2022-jp"), "a.html")[0] == words


def test_letters_of_a_head_that_are_not_encoded_are_kept() -> None:
    """Newer programs write them as they are, in UTF-8, and older ones in the letters of their country."""
    for encoding in ("utf-8", "latin-1"):
        text = "From: Jørgen Bær <j@quay.example>\nSubject: Gloves from Bærum\nDate: Tue, 12 May 1998 09:14:00 +0300\n"
        text += f"MIME-Version: 1.0\nContent-Type: text/plain; charset={encoding}\n\nBærum sent gloves to the island.\n"
        draft = read_source(text.encode(encoding), "mail.eml")
        assert (draft.meta.title, draft.meta.authors) == ("Gloves from Bærum", ("Jørgen Bær",))
        assert draft.meta.published == "1998-05-12"
