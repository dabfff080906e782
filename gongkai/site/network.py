"""The network address a request comes from: what a proxy says is believed only where the proxy is one of ours."""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

IPV6_HOME = 64  # the bits of an IPv6 address one household is given: behind them it can choose as it likes


def client_address(request: HttpRequest) -> str:
    """The last address of X-Forwarded-For that no trusted proxy has, or the one that connected.

    An address a client wrote there itself stands further left and is never reached.
    """
    seen = request.META.get("REMOTE_ADDR", "")
    told = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    while told and _is_trusted(seen) and _known(told[-1]):
        seen = told.pop()
    return seen


def network_address(request: HttpRequest) -> str:
    """Who counts as one before the portal's limits: an address, or the network of a household."""
    return _home(client_address(request))


def login_address(request: HttpRequest) -> str | None:
    """The same for the login guard, as an address: the first one of a household's network. None where none is known."""
    seen = client_address(request)
    return network_address(request).partition("/")[0] if _known(seen) else None


def _known(said: str) -> bool:
    try:
        ip_address(said)
    except ValueError:
        return False
    return True


def _is_trusted(said: str) -> bool:
    return _known(said) and any(ip_address(said) in net for net in settings.GONGKAI_TRUSTED_PROXIES)


def _home(said: str) -> str:
    """An IPv6 address by its first 64 bits."""
    if _known(said) and isinstance(address := ip_address(said), IPv6Address):
        return str(ip_network((address, IPV6_HOME), strict=False))
    return said
