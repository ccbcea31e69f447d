"""Who goes first: somebody who waits for an answer, before what goes on in the background."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class GoingFirst:
    """Counts who is being answered now; threads may share it."""

    def __init__(self) -> None:
        self._count = 0
        self._changed = threading.Condition()

    @contextmanager
    def served(self) -> Iterator[None]:
        """Be answered, before the background goes on."""
        with self._changed:
            self._count += 1
        try:
            yield
        finally:
            with self._changed:
                self._count -= 1
                self._changed.notify_all()

    def let_pass(self, most: float) -> None:
        """Wait until nobody is being answered, and at most so many seconds: what waits gets its turn as well."""
        with self._changed:
            self._changed.wait_for(lambda: self._count == 0, timeout=most)
