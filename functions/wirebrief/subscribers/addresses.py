"""Take in mail addresses: one spelling for each, nothing that could break out of a header."""

import hashlib
import hmac
import re
from zoneinfo import ZoneInfo, available_timezones

from wirebrief.errors import AddressRefused

# RFC 5321 section 4.5.3.1: at most 64 octets before the @, 254 in all (with the angle brackets of a path, 256).
MAX_LOCAL = 64
MAX_ADDRESS = 254
LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
LABEL = r"(?!-)[A-Za-z0-9-]{1,63}(?<!-)"
# Names that every system has and that are nowhere: a machine's own zone, and the one of a machine not yet set up.
UNFIT_ZONES = frozenset({"Factory", "localtime"})
HOST = re.compile(rf"{LABEL}(?:\.{LABEL})+")


def normal_address(text: str) -> str:
    """Return the address in its one spelling: trimmed, lower case, its host in ASCII.

    Raises:
        AddressRefused: it is not an address that mail can be sent to; quoted names and literal hosts are refused too.

    >>> normal_address(" Ana.Ruiz@Bücher.example ")
    'ana.ruiz@xn--bcher-kva.example'
    """
    local, at, host = text.strip().rpartition("@")
    try:
        host = host.encode("idna").decode() if host else ""
    except UnicodeError:
        host = ""
    address = f"{local}@{host}".lower()
    if not at or not LOCAL.fullmatch(local) or not HOST.fullmatch(host):
        raise AddressRefused("that is not a mail address: write it as name@host.example")
    if len(local) > MAX_LOCAL or len(address) > MAX_ADDRESS:
        raise AddressRefused("that mail address is too long: no mail server takes it")
    return address


def fingerprint(address: str, key: bytes) -> str:
    """Return a keyed hash of an address: the same for the same, and useless without the key."""
    return hmac.new(key, address.encode(), hashlib.sha256).hexdigest()


def offered_zones() -> list[str]:
    """Return the time zones that a reader may choose from: by place, and UTC; older names are taken, not offered."""
    return [*sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc/")), "UTC"]


def known_zone(name: str) -> str:
    """Return the IANA name of a time zone. Raises: AddressRefused where there is none of that name."""
    if name not in available_timezones() or name in UNFIT_ZONES:
        raise AddressRefused(f"{name[:40]!r} is no time zone: write one such as Europe/Paris")
    return ZoneInfo(name).key
