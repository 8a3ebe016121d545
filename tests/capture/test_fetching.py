"""The fetcher against servers and names that wish it ill.

The test's own server is reached because `allowed_networks` names its address; without that every one of these is refused.
"""

from __future__ import annotations

import gzip
import socket
import ssl
import time
import zlib
from collections.abc import Callable, Sequence
from ipaddress import ip_address, ip_network

import pytest
import trustme
from hypothesis import given
from hypothesis import strategies as st

from habeas.capture.fetching import Fetcher, FetchRefused, Limits, Validators
from habeas.capture.fetching.addresses import refusal_of
from sites import LOOPBACK, PAGE, Request, Site, answer, redirect, site

QUICK = Limits(total_seconds=2.0, idle_seconds=0.5)
AMPLE = 15
"""Seconds: far more than anything takes that is broken off, on a machine with much else to do, and less than what never ends."""


def fetcher(limits: Limits = QUICK, **more: object) -> Fetcher:
    return Fetcher(limits=limits, allowed_networks=LOOPBACK, **more)  # type: ignore[arg-type]


def refused(url: str, by: Fetcher) -> FetchRefused:
    with pytest.raises(FetchRefused) as caught:
        by.fetch(url)
    assert caught.value.url == url
    assert "\n" not in str(caught.value)
    return caught.value


# --- What is fetched, and how ---------------------------------------------------------------------------------------------


def test_a_page_is_fetched_with_all_that_passed() -> None:
    with site({"/a": answer(Set_Cookie="seen=1")}) as running:
        fetched = fetcher().fetch(f"{running.base}/a?x=1#part")
        (request,) = running.requests
    assert (fetched.status, fetched.payload) == (200, PAGE)
    assert (fetched.media_type, fetched.charset) == ("text/html", "utf-8")
    assert fetched.url == f"{running.base}/a?x=1"
    assert fetched.answer.address == "127.0.0.1"
    assert fetched.answer.request == request.raw
    assert fetched.answer.head + fetched.answer.body == answer(Set_Cookie="seen=1")
    assert request.headers["user-agent"].startswith("Habeas/")
    assert request.headers["host"] == f"127.0.0.1:{running.port}"


def test_no_cookie_is_sent_back() -> None:
    with site({"/": redirect("/b", Set_Cookie="seen=1; Path=/"), "/b": answer()}) as running:
        by = fetcher()
        by.fetch(f"{running.base}/")
        by.fetch(f"{running.base}/")
    assert running.paths() == ["/", "/b", "/", "/b"]
    assert not any("cookie" in request.headers for request in running.requests)


def test_proxies_and_netrc_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login me password secret\n")  # type: ignore[operator]
    monkeypatch.setenv("NETRC", f"{tmp_path}/netrc")
    with site() as proxy, site() as running:
        for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY", "https_proxy"):
            monkeypatch.setenv(name, proxy.base)
        fetcher().fetch(f"{running.base}/")
    assert (proxy.connections, len(running.requests)) == (0, 1)
    assert "authorization" not in running.requests[0].headers


@pytest.mark.parametrize("status", [304, 404, 429, 503])
def test_answers_of_every_status_are_given_out(status: int) -> None:
    with site({"/": answer(b"", status=f"{status} So", content_type="video/mp4")}) as running:
        assert fetcher().fetch(f"{running.base}/").status == status


def test_what_is_here_already_is_asked_for_conditionally() -> None:
    def conditional(request: Request, connection: socket.socket) -> bytes:
        same = request.headers.get("if-none-match") == '"v1"' and "if-modified-since" in request.headers
        return answer(b"", status="304 Not Modified") if same else answer()

    with site({"/": conditional}) as running:
        known = Validators(etag='"v1"', last_modified="Fri, 04 Oct 2024 10:00:00 GMT")
        assert fetcher().fetch(f"{running.base}/", validators=known).status == 304
        assert fetcher().fetch(f"{running.base}/").status == 200


PACKED: list[tuple[str, Callable[[bytes], bytes]]] = [
    ("gzip", gzip.compress),
    ("x-gzip", lambda page: gzip.compress(page[:20]) + gzip.compress(page[20:])),
    ("deflate", zlib.compress),
    ("deflate", lambda page: zlib.compress(page)[2:-4]),
    ("identity", lambda page: page),
]


@pytest.mark.parametrize(("coding", "pack"), PACKED)
def test_packed_pages_are_unpacked_and_kept_as_sent(coding: str, pack: Callable[[bytes], bytes]) -> None:
    packed = pack(PAGE)  # once: gzip notes the second
    with site({"/": answer(packed, Content_Encoding=coding)}) as running:
        fetched = fetcher().fetch(f"{running.base}/")
    assert (fetched.payload, fetched.answer.body) == (PAGE, packed)


def test_chunks_are_put_together() -> None:
    chunked = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n<p>a\r\n4\r\n</p>\r\n0\r\n\r\n"
    )
    with site({"/": chunked}) as running:
        assert fetcher().fetch(f"{running.base}/").payload == b"<p>a</p>"


# --- Addresses that are not public ----------------------------------------------------------------------------------------

THIS_MACHINE = [
    "127.0.0.1", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "017700000001", "0", "0.0.0.0",
    "127.0.0.2", "[::1]", "[::]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]",
    "[64:ff9b::7f00:1]", "[64:ff9b::127.0.0.1]", "[2002:7f00:1::]", "localhost", "LOCALHOST", "localhost.",
]  # fmt: skip
NOT_PUBLIC = [
    "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1", "100.127.255.254", "192.0.0.8",
    "192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "192.88.99.1", "224.0.0.1", "239.255.255.250", "240.0.0.1",
    "255.255.255.255", "[fe80::1]", "[fc00::1]", "[fd12:3456::1]", "[ff02::1]", "[fec0::1]", "[2001:db8::1]", "[2001::1]",
    "[2001:0:7f00:1::]", "[3fff::1]", "[64:ff9b:1::1]", "[::ffff:8.8.8.8]", "[100::1]", "[5f00::1]",
]  # fmt: skip


@pytest.mark.parametrize("host", [*THIS_MACHINE, *NOT_PUBLIC])
def test_without_leave_nothing_but_public_addresses_is_connected_to(host: str) -> None:
    with site() as running:
        problem = refused(f"http://{host}:{running.port}/", Fetcher(limits=QUICK)).problem
        assert running.connections == 0
    assert any(said in problem for said in ("only public addresses", "cannot be resolved", "is no address")), problem


@pytest.mark.parametrize("host", ["127.0.0.1", "2130706433", "0x7f.1", "017700000001"])
def test_the_spellings_of_this_machine_do_lead_here(host: str) -> None:
    """So that the refusals above are refusals of something that would have worked."""
    with site() as running:
        assert fetcher().fetch(f"http://{host}:{running.port}/").payload == PAGE


@pytest.mark.parametrize(
    "url",
    ["http://example.org@127.0.0.1:{port}/", "http://example.org:80@127.0.0.1:{port}/", "http://user:pass@127.0.0.1:{port}/"],
)
def test_names_before_an_at_sign_are_refused(url: str) -> None:
    with site() as running:
        assert "before an @" in refused(url.format(port=running.port), fetcher()).problem
        assert running.connections == 0


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:{port}\\@example.org/", "http://example.org\\@127.0.0.1:{port}/", "http://127.0.0.1:{port}#@example.org/",
        "http://127.0.0.1:{port}?@example.org/", "http:/\\127.0.0.1:{port}/", "http:127.0.0.1:{port}", "//127.0.0.1:{port}/",
        "http://①②⑦.0.0.1:{port}/", "http://127。0。0。1:{port}/", "http://127.0.0.1%00.example.org:{port}/", "http://127.0.0.1\t:{port}/",
    ],
)  # fmt: skip
def test_addresses_that_parsers_disagree_on_lead_nowhere(url: str) -> None:
    with site() as running:
        refused(url.format(port=running.port), Fetcher(limits=QUICK))
        assert running.connections == 0


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://example.org/", "gopher://127.0.0.1/", "javascript:alert(1)", "data:text/html,x", "x", ""]
)
def test_only_http_and_https(url: str) -> None:
    assert "only http and https" in refused(url, fetcher()).problem


def test_a_name_that_leads_to_one_address_that_is_not_public_is_refused() -> None:
    by = Fetcher(limits=QUICK, resolve=lambda host, port: ["93.184.215.14", "10.0.0.7"])
    assert "leads to 10.0.0.7" in refused("http://news.example/", by).problem


def test_a_name_is_resolved_once_for_a_connection() -> None:
    """The name's first answer is an address that is allowed, every later one this machine's own, where a server waits."""
    asked: list[str] = []

    def changing(host: str, port: int) -> Sequence[str]:
        asked.append(host)
        return ["127.0.0.2"] if len(asked) == 1 else ["127.0.0.1"]

    with site({"/": answer(b"<p>public</p>")}, host="127.0.0.2") as public:
        only_public = Fetcher(limits=QUICK, allowed_networks=[ip_network("127.0.0.2/32")], resolve=changing)
        fetched = only_public.fetch(f"http://news.example:{public.port}/")
        assert (fetched.payload, fetched.answer.address, asked) == (b"<p>public</p>", "127.0.0.2", ["news.example"])
        assert public.requests[0].headers["host"] == f"news.example:{public.port}"
        assert "leads to 127.0.0.1" in refused(f"http://news.example:{public.port}/", only_public).problem
    assert public.connections == 1


def test_the_name_is_resolved_and_checked_anew_for_each_redirect() -> None:
    answers = iter([["127.0.0.2"], ["127.0.0.1"]])
    with site({"/": lambda request, connection: redirect(f"http://{request.headers['host']}/b")}, host="127.0.0.2") as public:
        by = Fetcher(limits=QUICK, allowed_networks=[ip_network("127.0.0.2/32")], resolve=lambda host, port: next(answers))
        assert "leads to 127.0.0.1" in refused(f"http://news.example:{public.port}/", by).problem
    assert public.paths() == ["/"]


def test_an_address_that_does_not_answer_is_passed_over_for_the_next() -> None:
    with site() as running:
        by = fetcher(resolve=lambda host, port: ["127.0.0.3", "127.0.0.1"])
        assert by.fetch(f"http://news.example:{running.port}/").answer.address == "127.0.0.1"


@pytest.mark.parametrize("error", [socket.gaierror(-2, "Name or service not known"), UnicodeError("label too long")])
def test_a_name_without_an_address(error: Exception) -> None:
    def fails(host: str, port: int) -> Sequence[str]:
        raise error

    assert "check the spelling" in refused("http://news.example/", fetcher(resolve=fails)).problem


def test_a_resolver_that_never_answers_is_not_waited_for() -> None:
    def slow(host: str, port: int) -> Sequence[str]:
        time.sleep(2 * AMPLE)
        return ["127.0.0.1"]

    begun = time.monotonic()
    assert refused("http://news.example/", fetcher(resolve=slow)).temporary
    assert time.monotonic() - begun < AMPLE


@given(st.ip_addresses())
def test_what_is_not_plainly_public_is_refused(address: object) -> None:
    if refusal_of(address) is None:  # type: ignore[arg-type]
        assert address.is_global and not address.is_multicast and not address.is_loopback  # type: ignore[attr-defined]
        assert address.version == 4 or address in ip_network("2000::/3")  # type: ignore[attr-defined]


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.215.14", "1.1.1.1", "2606:4700:4700::1111", "2a00:1450:4001::200e"])
def test_public_addresses_are_not_refused(address: str) -> None:
    assert refusal_of(ip_address(address)) is None


# --- Redirects ------------------------------------------------------------------------------------------------------------


def test_redirects_are_followed_and_told() -> None:
    with site({"/": redirect("b"), "/b": redirect("/c?y=2", "301 Moved"), "/c": answer()}) as running:
        fetched = fetcher().fetch(f"{running.base}/")
    assert [exchange.url for exchange in fetched.exchanges] == [f"{running.base}{path}" for path in ("/", "/b", "/c?y=2")]
    assert [exchange.status for exchange in fetched.exchanges] == [302, 301, 200]
    assert fetched.exchanges[0].body == b"moved"


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"])
@pytest.mark.parametrize(
    "target", ["http://127.0.0.1:{port}/inside", "//127.0.0.1:{port}/inside", "http://2130706433:{port}/inside"]
)
def test_a_redirect_to_this_machine_is_refused(status: str, target: str) -> None:
    with site({"/inside": answer()}) as inside, site(host="127.0.0.2") as public:
        public.answers["/"] = redirect(target.format(port=inside.port), status)
        by = Fetcher(limits=QUICK, allowed_networks=[ip_network("127.0.0.2/32")])
        assert "leads to 127.0.0.1" in refused(f"{public.base}/", by).problem
        assert (public.connections, inside.connections) == (1, 0)


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://127.0.0.1/x", "gopher://127.0.0.1/", "data:text/html,<p>x", "javascript:1", "http://a@127.0.0.1/"]
)  # fmt: skip
def test_a_redirect_to_another_kind_of_address_is_refused(target: str) -> None:
    with site({"/": redirect(target)}) as running:
        problem = refused(f"{running.base}/", fetcher()).problem
    assert "was sent on to" in problem
    assert "only http and https" in problem or "before an @" in problem


def test_redirects_have_an_end() -> None:
    with site() as running:
        running.answers = {f"/{n}": redirect(f"/{n + 1}") for n in range(20)} | {"/5": answer()}
        assert fetcher().fetch(f"{running.base}/0").url == f"{running.base}/5"
        running.answers["/5"] = redirect("/6")
        assert "more than 5 times" in refused(f"{running.base}/0", fetcher()).problem
    assert running.paths()[-1] == "/5"


@pytest.mark.parametrize("target", ["http://[::1", "http://:x/", "\x00", "http://" + "a" * 300 + "/", "/" + "a" * 9000])
def test_a_redirect_to_nonsense_is_refused(target: str) -> None:
    with site({"/": redirect(target)}) as running:
        refused(f"{running.base}/", fetcher())


def test_what_a_server_sends_does_not_steer_the_terminal() -> None:
    with site({"/": redirect("\x1b[2Jhttp://[\x1b[31m")}) as running:
        assert "\x1b" not in str(refused(f"{running.base}/", fetcher()))


@pytest.mark.parametrize(
    "declared",
    ["text/html; charset*=us-ascii'en'x%0d%0aWARC-Type:%20x", 'text/html; charset="a b"', f"text/html; charset={'a' * 99}"],
)
def test_what_can_be_no_charset_is_none(declared: str) -> None:
    with site({"/": answer(content_type=declared)}) as running:
        assert fetcher().fetch(f"{running.base}/").charset is None


# --- Too much, too slow, broken -------------------------------------------------------------------------------------------

SMALL = Limits(total_seconds=5.0, idle_seconds=1.0, size=1 << 20)


def endless(piece: bytes, head: bytes) -> Callable[[Request, socket.socket], None]:
    def send(request: Request, connection: socket.socket) -> None:
        connection.sendall(head)
        while True:
            connection.sendall(piece)

    return send


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
ENDLESS = {
    "body": endless(b"a" * 65536, HEAD + b"\r\n"),
    "chunks": endless(b"4000\r\n" + b"a" * 0x4000 + b"\r\n", HEAD + b"Transfer-Encoding: chunked\r\n\r\n"),
    "headers": endless(b"X-Filler: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n", HEAD),
    "one header": endless(b"a" * 4096, HEAD + b"X-Filler: "),
    "status line": endless(b"a" * 4096, b"HTTP/1.1 200 "),
    "chunk size": endless(b"0" * 4096, HEAD + b"Transfer-Encoding: chunked\r\n\r\n"),
    "announcements": endless(b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 100, b""),
    "redirect body": endless(b"a" * 65536, b"HTTP/1.1 302 Found\r\nLocation: /b\r\n\r\n"),
}


@pytest.mark.parametrize("what", ENDLESS)
def test_what_has_no_end_is_broken_off(what: str) -> None:
    with site({"/": ENDLESS[what]}) as running:
        begun = time.monotonic()
        refused(f"{running.base}/", fetcher(SMALL))
        assert time.monotonic() - begun < AMPLE


def test_what_says_it_is_too_large_is_not_read() -> None:
    with site({"/": HEAD + b"Content-Length: 99999999999\r\n\r\n"}) as running:
        assert "as it says itself" in refused(f"{running.base}/", fetcher(SMALL)).problem


def test_redirects_share_one_limit() -> None:
    with site({"/": answer(b"a" * 700_000, status="302 Found", Location="/b"), "/b": answer(b"a" * 700_000)}) as running:
        assert "larger than" in refused(f"{running.base}/", fetcher(SMALL)).problem


@pytest.mark.parametrize("size", [8 << 20, 200 << 20])
def test_a_gzip_bomb_is_refused_before_it_has_grown(size: int) -> None:
    packer = zlib.compressobj(9, wbits=31)
    bomb = b"".join(packer.compress(bytes(1 << 20)) for _ in range(size >> 20)) + packer.flush()
    assert len(bomb) < size / 900
    with site({"/": answer(bomb, Content_Encoding="gzip")}) as running:
        problem = refused(f"{running.base}/", fetcher()).problem
    assert "more than 200 times" in problem or "more than 20 MB" in problem


def test_what_grows_slowly_is_limited_too() -> None:
    lines = b"".join(b"<p>%d</p>" % number for number in range(200_000))
    with site({"/": answer(gzip.compress(lines), Content_Encoding="gzip")}) as running:
        assert "more than 1 MB" in refused(f"{running.base}/", fetcher(SMALL)).problem


def drip(head: bytes) -> Callable[[Request, socket.socket], None]:
    def send(request: Request, connection: socket.socket) -> None:
        connection.sendall(head)
        while True:
            connection.sendall(b"a")
            time.sleep(0.1)

    return send


@pytest.mark.parametrize("head", [HEAD + b"\r\n", HEAD + b"X-Slow: ", b"HTTP/1.1 200 ", HEAD + b"Content-Length: 5000\r\n\r\n"])
def test_a_slow_drip_is_cut_off(head: bytes) -> None:
    with site({"/": drip(head)}) as running:
        begun = time.monotonic()
        caught = refused(f"{running.base}/", fetcher())
        assert 1.5 < time.monotonic() - begun < AMPLE
    assert caught.temporary
    assert "in time" in caught.problem


@pytest.mark.parametrize("head", [b"", HEAD + b"Content-Length: 100\r\n\r\nhalf"])
def test_silence_is_cut_off_sooner(head: bytes) -> None:
    def silent(request: Request, connection: socket.socket) -> None:
        connection.sendall(head)
        time.sleep(2 * AMPLE)

    with site({"/": silent}) as running:
        begun = time.monotonic()
        assert refused(f"{running.base}/", fetcher()).temporary
        assert 0.4 < time.monotonic() - begun < AMPLE


def test_redirects_share_the_time() -> None:
    def slowly(request: Request, connection: socket.socket) -> bytes:
        time.sleep(0.4)
        return redirect("/")

    with site({"/": slowly}) as running:
        begun = time.monotonic()
        refused(f"{running.base}/", fetcher(Limits(total_seconds=1.0, idle_seconds=1.0, redirects=100)))
        assert time.monotonic() - begun < AMPLE


def test_waiting_on_purpose_is_not_counted() -> None:
    with site() as running:
        by = fetcher(Limits(total_seconds=0.5, idle_seconds=0.5))
        assert by.fetch(f"{running.base}/", before=lambda url: time.sleep(0.8)).status == 200


BROKEN = {
    "no HTTP": b"SSH-2.0-OpenSSH_9.6\r\n",
    "nothing": b"",
    "half a head": b"HTTP/1.1 200 OK\r\nContent-Ty",
    "body cut off": HEAD + b"Content-Length: 500\r\n\r\n<p>half",
    "two lengths": HEAD + b"Content-Length: 5\r\nContent-Length: 7\r\n\r\n<p>ab",
    "chunk size": HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n",
    "chunk too short": HEAD + b"Transfer-Encoding: chunked\r\n\r\nff\r\nabc\r\n",
    "chunks without end": HEAD + b"Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n",
    "unknown transfer": HEAD + b"Transfer-Encoding: gzip\r\n\r\nabc",
    "folded head": b"HTTP/1.1 200 OK\r\n \r\n: x\r\n\r\n",
    "gzip cut off": answer(gzip.compress(PAGE)[:40], Content_Encoding="gzip"),
    "gzip damaged": answer(gzip.compress(PAGE)[:30] + b"\xff" * 30, Content_Encoding="gzip"),
    "no gzip": answer(PAGE, Content_Encoding="gzip"),
    "brotli": answer(PAGE, Content_Encoding="br"),
    "unknown coding": answer(PAGE, Content_Encoding="zstd-of-tomorrow"),
}  # fmt: skip


@pytest.mark.parametrize("what", BROKEN)
def test_broken_answers_are_refused(what: str) -> None:
    with site({"/": BROKEN[what]}) as running:
        refused(f"{running.base}/", fetcher())


@given(st.binary(max_size=400), st.booleans())
def test_any_bytes_at_all_are_an_answer_or_refused(noise: bytes, begins_well: bool) -> None:
    with site({"/": (HEAD if begins_well else b"") + noise}) as running:
        try:
            assert fetcher().fetch(f"{running.base}/").status > 0
        except FetchRefused as caught:
            assert "\n" not in str(caught)


@pytest.mark.parametrize("kind", ["image/png", "application/zip", "video/mp4", "application/json; charset=utf-8", "TEXT/CSS"])
def test_what_is_no_page_is_refused(kind: str) -> None:
    with site({"/": answer(b"x" * 100, content_type=kind)}) as running:
        problem = refused(f"{running.base}/", fetcher()).problem
    assert kind.partition(";")[0].lower() in problem
    assert "expected a page" in problem


@pytest.mark.parametrize(
    "kind", ["text/html", "Text/HTML;charset=x", "application/xhtml+xml", "text/plain", "application/pdf", None]
)
def test_pages_come_under_several_types_or_none(kind: str | None) -> None:
    with site({"/": answer(content_type=kind)}) as running:
        assert fetcher().fetch(f"{running.base}/").payload == PAGE


# --- TLS ------------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


def tls_site(authority: trustme.CA, name: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    return context


def trusting(authority: trustme.CA) -> Fetcher:
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return fetcher(resolve=lambda host, port: ["127.0.0.1"], tls=context)


def test_tls_names_and_checks_the_host_though_the_address_is_pinned(authority: trustme.CA) -> None:
    named: list[str | None] = []
    context = tls_site(authority, "news.example")
    context.sni_callback = lambda connection, name, _: named.append(name)
    with site(tls=context) as running:
        fetched = trusting(authority).fetch(f"https://news.example:{running.port}/")
        assert (fetched.payload, named) == (PAGE, ["news.example"])
        assert fetched.answer.request == running.requests[0].raw
        assert "certificate" in refused(f"https://other.example:{running.port}/", trusting(authority)).problem.lower()
        assert (
            "certificate"
            in refused(f"https://news.example:{running.port}/", fetcher(resolve=lambda h, p: ["127.0.0.1"])).problem.lower()
        )
    assert len(running.requests) == 1


def test_a_tls_handshake_that_never_comes_is_not_waited_for(authority: trustme.CA) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        begun = time.monotonic()
        refused(f"https://news.example:{silent.getsockname()[1]}/", trusting(authority))
        assert time.monotonic() - begun < AMPLE


def test_a_site_counts_what_reaches_it() -> None:
    """The counter on which the tests above rest."""
    with site() as running:
        assert isinstance(running, Site)
        socket.create_connection((running.host, running.port)).close()
        time.sleep(0.1)
        assert running.connections == 1
