"""Garbage is put off, and never for good."""

import gc
import weakref

import pytest

from app.garbage import keep_what_is_loaded, loading, no_collecting


@pytest.mark.parametrize("collects", [True, False])
def test_it_collects_again_afterwards_if_it_did_before(collects: bool):
    (gc.enable if collects else gc.disable)()
    try:
        with pytest.raises(ValueError), no_collecting():  # noqa: PT012
            assert not gc.isenabled()
            raise ValueError
        assert gc.isenabled() is collects
    finally:
        gc.enable()


def test_what_is_loaded_is_not_looked_through_again_and_later_garbage_is():
    class Knot:
        pass

    try:
        keep_what_is_loaded()
        assert len(gc.get_objects()) < 1_000
        knot = Knot()
        knot.itself = knot
        watched = weakref.ref(knot)
        del knot
        gc.collect()
        assert watched() is None
    finally:
        gc.unfreeze()


@pytest.mark.parametrize("collects", [True, False])
def test_what_was_loaded_is_looked_through_no_more_unless_a_window_sees_to_it(collects: bool):
    (gc.enable if collects else gc.disable)()
    try:
        with loading():
            loaded = [[one] for one in range(1_000)]
        assert gc.isenabled() is collects
        assert any(one is loaded for one in gc.get_objects()) is not collects
    finally:
        gc.enable()
        gc.unfreeze()
