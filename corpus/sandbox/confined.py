"""Take from this process what it does not need to read a file: memory without end, core dumps, the network."""

import ctypes
import os
import sys
from contextlib import suppress

_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000


def limit_memory(size: int) -> bool:
    """Limit the memory of this process; tells whether the system can."""
    try:
        import resource
    except ImportError:
        return False
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    return True


def leave_network() -> bool:
    """Move this process to a network without connections; tells whether the system can, which only Linux does.

    Whoever is not the system's administrator needs a user space of its own for it, which some systems refuse.
    """
    if not sys.platform.startswith("linux"):
        return False
    with suppress(OSError, AttributeError):
        library = ctypes.CDLL(None, use_errno=True)
        own = 0 if os.geteuid() == 0 else _NEW_USER
        return any(library.unshare(spaces | _NEW_NETWORK) == 0 for spaces in {own, _NEW_USER})
    return False
