"""How fast a visitor may ask, so that nobody keeps the others waiting."""

import math
import threading
import time
from collections import OrderedDict, deque

_MINUTE = 60.0
_MOST_VISITORS = 10_000


class Pace:
    """Counts the questions of each visitor in the last minute; threads may share it.

    It remembers a bounded number of visitors, and drops whom it has not seen for longest.
    """

    def __init__(self) -> None:
        self._asked: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = threading.Lock()

    def wait(self, visitor: str, most: int, now: float | None = None) -> int:
        """The seconds that a visitor must wait before asking; 0 counts the question as asked.

        ``most`` is how many questions a minute, 0 for any number; ``now`` is in monotonic seconds.
        """
        if most == 0:
            return 0
        moment = time.monotonic() if now is None else now
        with self._lock:
            asked = self._asked.setdefault(visitor, deque())
            self._asked.move_to_end(visitor)
            while asked and asked[0] <= moment - _MINUTE:
                asked.popleft()
            if len(asked) >= most:
                return max(1, math.ceil(asked[-most] + _MINUTE - moment))
            asked.append(moment)
            while len(self._asked) > _MOST_VISITORS:
                self._asked.popitem(last=False)
        return 0
