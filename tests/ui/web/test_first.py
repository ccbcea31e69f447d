import threading
import time

import pytest

from assistant.ui.web.first import GoingFirst


def test_the_background_waits_for_who_is_answered_and_goes_on_after() -> None:
    first = GoingFirst()
    went_on = threading.Event()
    work = threading.Thread(target=lambda: (first.let_pass(30.0), went_on.set()))
    with first.served():
        with first.served():
            work.start()
        assert not went_on.wait(0.1), "one of the two is still being answered"
    assert went_on.wait(5)
    work.join()


def test_who_is_answered_for_very_long_or_never_to_the_end_does_not_hold_it_for_ever() -> None:
    first = GoingFirst()
    begun = time.monotonic()
    with first.served():
        first.let_pass(0.1)
    assert 0.05 < time.monotonic() - begun < 5
    with pytest.raises(RuntimeError), first.served():
        raise RuntimeError
    begun = time.monotonic()
    first.let_pass(30.0)
    assert time.monotonic() - begun < 5
