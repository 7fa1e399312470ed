"""The language of a text by its small words, also of one of a few sentences."""

from __future__ import annotations

from tests.helpers.each import each

from app.importers.languages import guess_language


@each("text, language", [
    ("España donó 1,2 millones de dosis de vacunas a Paraguay el 1 de marzo de 2021.", "es"),
    ("México envió dosis de vacunas a la ciudad de La Paz, y Cuba dio 30 a los hospitales.", "es"),
    ("La France a fait don de tentes et de couvertures au Liban, en plus de vivres.", "fr"),
    ("O Brasil doou 2 milhões de doses de vacinas ao Paraguai em março de 2021 e não pediu nada.", "pt"),
    ("De regering schonk tenten en dekens aan Libanon, en het leger bracht de hulp van de haven.", "nl"),
    ("The council gave tents to the island.", "en"),
])  # fmt: skip
def test_words_that_several_languages_share_decide_nothing(text: str, language: str) -> None:
    assert guess_language([text]) == language
