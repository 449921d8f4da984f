"""Which IP addresses may be asked: public ones, and those that the operator allows.

A news reader follows addresses that strangers write. What they must not reach: this machine, its network, and the
metadata services of clouds (server-side request forgery, CWE-918). The lists are IANA's special-purpose registries
(https://www.iana.org/assignments/iana-ipv4-special-registry, iana-ipv6-special-registry), read by `ipaddress`, and what
those leave out.
"""

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from isnad.errors import SettingError

IPAddress = IPv4Address | IPv6Address
IPNetwork = IPv4Network | IPv6Network

# What `is_global` lets through on one of the Python versions that we run on, or at all.
_CLOSED: tuple[IPNetwork, ...] = tuple(
    ip_network(network)
    for network in (
        "0.0.0.0/8",  # this network
        "100.64.0.0/10",  # carriers' own addresses (RFC 6598); Alibaba's metadata live there
        "168.63.129.16/32",  # Azure's host, public by its number only
        "169.254.0.0/16",  # link-local; metadata of AWS, Google, Azure and others
        "192.0.0.0/24",  # protocol assignments; Oracle's metadata live there
        "192.88.99.0/24",  # 6to4 relays, withdrawn (RFC 7526)
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
        "::/96",  # unspecified, loopback, and IPv4-compatible, withdrawn (RFC 4291)
        "64:ff9b:1::/48",  # NAT64 into a local network (RFC 8215)
        "100::/64",  # discarded
        "2001:db8::/32",  # documentation
        "3fff::/20",  # documentation (RFC 9637)
        "5f00::/16",  # segment routing (RFC 9602)
        "fc00::/7",  # private; AWS's metadata at fd00:ec2::254
        "fe80::/10",  # link-local
        "fec0::/10",  # site-local, withdrawn
        "ff00::/8",  # multicast
    )
)
_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052: the last 32 bits are the IPv4 address


def networks(written: Sequence[str]) -> tuple[IPNetwork, ...]:
    """The networks that an operator allows, in CIDR: «127.0.0.0/8», «::1».

    Raises SettingError where one is no network.
    """
    try:
        return tuple(ip_network(text.strip()) for text in written)
    except ValueError as error:
        raise SettingError(f"an allowed network cannot be read: {error}; write it like 10.1.0.0/16") from error


def may_be_asked(address: str, allowed: Sequence[IPNetwork] = ()) -> bool:
    """Whether one resolved IP address is public, or in a network that the operator allows.

    An IPv6 address that stands for an IPv4 one (mapped, 6to4, Teredo, NAT64) is judged by both. What is no IP address,
    or has a scope («fe80::1%eth0»), may not.
    """
    try:
        ip = ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, IPv6Address) and ip.scope_id is not None:
        return False
    if any(ip in network for network in allowed):
        return True
    inner = _inner(ip)
    if inner:
        return _open(ip, embedding=True) and all(_open(each) or any(each in n for n in allowed) for each in inner)
    return _open(ip)


def _inner(ip: IPAddress) -> tuple[IPv4Address, ...]:
    """The IPv4 addresses that packets to this address go to."""
    if isinstance(ip, IPv4Address):
        return ()
    if ip.ipv4_mapped:
        return (ip.ipv4_mapped,)
    if ip.sixtofour:
        return (ip.sixtofour,)
    if ip.teredo:
        return ip.teredo
    return (IPv4Address(int(ip) & 0xFFFFFFFF),) if ip in _NAT64 else ()


def _open(ip: IPAddress, *, embedding: bool = False) -> bool:
    if any(ip in network for network in _CLOSED):
        return False
    # The blocks that embed IPv4 are not «global» in the registry; what is within decides.
    return embedding or (ip.is_global and not ip.is_multicast)
