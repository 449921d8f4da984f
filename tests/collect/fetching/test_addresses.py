"""What may be asked, by its form and by where it is."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.collect.fetching import may_be_asked, networks
from isnad.collect.fetching.addresses import parse_address
from isnad.collect.fetching.stop import Stop
from isnad.errors import SettingError
from isnad.model import FetchFailureKind


@pytest.mark.parametrize(
    ("written", "asked", "host"),
    [
        ("HTTP://Example.COM", "http://example.com/", "example.com"),
        ("https://example.com:443/a?b=1&a=2#c", "https://example.com/a?b=1&a=2", "example.com"),
        ("http://example.com:8080/", "http://example.com:8080/", "example.com:8080"),
        ("http://example.com./", "http://example.com/", "example.com"),
        (
            " http://example.com/خبر جديد?س=%D8%A7&100%\n",
            "http://example.com/%D8%AE%D8%A8%D8%B1%20%D8%AC%D8%AF%D9%8A%D8%AF?%D8%B3=%D8%A7&100%25",
            "example.com",
        ),
        ("http://صحيفة.example/", "http://xn--ogbhx3c3b.example/", "xn--ogbhx3c3b.example"),
        ("http://[2001:DB8:0::1]:8080/", "http://[2001:db8::1]:8080/", "[2001:db8::1]:8080"),
        ("http://a_b.example/", "http://a_b.example/", "a_b.example"),
    ],
)
def test_an_address_is_asked_as_it_was_written(written: str, asked: str, host: str) -> None:
    address = parse_address(written)
    assert (str(address), address.authority) == (asked, host)
    assert str(parse_address(asked)) == asked


@pytest.mark.parametrize(
    "written",
    [
        "",
        "example.com/feed",
        "//example.com/",
        "ftp://example.com/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http:///feed",
        "http://user@example.com/",
        "http://user:hunter2@example.com/",
        "http://@example.com/",
        "http://example.com\\@127.0.0.1/",
        "http://example.com:22/",
        "http://example.com:0/",
        "http://example.com:99999/",
        "http://example.com:x/",
        "http://[::1/",
        "http://[fe80::1%25eth0]/",
        "http://exa mple.com/",
        "http://exa\nmple.com/",
        "http://example.com/\r\nX-Evil: 1",
        "http://a..b/",
        "http://.../",
        "http://" + "a" * 64 + ".example/",
        "http://xn--\u0627.example/",
        "http://example.com/\ud800",
        "http://example.com/" + "a" * 9000,
    ],
)
def test_what_is_no_address_of_a_page_is_refused(written: str) -> None:
    with pytest.raises(Stop) as stopped:
        parse_address(written)
    assert stopped.value.kind is FetchFailureKind.BAD_ADDRESS
    assert "hunter2" not in stopped.value.reason


@given(st.one_of(st.text(max_size=60), st.text(max_size=60).map("http://".__add__), st.from_regex(r"https?://[^ ]*")))
def test_any_text_is_an_address_in_ascii_or_none(written: str) -> None:
    try:
        address = parse_address(written)
    except Stop:
        return
    assert str(address).isascii()
    assert not set(str(address)) & set(" \r\n\t\0@") - set(address.target)
    assert not set(address.target) & set(" \r\n\t\0")
    assert parse_address(str(address)) == address


CLOSED = [
    "0.0.0.0",
    "10.1.2.3",
    "100.64.0.1",
    "100.100.100.200",
    "127.0.0.1",
    "168.63.129.16",
    "169.254.169.254",
    "172.16.0.1",
    "192.0.0.192",
    "192.0.2.1",
    "192.168.1.1",
    "198.18.0.1",
    "224.0.1.1",
    "255.255.255.255",
]


@pytest.mark.parametrize("ip", CLOSED)
def test_addresses_that_are_not_public_are_closed_in_every_dress(ip: str) -> None:
    number = int(ipaddress.IPv4Address(ip))
    dressed = [
        ip,
        str(ipaddress.IPv6Address((0xFFFF << 32) | number)),  # IPv4-mapped
        str(ipaddress.IPv6Address(number)),  # IPv4-compatible
        str(ipaddress.IPv6Address((0x2002 << 112) | (number << 80))),  # 6to4
        str(ipaddress.IPv6Address((0x64FF9B << 96) | number)),  # NAT64
        str(ipaddress.IPv6Address((0x20010000 << 96) | (0x01010101 << 64) | (number ^ 0xFFFFFFFF))),  # Teredo
    ]
    assert [may_be_asked(each) for each in dressed] == [False] * len(dressed)


@pytest.mark.parametrize(
    "ip",
    [
        "::",
        "::1",
        "64:ff9b:1::a00:1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fe80::1%eth0",
        "2606:4700::1111%eth0",
        "fec0::1",
        "ff02::1",
        "2001:db8::1",
        "3fff::1",
        "100::1",
        "",
        "example.com",
        "127.1",
    ],
)
def test_other_addresses_that_are_not_public_are_closed(ip: str) -> None:
    assert not may_be_asked(ip)


@pytest.mark.parametrize("ip", ["1.1.1.1", "93.184.216.34", "2606:4700::1111", "64:ff9b::101:101", "::ffff:1.1.1.1"])
def test_public_addresses_are_open(ip: str) -> None:
    assert may_be_asked(ip)


def test_the_operator_opens_networks() -> None:
    allowed = networks(["127.0.0.0/8", " 10.1.0.0/16", "::1"])
    for ip in ("127.0.0.1", "10.1.9.9", "::1", "::ffff:127.0.0.1"):
        assert may_be_asked(ip, allowed)
    assert not may_be_asked("10.2.0.1", allowed)
    with pytest.raises(SettingError, match=r"10\.1"):
        networks(["10.1.0.1/16"])


@given(st.ip_addresses())
def test_what_is_open_is_global(ip: ipaddress.IPv4Address | ipaddress.IPv6Address) -> None:
    closed = ip.is_private or ip.is_loopback or ip.is_link_local or ip.is_multicast or ip.is_reserved
    if isinstance(ip, ipaddress.IPv4Address) and may_be_asked(str(ip)):
        assert not closed
