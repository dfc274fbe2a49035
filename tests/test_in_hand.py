"""Tests of counting what is in hand: work in the background waits for it, but not for ever."""

import threading

import pytest

from qa.page.in_hand import InHand


def test_nothing_in_hand_is_not_waited_for() -> None:
    """The wait ends at once, also with no patience at all."""
    assert InHand().wait_for_none(0)


def test_what_is_in_hand_is_waited_for_only_so_long() -> None:
    """A page that is always busy must not stop the background."""
    asked = InHand()
    with asked.one():
        assert not asked.wait_for_none(0)
    assert asked.wait_for_none(0)


def test_the_wait_ends_when_the_last_one_is_done() -> None:
    """Two questions at once: the first to end is not enough."""
    asked = InHand()
    may_end = threading.Event()
    begun = threading.Barrier(3)

    def answer(gate: threading.Event) -> None:
        with asked.one():
            begun.wait()
            gate.wait()

    ended = threading.Event()
    ended.set()
    threads = [threading.Thread(target=answer, args=(gate,)) for gate in (ended, may_end)]
    for thread in threads:
        thread.start()
    begun.wait()
    threads[0].join()
    assert not asked.wait_for_none(0)
    may_end.set()
    assert asked.wait_for_none(60)
    threads[1].join()


def test_a_fault_counts_as_done() -> None:
    """Else the background would wait for nobody."""
    asked = InHand()
    with pytest.raises(ZeroDivisionError), asked.one():
        1 / 0  # noqa: B018 - whatever goes wrong
    assert asked.wait_for_none(0)


def test_quiet_is_some_time_after_the_last_one() -> None:
    """What is asked right after an answer belongs to it; where nothing was asked ever, it is quiet."""
    asked = InHand()
    assert asked.wait_for_quiet(3600, 0)
    with asked.one():
        assert not asked.wait_for_quiet(0, 0)
    assert asked.wait_for_quiet(0, 0)
    assert not asked.wait_for_quiet(3600, 0)


def test_quiet_is_waited_for_until_it_comes() -> None:
    """It begins when the last one ends, whoever waits then."""
    asked = InHand()
    begun, may_end = threading.Event(), threading.Event()

    def answer() -> None:
        with asked.one():
            begun.set()
            may_end.wait()

    thread = threading.Thread(target=answer)
    thread.start()
    begun.wait()
    threading.Timer(0.05, may_end.set).start()
    assert asked.wait_for_quiet(0.01, 60)
    assert may_end.is_set()
    thread.join()


def test_quiet_is_not_waited_for_once_something_else_matters_more() -> None:
    """That is asked again and again; whoever still asks then has not gone quiet."""
    asked = InHand()
    looks = iter([False, False, True])
    with asked.one():
        assert not asked.wait_for_quiet(0, 3600, unless=lambda: next(looks), look=0.001)
    assert next(looks, None) is None
