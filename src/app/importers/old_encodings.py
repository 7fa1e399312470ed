"""Which of the old encodings a text is in, by the letters that come of it. Each encoding is tried with the languages
that were written in it. What is right shows letters that its language has, most of them often, and capitals where words
begin; what is wrong shows strangers inside words."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

_LOOKED_AT = 60_000
"""Bytes."""
_WESTERN = (
    "éèàêçùâîôûëïœ", "äöüß", "áéíóúñü", "ãáâàéêíóôõúç", "àèéìòù", "åäöé", "æøåé", "áéíóúýþæöð", "ëéïèöü", "éèïöçñ",
    "àéèíòóúçïü",
)  # fmt: skip
_EASTERN = ("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîşţ", "čćđšž", "äöüß")
_TURKISH = ("çğıöşüâ",)
_BALTIC = ("ąčęėįšųūž", "āčēģīķļņšūž", "äöõüšž")
_RU, _UK = "абвгдежзийклмнопрстуфхцчшщъыьэюяё", "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"
_HE = "אבגדהוזחטיכלמנסעפצקרשתםןץףך" + "".join(map(chr, range(0x05B0, 0x05C3)))
_AR = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچژگکی،؛؟ًٌٍَُِّْ"
_EL = "αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώϊϋ"
_TH = "กขคฆงจฉชซญฎฏฐณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮะัาำิีึืุูเแโใไ็่้์ๆฯ"
_ZH = (
    "的一是不了在人有这中大来上国个到说们为和地出就时年得要下以生会可也部发"
    "后日对于政府月学他她行市方多公第工作民表示些没全将经二三十百万千五元名"
)
_ZH_HANT = (
    "的一是不了在人有這中大來上國個到說們為和地出就時年得要下以生會可也部發"
    "後日對於政府月學他她行市方多公第工作民表示些沒全將經二三十百萬千五元名"
)
_JA = "日一国人年大十二本中長出三時行見月後前生五間上東四今金入学高外六下来小政府市部省者会社発表的九八七万百千円"


def _and_several(*languages: str) -> tuple[tuple[str, str], ...]:
    """Each language by its letters, and last names of several of them side by side, as in a table of countries."""
    return (*((one, one) for one in languages), ("", "".join(languages)))


class _Kind(NamedTuple):
    """A script with the encodings it was written in, and the letters of each of its languages: the usual, and all."""

    encodings: tuple[str, ...]
    languages: tuple[tuple[str, str], ...]


_KINDS = (
    _Kind(("cp1252", "mac_roman", "cp850"), _and_several(*_WESTERN)),
    _Kind(("cp1250", "iso8859_2", "cp852"), _and_several(*_EASTERN)),
    _Kind(("cp1254", "cp857"), tuple((one, one) for one in _TURKISH)),
    _Kind(("cp1257",), tuple((one, one) for one in _BALTIC)),
    _Kind(("cp1255",), (("יוהלאמרתבשםן", _HE),)),  # before Cyrillic, for which a few words of it may pass
    _Kind(("cp1251", "koi8_r", "cp866", "iso8859_5", "mac_cyrillic"), (("оеаинтсрвлкм", _RU),)),
    _Kind(("cp1251", "koi8_u", "iso8859_5"), (("оаинтіевркслу", _UK),)),
    _Kind(("cp1256", "iso8859_6"), (("اليمونرتبةعد", _AR),)),
    _Kind(("cp1253", "iso8859_7"), (("αοιετσνηυρπκ", _EL),)),
    _Kind(("cp874",), (("านรกเงอมลวย่้ี", _TH),)),
    _Kind(("gb18030",), ((_ZH, ""),)),
    _Kind(("big5hkscs",), ((_ZH_HANT, ""),)),
    _Kind(("cp932", "euc_jp"), ((_JA, ""),)),
    _Kind(("cp949",), (("", ""),)),
)
_MARKS = frozenset("“”„‘’‚«»‹›–—…€£§°©®™·•¿¡ºª½¼¾²³±×№\u00a0、。「」『』（），．・：；“”！？《》〈〉【】〇ー－　")
_INSIDE = re.compile(
    r"[a-zß-ʯа-џα-ώ](?=[A-ZÀ-ÞА-ЯЀ-ЏΑ-ΩĀĂĄĆČĎĐĒĖĘĚĢĪĮĶĻĽŁŃŅŇŐŘŚŠŞŤŪŮŰŲŹŻŽ])"
    r"|(?:\A|[.!?]\s)(?=[а-џα-ώ])"
)
"""Where a capital follows a small letter, as hardly ever inside a word, or a sentence begins with a small one."""
_IN_WORDS = re.compile(r"(?<=[a-zA-Z])[^\w\s’·\x00-\x7f](?=[a-zA-Z])")
_MIXED = re.compile(r"[a-zA-Z][\u0370-\u0e7f]|[\u0370-\u0e7f][a-zA-Z]")
"""Letters of two scripts in one word."""
_SIGNS_OF_TWO_BYTES = "\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3"
_TORN = re.compile(f"[a-zA-Z][{_SIGNS_OF_TWO_BYTES}]|[{_SIGNS_OF_TWO_BYTES}][a-zA-Z]")
"""Where a sign of two bytes has taken a letter of a western word, whose neighbours are left: *gr鰏er* was *größer*."""
_LATIN = re.compile("[a-zA-Z]")
_MOSTLY = 4
"""So many times the signs of two bytes are the Latin letters of a text that is mostly in these."""
_MISPLACED = re.compile(r"[ךםןףץ](?=[א-ת])|[כמנפצ](?![\u05b0-\u05c2א-ת'׳״\"])")
"""Letters of Hebrew in the form for a word's end that are elsewhere, or the other way round."""
_QUOTES = frozenset("“”‘’–—…\u00a0")
_FEW = 6
"""Fewer signs show little."""
_RARER = 0.5
"""How far an encoding is behind the usual one of its script, in signs: a lone dash of cp1252 is a letter elsewhere."""
_SURE, _APART, _POINTS = 0.45, 0.03, 4


class Guess(NamedTuple):
    """What a text is most likely in."""

    text: str
    encoding: str
    is_sure: bool


def likely(raw: bytes) -> Guess | None:
    """The text in the encoding it is most likely in, or None where it is in none of them."""
    opening = raw[:_LOOKED_AT]
    ranked = sorted(_tried(opening), key=lambda one: -one[0])
    for number, (score, text, encoding) in enumerate(ranked):
        if score <= 0:
            break
        try:
            whole = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        other = next((one[0] for one in ranked[number + 1 :] if one[1] != text), 0.0)
        signs, ahead = sum(not sign.isascii() for sign in text), score - other
        is_sure = score >= _SURE and signs >= _FEW and ahead >= _APART and ahead * signs >= _POINTS
        return Guess(whole, encoding, is_sure)
    return None


def _tried(opening: bytes) -> Iterator[tuple[float, str, str]]:
    """Each encoding in which the text can be, with the score of its best language."""
    for kind in _KINDS:
        for encoding in kind.encodings:
            try:
                text = codecs.getincrementaldecoder(encoding)().decode(opening)
            except UnicodeDecodeError:
                continue
            signs = Counter(sign for sign in text if not sign.isascii())
            wrong = sum(len(one.findall(text)) for one in (_INSIDE, _IN_WORDS, _MIXED, _MISPLACED))
            if len(_LATIN.findall(text)) >= _MOSTLY * signs.total():
                wrong += len(_TORN.findall(text))
            values = (_value(signs, *language) for language in kind.languages)
            total = max(1, signs.total())
            rarer = _RARER * (encoding != kind.encodings[0])
            yield (max(values) - 2 * wrong - rarer) / total, text, encoding


def _value(signs: Counter[str], usual: str, letters: str) -> float:
    """What the signs of a text are worth, if it is in the language of these letters."""
    return sum(number * _worth(sign, usual, letters) for sign, number in signs.items())


def _worth(sign: str, usual: str, letters: str) -> float:
    low = sign.lower()
    if low in usual:
        return 1.0
    if sign in _MARKS:
        return 0.7 if sign in _QUOTES else 0.4
    if letters:
        return 0.4 if low in letters else -1.0
    if "\u3040" <= sign <= "\u30ff":
        return 0.9 if usual is _JA else -1.0
    if "\uac00" <= sign <= "\ud7a3":
        return -1.0 if usual else 0.8
    if "\u4e00" <= sign <= "\u9fff":
        return 0.4 if usual else -0.5
    return 0.3 if "\uff01" <= sign <= "\uff5e" else -1.0
