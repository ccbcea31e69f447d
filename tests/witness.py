"""A witness outside the process: what a program and all it starts ask of the network, seen by the system."""

import ipaddress
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

STRACE = shutil.which("strace")
_CALLS = "connect,sendto,sendmsg,sendmmsg"
_INET = re.compile(r'sin6?_port=htons\((\d+)\).*?(?:inet_addr\(|inet_pton\(AF_INET6, )"([^"]+)"')
_RESOLVER = re.compile(r'sun_path="([^"]*resolve[^"]*)"')
_NAME_SERVER = 53
# What the tests themselves set to stay off the network would hide what a program does without it.
_GUARDS = ("HF_HUB_OFFLINE", "HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "ORT_DISABLE_TELEMETRY")


def missing() -> str:
    """Say what is missing to watch a program, or give nothing."""
    if STRACE is None:
        return "no strace: install the package strace"
    tried = subprocess.run([STRACE, "-f", "-e", f"trace={_CALLS}", "true"], capture_output=True, check=False)
    return "" if tried.returncode == 0 else "strace may not watch programs here"


def watched(record: Path, *arguments: str) -> list[str]:
    """The command that runs Python with these arguments and writes down what it asks of the network."""
    assert STRACE is not None
    return [STRACE, "-f", "-qq", "-s", "0", "-e", f"trace={_CALLS}", "-o", str(record), sys.executable, *arguments]


def plain_environment(**given: str) -> dict[str, str]:
    """The environment of a user: without what keeps the tests off the network."""
    return {**{name: value for name, value in os.environ.items() if name not in _GUARDS}, **given}


def reached(record: Path) -> list[str]:
    """The calls that looked up a name or went to another machine."""
    return [line for line in record.read_text(encoding="utf-8", errors="replace").splitlines() if _leaves(line)]


def _leaves(line: str) -> bool:
    if _RESOLVER.search(line):
        return True
    return any(
        int(port) == _NAME_SERVER or not ipaddress.ip_address(address.partition("%")[0]).is_loopback
        for port, address in _INET.findall(line)
    )
