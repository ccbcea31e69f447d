"""Break a PDF on purpose: in its bytes, in its objects, or inside its compressed streams."""

import random
import re
import zlib
from collections.abc import Callable

_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_NUMBER = re.compile(rb"(?<=[ /\[])\d+(?=[ /\]>\r\n])")
_REFERENCE = re.compile(rb"\d+ 0 R")
_NAME = re.compile(rb"/[A-Z][A-Za-z0-9]+")
_NUMBERS = (b"0", b"-1", b"1", b"2147483647", b"-2147483648", b"4294967296", b"999999999999", b"0.0000001", b"1e309")
_OPERATORS = (b"q ", b"Q ", b"BT ", b"ET ", b"/F1 1e9 Tf ", b"1e-9 0 0 1e-9 0 0 cm ", b"/X0 Do ", b"[(a)] TJ ", b"BI ")


def mutate(data: bytes, chance: random.Random) -> bytes:
    """Return the bytes of a PDF with one to eight things broken."""
    ways: list[Callable[[bytes, random.Random], bytes]] = [_bytes, _bytes, _objects, _objects, _streams, _streams, _cut]
    for _ in range(chance.randint(1, 8)):
        data = chance.choice(ways)(data, chance)
    return data


def _bytes(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 60)):
        if not changed:
            break
        place = chance.randrange(len(changed))
        way = chance.randrange(3)
        if way == 0:
            changed[place] = chance.randrange(256)
        elif way == 1:
            changed[place:place] = chance.randbytes(chance.randint(1, 8))
        else:
            del changed[place : place + chance.randint(1, 8)]
    return bytes(changed)


def _objects(data: bytes, chance: random.Random) -> bytes:
    """Change numbers, references or names outside streams."""
    pattern = chance.choice((_NUMBER, _REFERENCE, _NAME))
    found = list(pattern.finditer(data))
    for match in chance.sample(found, min(len(found), chance.randint(1, 12))):
        if pattern is _NUMBER:
            new = chance.choice(_NUMBERS)
        elif pattern is _REFERENCE:
            new = b"%d 0 R" % chance.randint(0, 60)
        else:
            new = chance.choice(found).group()
        data = data[: match.start()] + new + data[match.end() :] if match.end() <= len(data) else data
    return data


def _streams(data: bytes, chance: random.Random) -> bytes:
    """Change what is inside a compressed stream and compress it again; blow some of them up."""
    found = list(_STREAM.finditer(data))
    if not found:
        return data
    match = chance.choice(found)
    try:
        inside = zlib.decompress(match.group(1))
    except zlib.error:
        return data
    if chance.random() < 0.1:
        inside = inside[:2000] * chance.randint(10, 20_000)
    elif chance.random() < 0.4:
        place = chance.randrange(len(inside) + 1)
        inside = inside[:place] + chance.choice(_OPERATORS) * chance.randint(1, 5000) + inside[place:]
    else:
        inside = _bytes(inside, chance)
    packed = zlib.compress(inside[:40_000_000])
    return data[: match.start(1)] + packed + data[match.end(1) :]


def _cut(data: bytes, chance: random.Random) -> bytes:
    """Cut a piece off or out, or put a piece in twice."""
    if len(data) < 20:
        return data
    start, end = sorted((chance.randrange(len(data)), chance.randrange(len(data))))
    way = chance.randrange(3)
    if way == 0:
        return data[: max(start, 10)]
    if way == 1:
        return data[:start] + data[min(end, start + 5000) :]
    return data[:end] + data[start : min(end, start + 5000)] + data[end:]
