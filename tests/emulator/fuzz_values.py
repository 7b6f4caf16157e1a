"""What is thrown at the emulator: texts, numbers, JSON and raw HTTP, from harmless to absurd."""

from typing import NamedTuple

from hypothesis import strategies as st

from pulumi_livemedia.emulator.coverage import coverage

NESTED = "[" * 100_000
ODD_TEXTS = st.sampled_from(
    [
        *("", " ", "a b", "nothing", "0", "-1", "01", "1e999", "NaN", "true", "True", "null", "a" * 5000, "1" * 5000),
        *("中", "\U0001f600", "\0", "\x01\x1f\x7f", "\r\n", "\ufffe", "a\u0301", "&<>'\"]]>", "%", "%zz", "%ff", "+"),
        *("{}", "[]", '{"a":1}', '["\\ud800"]', '{"Text":"\\udfff"}', NESTED, '{"a":' * 500, "[1e999]", '"', "{"),
        *("../..", "a/b", "$(id)", "rtmp://a", "http://[", "http://a:99999999/", "https://example.com/a.png"),
        *("RV01", "RC01", "RV99", "lp_ld", "2026-01-02T03:04:05Z", "0001-01-01T00:00:00Z", "99991231T235959Z"),
    ]
)
TEXTS = st.one_of(
    ODD_TEXTS,
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    st.integers().map(str),
    st.floats().map(str),
)
SCALARS = st.one_of(
    *(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False)),
    st.sampled_from([2**31, -(2**31) - 1, 10**400, 1e300, -0.0, "\ud800"]),
    TEXTS,
)
JSON = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=12,
)
"""Lone surrogates are among them: JSON can write them, and no UTF-8 can."""

BODIES = st.one_of(
    st.binary(max_size=200),
    st.sampled_from([b"[" * 100_000, b'{"a":' * 20_000, b"[1e999]", b"NaN", b'"\\ud800"', b"\xff\xfe[\x00]\x00"]),
    st.sampled_from([b"{}", b"[]", b"null", b'{"AppId":"a"', b"\xef\xbb\xbf{}", b"<a>", b"<a/>", b"a=%zz&b=%ff&c"]),
)

OPERATIONS = sorted({each.operation for each in coverage()})
VERSIONS = sorted({each.version for each in coverage()})

# Latin-1 is what a header can carry; a line break in one would begin another.
_HEADER_TEXT = st.text(st.characters(max_codepoint=255, exclude_characters="\r\n"), max_size=30)
_SIGNED = "SignedHeaders=host;x-date, Signature=00"
HEADERS = st.lists(
    st.one_of(
        st.tuples(st.just("Authorization"), st.sampled_from([
            *("ACS3-HMAC-SHA256", "ACS3-HMAC-SHA256 Credential=emulator,SignedHeaders=host,Signature=00", "Basic eA=="),
            *("ACS3-HMAC-SHA256 Credential=emulator,SignedHeaders=host,Signature=\xe9", "ACS3-", "HMAC-SHA256 "),
            *("HMAC-SHA256 =,=,", f"HMAC-SHA256 Credential=emulator/00010101/a/rtc/request, {_SIGNED}"),
            f"HMAC-SHA256 Credential=emulator/99991231/a/rtc/request, {_SIGNED}",
            f"HMAC-SHA256 Credential=emulator/20240101/a/rtc/request, {_SIGNED}\xe9",
        ])),
        st.tuples(st.sampled_from(["X-Date", "x-acs-date"]), st.sampled_from([
            *("00010101T000000Z", "99991231T235959Z", "20240101T000000Z", "0001-01-01T00:00:00Z", "\xe9", ""),
            *("9999-12-31T23:59:59Z", "2024-02-30T00:00:00Z"),
        ])),
        st.tuples(st.sampled_from(["x-acs-action"]), st.sampled_from([*OPERATIONS, "", "\xff"])),
        st.tuples(st.sampled_from(["x-acs-version"]), st.sampled_from([*VERSIONS, "", "\xff"])),
        st.tuples(st.sampled_from(["x-acs-signature-nonce", "x-acs-content-sha256", "X-Content-Sha256"]), _HEADER_TEXT),
        st.tuples(st.sampled_from(["Host", "Accept", "Expect", "Connection", "Cookie", "Range"]), _HEADER_TEXT),
        st.tuples(st.sampled_from(["Expect"]), st.just("100-continue")),
        st.tuples(st.sampled_from(["Accept"]), st.sampled_from(["application/xml", "application/json", "*/*"])),
        st.tuples(st.sampled_from(["Content-Type"]), st.one_of(_HEADER_TEXT, st.sampled_from([
            *("application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=a"),
            "application/json; charset=utf-7",
        ]))),
        st.tuples(st.from_regex(r"[A-Za-z_-]{1,12}", fullmatch=True), _HEADER_TEXT),
        st.just(("X-Long", "a" * 60_000)),
        st.just(("X-Longer", "a" * 70_000)),
    ),
    max_size=6,
)  # fmt: skip
MANY_HEADERS = [(f"X-{n}", "a") for n in range(150)]

PATHS = st.one_of(
    st.sampled_from(["/", "/_emulator/state", "/_emulator/casters", "//", "//[", "*", "", "/%zz", "/%ff", "/a b", "a"]),
    st.sampled_from(["http://[/", "http://a:b/", "http://a/", "/?", "/#", "/_emulator", "/_emulator/", "\xff", "/\0"]),
    st.text(st.characters(max_codepoint=255, exclude_characters="\r\n"), max_size=20),
)
QUERIES = st.lists(
    st.tuples(
        st.sampled_from(
            [
                *("Action", "Version", "Format", "AccessKeyId", "Signature", "SignatureMethod", "SignatureVersion"),
                *("SignatureNonce", "Timestamp", "SecurityToken", "CasterId", "X-Expires", "AppId", "namespace", "id"),
            ]
        ),
        st.one_of(
            st.sampled_from([*OPERATIONS, *VERSIONS, "JSON", "xml", "HMAC-SHA1", "1.0", "emulator"]),
            st.sampled_from(["%zz", "%ff", "%", "%00", "+", "a%20b", "%C3%A9", "\xff", "0001-01-01T00:00:00Z"]),
        ),
    ),
    max_size=10,
).map(lambda pairs: "&".join(f"{name}={value}" for name, value in pairs))


class Framing(NamedTuple):
    """How the length of a body is told: more headers, and the body as it is sent."""

    headers: list[tuple[str, str]]
    body: bytes


def _chunked(body: bytes) -> bytes:
    return b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body) if body else b"0\r\n\r\n"


def framings(body: bytes) -> st.SearchStrategy[Framing]:
    """Right and wrong ways to frame a body."""
    lengths = [
        "",
        "-1",
        "+1",
        "1.5",
        "0x10",
        "\xb2",
        "\u0661".encode().decode("latin-1"),
        "9" * 30,
        "1, 2",
        str(1 << 40),
    ]
    wrong = [*lengths, *(str(len(body) + n) for n in (-3, 1, 1000))]
    chunked = [("Transfer-Encoding", "chunked")]
    broken = [
        b"zz\r\na\r\n",
        b"-1\r\n",
        b"5\r\na",
        b"fffffffff\r\na\r\n",
        b"3\r\nabcdef\r\n0\r\n\r\n",
        b"",
        b"0\r\nX: y\r\n\r\n",
    ]
    return st.one_of(
        st.just(Framing([("Content-Length", str(len(body)))], body)),
        st.just(Framing([], body)),
        st.sampled_from(wrong).map(lambda length: Framing([("Content-Length", length)], body)),
        st.just(Framing([("Content-Length", "1"), ("Content-Length", "2")], body)),
        st.just(Framing(chunked, _chunked(body))),
        st.just(Framing([*chunked, ("Content-Length", "5")], _chunked(body))),
        st.sampled_from(broken).map(lambda sent: Framing(chunked, sent)),
        st.just(Framing([("Transfer-Encoding", "gzip, identity")], body)),
    )


@st.composite
def http_requests(draw: st.DrawFn) -> tuple[str, bytes]:
    """A request in bytes, and its method."""
    method = draw(
        st.sampled_from(["GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "TRACE", "get", "X\xff", "A-B", ""])
    )
    version = draw(st.sampled_from(["HTTP/1.1"] * 8 + ["HTTP/1.0", "HTTP/2.0", "HTTP/x", "", "HTTP/0.9"]))
    path, query = draw(PATHS), draw(QUERIES)
    framing = draw(BODIES.flatmap(framings))
    headers = [*draw(HEADERS), *framing.headers]
    if draw(st.integers(0, 30)) == 0:
        headers += MANY_HEADERS
    lines = [
        f"{method} {path}{'?' if query else ''}{query} {version}".rstrip(),
        "Host: fuzz",
        *(": ".join(each) for each in headers),
    ]
    return method, "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + framing.body
