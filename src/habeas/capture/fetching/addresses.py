"""Which addresses may be connected to: an IP address in, why it may not be used out, or `None`.

Always true: what is not known to be a public unicast address is refused; an IPv6 address that carries an IPv4 address within
(mapped, 6to4, Teredo, NAT64) is refused as a whole, since where it leads depends on the network that this machine is in.
"""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_network
from typing import Final

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

_PUBLIC_IPV6: Final = IPv6Network("2000::/3")
_NOT_PUBLIC: Final = tuple(
    (ip_network(network), kind)
    for network, kind in (
        ("100.64.0.0/10", "is shared by an internet provider's customers"),
        ("192.0.0.0/24", "is reserved for protocols"),
        ("192.88.99.0/24", "is a tunnel (6to4)"),
        ("198.18.0.0/15", "is reserved for measurements"),
        ("2001::/23", "is reserved for protocols and tunnels"),
        ("2001:db8::/32", "is reserved for examples"),
        ("2002::/16", "is a tunnel (6to4)"),
        ("3fff::/20", "is reserved for examples"),
    )
)
"""What some versions of `ipaddress` take to be global."""


def refusal_of(address: Address, allowed: Iterable[Network] = ()) -> str | None:
    """Why no connection may be made to `address`; `None` where one may, or where it lies in a network of `allowed`."""
    if any(address in network for network in allowed):
        return None
    if isinstance(address, IPv6Address) and address.scope_id is not None:
        return "is of this machine's own network"
    for kind, holds in (
        ("is this machine itself", address.is_loopback),
        ("is unspecified", address.is_unspecified),
        ("is link-local", address.is_link_local),
        ("is for many at once (multicast)", address.is_multicast),
    ):
        if holds:
            return kind
    for network, kind in _NOT_PUBLIC:
        if address in network:
            return kind
    if isinstance(address, IPv6Address) and address not in _PUBLIC_IPV6:
        return "carries an IPv4 address" if address.ipv4_mapped else "is not a public IPv6 address"
    if address.is_private or address.is_reserved or not address.is_global:
        return "is private or reserved"
    return None
