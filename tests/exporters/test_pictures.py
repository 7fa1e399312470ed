"""Pictures of the ledger: what is drawn, and that SVG says it in names and words that any reader of XML finds."""

from __future__ import annotations

import math
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.each import each

from app.domain.outlines import project, turned
from app.exporters.cell_lines import cell_lines
from app.exporters.drawing import (
    DARK,
    LIGHT,
    Area,
    Clipped,
    Curve,
    Dot,
    Group,
    Text,
    Tone,
    shortened,
    text_width,
    with_citations,
)
from app.exporters.map_picture import INSET, MOST_CURVES, TOGETHER, Flow, Flows, Stated, map_picture
from app.exporters.matrix_picture import CellFace, matrix_picture, parts_under
from app.exporters.svg_writer import svg
from app.exporters.timeline_picture import STEPPED, Dated, Times, TimeScale, periods, timeline_picture, within
from app.importers.outlines import read_outlines
from app.paths import REFERENCE
from app.ui.look import tokens

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def outlines():
    return read_outlines(REFERENCE)


def names(drawing):
    return [one.name for one in groups(drawing.shapes)]


def groups(shapes):
    for one in shapes:
        if isinstance(one, Group):
            yield one
        yield from groups(getattr(one, "shapes", ()))


def every(shapes):
    """From bottom to top, those of groups in place."""
    for one in shapes:
        yield from every(one.shapes) if hasattr(one, "shapes") else (one,)


def words(drawing):
    return [shape.words for shape in every(drawing.shapes) if isinstance(shape, Text)]


def test_the_islands_behind_the_edge_of_the_map_lie_beside_their_neighbours(outlines):
    """A gift of Fiji to Kiribati or the Cook Islands does not go round the world."""
    samoa, states = outlines["WS"].middle[0], outlines["US"].middle[0]
    for code in ("KI", "CK", "PF", "PN"):
        assert samoa < outlines[code].middle[0] < samoa + 1.0
    assert max(states, outlines["CL"].middle[0]) < 0


def test_the_projection_is_equal_earth():
    """The poles lie 1.3173628 radii from the equator, the edge of the map 2.7066300 from its middle."""
    assert project(12, 0) == (0, 0)
    assert project(12, 90)[1] == pytest.approx(1.3173627591574)
    assert project(192, 0)[0] == pytest.approx(2.7066299836)
    assert [turned(one) for one in (179, -179, -168, -169, 12)] == [179, 181, -168, 191, 12]


def test_every_country_with_people_has_a_place(outlines):
    reference = {"CN", "IR", "TV", "TO", "FJ", "MT", "SG", "XK", "GL", "VA", "MC", "BT", "SS", "TL", "KI", "MH"}
    assert reference <= set(outlines)
    assert "AQ" not in outlines


def test_no_land_goes_from_one_side_of_the_map_to_the_other(outlines):
    """A ring over the antimeridian that is not cut is a bar across the whole map."""
    for code, outline in outlines.items():
        for ring in outline.rings:
            across = [x for x, _ in ring]
            assert max(across) - min(across) < 2.5, code


def flow(donor, recipient, records=1, stated=Stated.QUANTITY, amount=""):
    refs = tuple(f"D-{donor}{recipient}{n}" for n in range(records))
    return Flow(donor, donor, recipient, recipient, stated, amount, refs)


def test_a_flow_has_a_curve_a_place_on_no_map_a_line_of_words(outlines):
    shown = Flows((flow("FJ", "TO", 3, amount="40 tents"), flow("FJ", "Relief Fund")), (flow("FJ", "WS"),), {}, 4)
    drawing = map_picture(shown, outlines)
    assert sum(isinstance(shape, Curve) and shape.bend is not None for shape in every(drawing.shapes)) == 1
    assert "FJ to TO: 3 records, 40 tents" in names(drawing)
    assert "WS: 1 record says that nothing was given" in names(drawing)
    assert "Not on the map: FJ to Relief Fund 1" in words(drawing)


def dots_of(drawing):
    return {one.key: sum(isinstance(shape, Dot) for shape in one.shapes) for one in groups(drawing.shapes)}


def test_who_got_something_of_somebody_on_no_map_is_named_there_with_its_number(outlines):
    shown = Flows((flow("Friends", "FR", 3), flow("FJ", "TO", 2)), (), {}, 5)
    drawing = map_picture(shown, outlines)
    assert {"FR 3", "TO 2", "FJ"} <= set(words(drawing))
    assert "Not on the map: Friends to FR 3" in words(drawing)
    assert {key: dots for key, dots in dots_of(drawing).items() if key in {"FR", "TO"}} == {"FR": 1, "TO": 1}


def test_a_place_that_got_something_and_elsewhere_nothing_says_both(outlines):
    shown = Flows((flow("FJ", "TO", 3),), (flow("FJ", "TO", 2), flow("FJ", "AU")), {}, 6)
    drawing = map_picture(shown, outlines)
    assert {"TO 3, 2 none", "AU, none"} <= set(words(drawing))
    hatched = [one.key for one in groups(drawing.shapes) for shape in one.shapes if getattr(shape, "hatched", None)]
    assert hatched == ["AU"]


def test_who_gave_and_got_nothing_is_shaded_and_hatched(outlines):
    drawing = map_picture(Flows((flow("AU", "TO"),), (flow("FJ", "AU"),), {}, 2), outlines)
    land = next(
        one for group in groups(drawing.shapes) for one in group.shapes if isinstance(one, Area) and group.key == "AU"
    )
    assert land.fill is not None
    assert land.hatched is not None


def test_what_is_promised_is_dotted_and_what_is_not_counted_dashed(outlines):
    shown = Flows((flow("KR", "MN", stated=Stated.PROMISED), flow("JP", "MN", stated=Stated.NO_QUANTITY)), (), {}, 2)
    dashes = {shape.stroke.dashes for shape in every(map_picture(shown, outlines).shapes) if isinstance(shape, Curve)}
    assert {(1.0, 4.0), (4.0, 4.0)} <= dashes


def test_a_group_is_a_ring_between_its_members_and_a_gift_within_a_country_has_no_curve(outlines):
    shown = Flows((flow("BR", "AND"), flow("PE", "PE")), (), {"AND": ("PE", "BO", "EC")}, 2)
    drawing = map_picture(shown, outlines)
    assert [one.name for one in groups(drawing.shapes) if ">" in one.key] == ["BR to AND: 1 record"]
    assert any(isinstance(shape, Dot) and shape.radius == 18 for shape in every(drawing.shapes))


def test_on_a_low_page_the_legend_lies_in_a_corner_where_nothing_is_and_the_map_is_higher(outlines):
    """At 1280 x 800 the legend and the totals left so little of it that countries could not be told apart."""

    def height_and_signs(*flows):
        drawing = map_picture(Flows(flows, (), {}, len(flows)), outlines, size=(646.0, 326.0), bare=True)
        (land,) = [one for one in drawing.shapes if isinstance(one, Clipped)][:1]
        signs = [one for one in drawing.shapes if isinstance(one, Text) and one.words == "promised or offered"]
        return land.height, signs[0].at[1] < land.at[1] + land.height

    wide = flow("CA", "CN"), flow("NO", "ZA")
    assert height_and_signs(*wide) == (290.0, True)
    assert height_and_signs(*wide, flow("CL", "NZ")) == (258.0, False), "both corners are taken"


def lands(drawing):
    return sum(len(shape.rings) for shape in every(drawing.shapes) if isinstance(shape, Area))


def test_a_map_of_nothing_or_of_what_is_nowhere_is_the_world(outlines):
    drawing = map_picture(Flows((), (), {}, 0), outlines)
    assert drawing.about == "No donation is recorded."
    assert not names(drawing)
    nowhere = map_picture(Flows((flow("Brightline", "Relief Fund"),), (), {}, 1), outlines)
    assert "Not on the map: Brightline to Relief Fund 1" in words(nowhere)
    assert lands(nowhere) == lands(drawing) > 100


def test_a_map_lower_than_what_is_around_it_is_drawn_upright(outlines):
    shown = Flows((flow("NO", "AU"),), (), {}, 1)
    for tall in range(20, 140):
        drawing = map_picture(shown, outlines, size=(390.0, float(tall)), bare=True)
        (curve,) = (one for one in every(drawing.shapes) if isinstance(one, Curve) and one.bend is not None)
        assert curve.start[1] < curve.end[1], tall


@given(
    st.lists(st.tuples(st.sampled_from(["CN", "TO", "US", "GL", "NZ", "Fund", ""]), st.integers(1, 900)), max_size=9)
)
def test_no_labels_cover_each_other_whatever_flows(outlines, pairs):
    flows = tuple(flow("FR", code, count) for code, count in dict(pairs).items())
    drawing = map_picture(Flows(flows, (), {}, len(flows)), outlines)
    boxes = [box(shape) for shape in every(drawing.shapes) if isinstance(shape, Text) and shape.halo]
    for at, one in enumerate(boxes):
        for other in boxes[at + 1 :]:
            assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def box(text):
    width = text_width(text.words, text.size, bold=text.bold)
    left = text.at[0] - {"start": 0, "middle": width / 2, "end": width}[text.anchor.value]
    return left, text.at[1] - text.size, left + width, text.at[1] + 3


def dated(ref, first, last, **more):
    return Dated(ref, f"gift {ref}", first, last, **more)


def test_the_timeline_shows_each_record_once_in_the_order_of_days():
    day = date(2011, 3, 14)
    records = [dated("D-2", date(2011, 4, 1), date(2011, 4, 30), exact=(False, False)), dated("D-1", day, day),
               dated("D-3", None, None), dated("D-4", date(2011, 5, 2), None)]  # fmt: skip
    drawing = timeline_picture(records)
    assert names(drawing) == ["D-1 gift D-1", "D-2 gift D-2", "D-4 gift D-4"]
    assert "1 record has no date of its own: D-3" in words(drawing)
    assert "March 2011" in words(drawing)


def test_what_was_cancelled_is_struck_through_and_no_gift():
    """A cancelled promise was a filled diamond, as a gift is."""
    day, until = date(2011, 3, 14), date(2011, 6, 1)
    fates = {"given": {}, "promised": {"promised": True}, "cancelled": {"nothing": True}}
    records = [dated(f"{fate} {end}", day, end, **more) for fate, more in fates.items() for end in (day, until)]
    drawing = timeline_picture(records)
    looks = {
        one.key.split()[0]: (sign.fill is not None, sign.stroke is not None and bool(sign.stroke.dashes), len(strikes))
        for one in groups(drawing.shapes)
        if (strikes := [part for part in one.shapes if isinstance(part, Curve)]) is not None and (sign := one.shapes[0])
    }
    assert looks == {"given": (True, False, 0), "promised": (False, True, 0), "cancelled": (False, False, 1)}
    assert {"promised or offered", "cancelled or not given"} <= set(words(drawing)), "the legend has both"


def test_what_was_only_promised_is_not_received(outlines):
    """“Fiji 910” stood on a map, and “received, 910 records”, of which 538 were promises."""
    some = Flow("NZ", "NZ", "FJ", "FJ", Stated.QUANTITY, "", ("D-1", "D-2", "D-3"), promised=1)
    all_of_it = Flow("AU", "AU", "TO", "TO", Stated.PROMISED, "", ("D-4", "D-5"), promised=2)
    drawing = map_picture(Flows((some, all_of_it), (), {}, 5), outlines)
    assert {"FJ 2", "TO"} <= set(words(drawing))
    said = set(names(drawing))
    assert {"FJ: received, 2 records; was promised, 1 record", "TO: was promised, 2 records"} <= said
    assert {"NZ: gave, 2 records; promised, 1 record", "AU: promised, 2 records"} <= said
    lines = {one.key: [(part.stroke.width, part.stroke.dashes) for part in one.shapes] for one in curves(drawing)}
    two, dots = 1 + 0.7 * math.sqrt(2), (1.0, 4.0)
    assert lines == {"NZ>FJ": [(two, ()), (1.7, dots)], "AU>TO": [(two, dots)]}, "a promise is a dotted line"


def test_more_records_are_a_thicker_line_and_many_lines_leave_the_map_to_be_seen(outlines):
    def widths(*flows):
        return [one.shapes[0].stroke.width for one in curves(map_picture(Flows(flows, (), {}, 1), outlines))]

    few = [flow("CN", "IR", 1), flow("CN", "CL", 150), flow("CN", "PE", 1_500)]
    assert widths(*few) == sorted(set(widths(*few)))
    assert "PE 1,500" in words(map_picture(Flows(tuple(few), (), {}, 3), outlines))
    many = [
        flow(donor, to, 150) for donor in ("CN", "KR", "JP", "FR", "NO") for to in ("CL", "PE", "BO", "EC", "HT", "CO")
    ]
    assert max(widths(*many, *(replace(one, promised=1) for one in many))) < 6


def test_the_legend_of_a_timeline_says_what_is_drawn_and_takes_no_more_room():
    first = date(2021, 3, 1)
    every = ["a day", "between two days", "no more exact than that", "promised or offered", "cancelled or not given"]
    some = [dated("D-1", first, first), dated("D-2", first, first + timedelta(days=9))]
    drawing = timeline_picture(some, width=600, bare=True)
    assert [one for one in words(drawing) if one in every] == every[:2]
    more = timeline_picture([*some, Dated("D-3", "Later", None, first)], width=600, bare=True)
    assert [one for one in words(more) if one in every] == every[:3]
    apart = timeline_picture([*some, Dated("D-4", "Never", None, None)], width=600, bare=True)
    assert drawing.height < apart.height < more.height + 20
    lowest = max(one.at[1] for one in drawing.shapes if isinstance(one, Text))
    assert drawing.height - 20 < lowest < drawing.height


def test_the_names_of_months_and_years_of_a_timeline_are_apart():
    for width in (320, 646, 960, 1900):
        for days in (1, 40, 200, 400, 800, 1130, 1800, 4000, 12000):
            first = date(1989, 12, 1)
            scale = TimeScale([dated("D-1", first, first + timedelta(days=days))], width)
            ends = [(x, x + 1.1 * text_width(words, 11)) for x, words in scale.names()]
            assert all(one[1] < two[0] for one, two in pairwise(ends)), (width, days)
            assert ends or width < 400, (width, days)


def test_of_many_records_without_a_date_those_are_named_that_fit_and_the_rest_counted():
    """The last one was cut within its number."""
    drawing = timeline_picture([dated(f"D-{n}", None, None) for n in range(100, 180)], width=600)
    (line,) = [one for one in words(drawing) if "no date of their own" in one]
    refs = re.findall(r"D-\d+", line)
    assert line.endswith(f", {refs[-1]} and {80 - len(refs)} more")
    assert 3 < len(refs) < 80
    assert all(len(ref) == len("D-100") for ref in refs)


def test_many_with_the_same_open_date_are_one_bar():
    records = [dated(f"D-{n}", None, date(1998, 6, 30)) for n in range(5)]
    told = "5 records, of which nothing is known but that it was by 30 June 1998"
    assert names(timeline_picture(records)) == [told]


@given(st.lists(st.tuples(st.dates(), st.dates()), max_size=60), st.sampled_from((1, STEPPED + 1)))
def test_a_timeline_of_any_days_stays_within_its_picture(pairs, times):
    records = [dated(f"D-{n}", min(pair), max(pair)) for n, pair in enumerate(pairs * times)]
    drawing = timeline_picture(records)
    for shape in every(drawing.shapes):
        if isinstance(shape, Text):
            left, _, right, bottom = box(shape)
            assert left > -1
            assert right < drawing.width + 1
            assert bottom < drawing.height + 1


def test_a_matrix_distinguishes_given_promised_none_and_no_data():
    cells = {
        (0, 0): CellFace(2, ("40 tents",), promised=1),
        (0, 1): CellFace(0, none=1),
        (1, 1): CellFace(0, promised=2),
    }
    drawing = matrix_picture(["Tonga", "Samoa"], ["Fiji", "Chile"], cells)
    assert names(drawing) == [
        "Tonga, Fiji: 2 records, 40 tents, 1 promised", "Tonga, Chile: 1 says none", "Samoa, Chile: 2 promised",
    ]  # fmt: skip
    assert {"2 +1", "none", "2 promises"} <= set(words(drawing))
    assert "“+”" in " ".join(words(drawing)), "where it is printed nothing else says what the further number is"
    assert sum(isinstance(shape, Dot) for shape in every(drawing.shapes)) == 1


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_words_are_words_in_svg(name, title):
    drawing = matrix_picture([name or "x"], ["<b>&'\""], {(0, 0): CellFace(1, (name,))}, title)
    root = ET.fromstring(svg(drawing, LIGHT).encode("utf-8"))
    assert root.tag == f"{SVG}svg"
    assert [one.get("aria-label") for one in root.iter(f"{SVG}g")] != []
    assert not list(root.iter(f"{SVG}b"))


def test_a_line_in_svg_runs_as_its_first_letter_does():
    text = svg(matrix_picture(["פרו 1, 2 ללא"], ["Chile"], {(0, 0): CellFace(1)}, "Who gave"), LIGHT)
    assert ">\u2068פרו 1, 2 ללא\u2069</text>" in text
    assert ">Chile</text>" in text


def test_no_halo_lies_on_the_letters_in_readers_that_know_no_paint_order(outlines):
    root = ET.fromstring(svg(map_picture(Flows((flow("FJ", "TO"),), (), {}, 1), outlines), DARK))
    said = [(one.text, one.get("fill"), "aria-hidden" in one.attrib) for one in root.iter(f"{SVG}text")]
    at = next(n for n, (text, *_) in enumerate(said) if text == "TO 1")
    assert said[at : at + 2] == [("TO 1", "none", True), ("TO 1", DARK[Tone.INK], False)]
    assert not [one for one in root.iter() if "paint-order" in one.attrib]


def test_svg_asks_nothing_of_any_other_file(outlines):
    text = svg(map_picture(Flows((flow("FJ", "TO"),), (flow("FJ", "NZ"),), {}, 1), outlines), DARK)
    root = ET.fromstring(text)
    assert not [value for one in root.iter() for key, value in one.attrib.items() if "href" in key or "http" in value]
    ids = {one.get("id") for one in root.iter() if one.get("id")}
    used = {value[5:-1] for one in root.iter() for value in one.attrib.values() if value.startswith("url(#")}
    assert used <= ids
    assert used


@each("palette, theme", [(LIGHT, tokens.LIGHT), (DARK, tokens.DARK)])
def test_pictures_have_the_colours_of_the_window(palette, theme):
    own = {tone: getattr(theme, tone.value) for tone in Tone if tone is not Tone.LAND}
    assert {tone: color for tone, color in palette.items() if tone is not Tone.LAND} == own


@given(st.text(max_size=80), st.floats(5, 400))
def test_words_are_shortened_to_a_width_and_never_changed(text, width):
    cut = shortened(text, width, 11)
    assert cut == text or (cut.endswith("…") and text.startswith(cut[:-1]))


def pairs(count, outlines):
    """So many flows between countries of the outlines, each of one record."""
    codes = sorted(outlines)
    every = [(a, b) for a in codes for b in codes if a != b][:: max(1, len(codes) ** 2 // count)][:count]
    kinds = list(Stated)
    flows = tuple(Flow(a, a, b, b, kinds[n % 3], "", (f"D-{n}",)) for n, (a, b) in enumerate(every))
    return Flows(flows, (), {}, len(flows))


def curves(drawing):
    return [one for one in groups(drawing.shapes) if any(isinstance(part, Curve) for part in one.shapes)]


def test_many_flows_are_bundled_and_none_is_lost(outlines):
    few, many = pairs(60, outlines), pairs(3_000, outlines)
    assert len(curves(map_picture(few, outlines, size=(500, 280)))) == 60
    bundled = curves(map_picture(many, outlines, size=(500, 280)))
    assert 20 < len(bundled) <= MOST_CURVES
    keys = [key for one in bundled for key in one.key.split(TOGETHER)]
    placed = {flow.key for flow in many.flows}
    assert len(keys) == len(set(keys)) <= len(placed)
    assert set(keys) <= placed
    assert len(keys) > 0.9 * len(placed)  # ends that lie on one point have no line
    kind = {flow.key: flow.stated for flow in many.flows}
    assert all(len({kind[key] for key in one.key.split(TOGETHER)}) == 1 for one in bundled)


def test_crowded_places_are_shown_larger_in_a_corner_that_hides_none(outlines):
    names = ("LU", "BE", "NL", "CH", "SI", "AT")
    flows = tuple(Flow("AU", "Australia", code, code, Stated.QUANTITY, "", (code,)) for code in names)
    shown = Flows(flows, (), {}, len(flows))
    large = map_picture(shown, outlines, size=(1000, 560), bare=True)
    whole, inset = [one for one in large.shapes if isinstance(one, Clipped)]
    assert (inset.width, inset.height) == INSET
    dots = [part.at for one in whole.shapes if isinstance(one, Group) for part in one.shapes if isinstance(part, Dot)]
    left, top = inset.at
    assert not [at for at in dots if left < at[0] < left + INSET[0] and top < at[1] < top + INSET[1]]
    words = {one.words.split()[0] for one in inset.shapes if isinstance(one, Text)}
    assert len(words & set(names)) >= 4
    named = {one.words.split()[0] for one in whole.shapes if isinstance(one, Text)}
    assert not named & words, "nothing is named twice"
    small = map_picture(shown, outlines, size=(500, 280), bare=True)
    assert len([one for one in small.shapes if isinstance(one, Clipped)]) == 1


def test_an_inset_hides_nobody_whom_the_legend_leaves_no_other_corner(outlines):
    """On a low page it lay over Canada and the United States, as the legend had the empty corner."""
    names = ("LU", "BE", "NL", "CH", "SI", "AT", "CA", "US", "NZ")
    flows = tuple(Flow("CN", "China", code, code, Stated.QUANTITY, "", (code,)) for code in names)
    drawing = map_picture(Flows(flows, (), {}, len(flows)), outlines, size=(646.0, 370.0), bare=True)
    whole, inset = [one for one in drawing.shapes if isinstance(one, Clipped)]
    dots = [part.at for one in whole.shapes if isinstance(one, Group) for part in one.shapes if isinstance(part, Dot)]
    (left, top), right, bottom = inset.at, inset.at[0] + inset.width, inset.at[1] + inset.height
    assert len(dots) == len(names) + 1
    assert not [at for at in dots if left < at[0] < right and top < at[1] < bottom]
    (sign,) = [one for one in drawing.shapes if isinstance(one, Text) and one.words == "promised or offered"]
    assert sign.at[1] > whole.at[1] + whole.height


@given(st.lists(st.tuples(st.integers(0, 90), st.integers(0, 30), st.sampled_from(["both", "first", "last", "none"]))),
       st.integers(0, 90), st.integers(0, 30))  # fmt: skip
def test_who_is_inside_for_certain_is_among_those_who_may_be(spans, start, long):
    day = date(2021, 1, 1)
    first, last = day + timedelta(start), day + timedelta(start + long)
    records = []
    for at, wide, known in spans:
        begin, end = day + timedelta(at), day + timedelta(at + wide)
        records.append(Dated("D", "", begin if known in ("both", "first") else None,
                             end if known in ("both", "last") else None))  # fmt: skip
    days = [first + timedelta(n) for n in range(long + 1)]
    certain, possible = within(records, first, last)
    assert certain <= possible
    could = [one for one in records if any((one.first or date.min) <= on <= (one.last or date.max) for on in days)]
    must = [one for one in could if one.first and one.last and one.first >= first and one.last <= last]
    assert (certain, possible) == (len(must), len(could))


@given(st.lists(st.tuples(st.integers(0, 40_000), st.integers(0, 9_000), st.sampled_from(["both", "first", "last"])),
                min_size=1, max_size=30))  # fmt: skip
def test_each_step_counts_who_was_in_its_stretch_of_time(spans):
    day = date(1901, 5, 7)
    records = []
    for at, wide, known in spans:
        begin, end = day + timedelta(at), day + timedelta(at + wide)
        records.append(Dated("D", "", begin if known != "last" else None, end if known != "first" else None))
    scale = TimeScale(records, 900.0)
    told = periods(records, *scale.ends)
    assert all(one.last + timedelta(days=1) == other.first for one, other in pairwise(told))
    assert told[0].first <= scale.ends[0]
    assert told[-1].last >= scale.ends[1]
    for one in told:
        assert (one.certain, one.possible) == within(records, one.first, one.last)


def test_of_more_than_sixty_records_steps_are_drawn():
    days = [date(2020, 1 + n % 12, 1 + n % 28) for n in range(STEPPED)]
    records = [dated(f"D-{n}", day, day) for n, day in enumerate(days)]
    assert len(names(timeline_picture(records))) == STEPPED
    more = [*records, dated("D-x", date(2020, 3, 20), date(2020, 4, 2))]
    drawing = timeline_picture(more)
    assert len(names(drawing)) == 12
    assert names(drawing)[2:4] == ["March 2020: 5 records for certain, up to 6",
                                   "April 2020: 5 records for certain, up to 6"]  # fmt: skip
    assert {"records for certain", "records at most"} <= set(words(drawing))
    assert [timeline_picture(Times(some)) for some in (records, more)] == [timeline_picture(records), drawing]
    assert drawing.height < 350


def test_a_scale_gives_back_the_day_of_a_place():
    records = [Dated("D-1", "", date(2021, 1, 1), date(2021, 1, 1)), Dated("D-2", "", None, date(2021, 12, 9))]
    scale = TimeScale(records, 700.0)
    for n in range(0, 343, 7):
        on = date(2021, 1, 1) + timedelta(n)
        assert abs((scale.day(scale.x(on) + 0.01) - on).days) == 0
    assert (scale.day(-50), scale.day(5_000)) == scale.ends


def test_a_stated_none_hides_no_total() -> None:
    assert parts_under(CellFace(1, ("USD 5 million",), none=1)) == ("USD 5 million", "1 says none")
    assert parts_under(CellFace(0, (), none=1)) == ("none",)
    both = CellFace(2, ("≈ USD 508 million worth of goods", "9 tents"), none=1)
    assert cell_lines(parts_under(both), 20, len)[0].replace("\u00a0", " ") == "≈ USD 508M in goods"
    assert parts_under(CellFace(0, none=4)) == ("4 none",)
    assert parts_under(CellFace(2, ("10 tents",), promised=1)) == ("10 tents",)


def test_the_name_of_a_column_that_is_a_sentence_is_whole_in_the_picture():
    stances = [f"stance: {what} the networks of that company in all of its infrastructure" for what in ("ban", "take")]
    drawing = matrix_picture(["Chile"], ["company", *stances], {(0, 0): CellFace(1), (0, 1): CellFace(2)}, "Who gave")
    said = " ".join(words(drawing))
    assert "…" not in said
    assert all(one.split()[-1] in said for one in stances)
    texts = {one.words: one.at[1] for one in drawing.shapes if isinstance(one, Text)}
    assert max(y for one, y in texts.items() if one in " ".join(stances)) == texts["company"] < texts["Chile"] - 20


def test_columns_that_are_too_many_for_a_page_go_on_below_and_no_name_is_cut():
    stance = "stance: they are to ban the networks of that company in all of its infrastructure by and by"
    columns = [f"kind {n}" for n in range(24)]
    cells = {(0, n): CellFace(1, ("40 tents",) if n == 3 else ()) for n in range(24)} | {(1, 0): CellFace(2)}
    drawing = matrix_picture([stance, "Chile"], columns, cells)
    assert drawing.width <= 860
    assert len(names(drawing)) == len(cells)
    said = words(drawing)
    assert (said.count("Chile"), set(columns) - set(said), [one for one in said if "…" in one]) == (1, set(), [])
    for shape in every(drawing.shapes):
        if isinstance(shape, Text):
            left, _, right, bottom = box(shape)
            assert left > 0
            assert right < drawing.width
            assert bottom < drawing.height


def test_a_word_wider_than_its_column_is_hyphenated_in_the_picture_too():
    drawing = matrix_picture(["Chile"], ["Municipalities", "Fjord municipalities"], {(0, 0): CellFace(1)})
    assert {"Municipali-", "ties", "Fjord municipalities"} <= set(words(drawing))


def test_the_words_of_each_bar_are_on_a_line_of_their_own():
    first, last = date(2011, 3, 1), date(2011, 5, 31)
    long = [Dated(f"D-{n}", "w" * 90, first + timedelta(days=n), last) for n in (1, 2, 3)]
    drawing = timeline_picture([dated("D-9", first, first + timedelta(days=4)), *long])
    lines = sorted(one.at[1] for group in groups(drawing.shapes) for one in group.shapes if isinstance(one, Text))
    assert len(lines) == 4
    assert min(below - above for above, below in pairwise(lines)) == 20


def test_a_picture_names_the_works_it_is_drawn_from():
    bare = matrix_picture(["Chile"], ["company"], {(0, 0): CellFace(1)}, "Who gave")
    assert with_citations(bare, ()) is bare
    told = with_citations(bare, [f"Author {n}, “Title”, 2011." for n in range(9)])
    assert [one for one in words(told) if one.startswith("Author")] == [f"Author {n}, “Title”, 2011." for n in range(6)]
    assert "and 3 more works" in words(told)
    assert "and 1 more work" in words(with_citations(bare, [f"Author {n}." for n in range(7)]))
    assert told.height > max(one.at[1] for one in told.shapes if isinstance(one, Text))
    assert "Author 0" in svg(told, LIGHT)


@each(
    "parts, lines",
    [(["USD 4.5 million – USD 9 million"], ["USD 4.5–9M"]), (["USD 950,000 – USD 1,200,000"], ["USD 950k–1.2M"]),
     (["≈ USD 508 million worth of goods"], ["≈ USD 508 million", "worth of goods"]),
     (["1,234,567 masks"], ["1,234,567 masks"]), (["≥ 12 medical teams"], ["≥ 12 medical", "teams"]),
     (["1 delegation of doctors", "USD 2 billion"], ["1 delegation of", "doctors · USD 2bn"]),
     (["none", "USD 20 million"], ["none · USD 20M"]), (["none", "1,234,567 masks"], ["none", "1,234,567 masks"]),
     (["12,000 household filters", "9,000 tents", "3 cars"], ["12k household", "filters · 2 more"]),
     (["USD 30,000", "9,000 tents", "300 tonnes of rice"], ["USD 30k", "2 more"]),
     (["EUR 1,234,567 – EUR 2,345,678"], ["EUR 1,234,567 –", "EUR 2,345,678"]),
     (["12 unbreakable-unbreakable"], ["1 sum"]), ([], []),
     (["USD 500 – USD 9 million"], ["USD 500 –", "USD 9 million"]),
     (["500 – 12,000 face masks"], ["500 – 12,000 face", "masks"]),
     (["12,000 – 15,500 tents"], ["12,000 –", "15,500 tents"]),
     (["\u200f4M \u2068FJD\u2069", "\u200f150k \u2068USD\u2069", "tents"],  # as Hebrew has it
      ["\u200f4M \u2068FJD\u2069", "2 more"])],
)  # fmt: skip
def test_what_is_in_a_cell_is_whole_or_says_as_much_and_never_cut(parts: list[str], lines: list[str]) -> None:
    assert [one.replace("\u00a0", " ") for one in cell_lines(parts, 17, len)] == lines


def test_a_timeline_of_records_without_a_date_has_no_months() -> None:
    drawing = timeline_picture([Dated("D-01", "A gift", None, None)])
    words = re.findall(r"<text[^>]*>([^<]*)", svg(drawing, LIGHT))
    assert "No record has a date." in words
    assert not [one for one in words if "2000" in one]
