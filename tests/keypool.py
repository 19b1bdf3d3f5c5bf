"""Keys to sign with: each takes some tenths of a second to make, so the tests of a process share a few real ones.

They are as long as the program's own. A key comes again only when nobody holds it any more, and the one that has rested
the longest comes first. What tests the making itself asks for `as_the_program_does`.
"""

from __future__ import annotations

import sys
import threading
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING

from cxworkshop.documents.seal import certificates

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

FEW = 8  # so many are made before one comes again: files that were signed with it may be about

as_the_program_does: Callable[[], RSAPrivateKey] = certificates._new_key
_resting: deque[RSAPrivateKey] = deque()
_lock = threading.Lock()


def shared_key() -> RSAPrivateKey:
    """A key that nobody holds."""
    with _lock:
        if len(_resting) >= FEW:
            for _ in range(len(_resting)):
                key = _resting.popleft()
                _resting.append(key)
                if sys.getrefcount(key) <= _NOBODY:
                    return key
        key = as_the_program_does()
        _resting.append(key)
        return key


_NOBODY = 3  # the pool, the name in `shared_key`, and the question itself


def install() -> None:
    """Give these keys to whatever asks for a new one in this process."""
    certificates._new_key = shared_key
