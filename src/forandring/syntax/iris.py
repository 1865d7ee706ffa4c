"""IRIs: which strings are one (RFC 3987) and what a relative one means against a base (RFC 3986)."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

__all__ = ["is_absolute", "is_iri_reference", "resolved"]

# RFC 3986, appendix B; always matches.
_PARTS = re.compile(r"(?:([^:/?#]*):)?(?://([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#([\s\S]*))?")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*")

_UCS = "".join(
    f"{chr(first)}-{chr(last)}"
    for first, last in (
        (0xA0, 0xD7FF),
        (0xF900, 0xFDCF),
        (0xFDF0, 0xFFEF),
        *((plane << 16, (plane << 16) + 0xFFFD) for plane in range(1, 14)),
        (0xE1000, 0xEFFFD),
    )
)
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
_SEGMENT = f"A-Za-z0-9._~!$&'()*+,;=:@{_UCS}-"
_HOST = f"A-Za-z0-9._~!$&'()*+,;={_UCS}-"
_FUTURE_ADDRESS = re.compile(r"[vV][0-9A-Fa-f]+\.[A-Za-z0-9._~!$&'()*+,;=:-]+")
# Nearly every IRI of a plan: known good without a closer look.
_PLAIN = re.compile(r"https?://[A-Za-z0-9.-]+(?:/[A-Za-z0-9._~/-]*+)?(?:#[A-Za-z0-9._~-]*+)?")


class _Grammar(NamedTuple):
    """What the parts of an IRI may be."""

    authority: re.Pattern[str]
    path: re.Pattern[str]
    query: re.Pattern[str]
    fragment: re.Pattern[str]


@cache
def _grammar() -> _Grammar:
    """Return the patterns of an IRI's parts; most texts have only plain ones and need none of them."""
    return _Grammar(
        re.compile(
            f"(?:(?:[{_HOST}:]++|%[0-9A-Fa-f]{{2}})*+@)?"
            f"(?:\\[(?P<address>[^\\]]*)\\](?::[0-9]*)?|(?:[{_HOST}]++|%[0-9A-Fa-f]{{2}})*+(?::[0-9]*)?)"
        ),
        re.compile(f"(?:[{_SEGMENT}/]++|%[0-9A-Fa-f]{{2}})*+"),
        re.compile(f"(?:[{_SEGMENT}/?{_PRIVATE}]++|%[0-9A-Fa-f]{{2}})*+"),
        re.compile(f"(?:[{_SEGMENT}/?]++|%[0-9A-Fa-f]{{2}})*+"),
    )


def is_absolute(iri: str) -> bool:
    """Return whether ``iri`` begins with a scheme.

    >>> is_absolute("https://example.org/"), is_absolute("survey.pdf")
    (True, False)
    """
    scheme = _parts(iri)[0]
    return scheme is not None and bool(_SCHEME.fullmatch(scheme))


def is_iri_reference(iri: str) -> bool:
    """Return whether every part of ``iri``, absolute or relative, is written as RFC 3987 allows.

    >>> is_iri_reference("../a?b#c"), is_iri_reference("http://e/my file"), is_iri_reference("http://e:x/")
    (True, False, False)
    """
    if _PLAIN.fullmatch(iri):
        return True
    scheme, authority, path, query, fragment = _parts(iri)
    return (
        (scheme is None or bool(_SCHEME.fullmatch(scheme)))
        and (authority is None or _is_authority(authority))
        and bool(_grammar().path.fullmatch(path))
        and not (authority is None and path.startswith("//"))
        and (query is None or bool(_grammar().query.fullmatch(query)))
        and (fragment is None or bool(_grammar().fragment.fullmatch(fragment)))
    )


def resolved(base: str, reference: str) -> str:
    """Return what ``reference`` means against the absolute IRI ``base`` (RFC 3986, section 5.2).

    As in Oxigraph, ``.`` and ``..`` are taken out of the reference's own relative path only; what is
    absolute stays as written.

    >>> resolved("http://e/a/b?q#f", "../c"), resolved("http://e/a", "#x"), resolved("http://e/a", "u:v")
    ('http://e/c', 'http://e/a#x', 'u:v')
    """
    scheme, authority, path, query, fragment = _parts(reference)
    if scheme is not None:
        return reference
    scheme, base_authority, base_path, base_query, _ = _parts(base)
    if authority is not None:
        return f"{scheme}:{reference}"
    if not path:
        return _joined(scheme, base_authority, base_path, base_query if query is None else query, fragment)
    if path.startswith("/"):
        path = _appended("/", path[1:])
    elif base_authority is not None and not base_path:
        path = _appended("/", path)
    else:
        path = _appended(base_path[: base_path.rfind("/") + 1], path)
    return _joined(scheme, base_authority, path, query, fragment)


def _parts(iri: str) -> tuple[str | None, str | None, str, str | None, str | None]:
    match = _PARTS.fullmatch(iri)
    if match is None:  # the expression matches every string
        return None, None, iri, None, None
    return match[1], match[2], match[3], match[4], match[5]


def _joined(
    scheme: str | None, authority: str | None, path: str, query: str | None, fragment: str | None
) -> str:
    return "".join(
        (
            "" if scheme is None else f"{scheme}:",
            "" if authority is None else f"//{authority}",
            path,
            "" if query is None else f"?{query}",
            "" if fragment is None else f"#{fragment}",
        )
    )


def _appended(folder: str, path: str) -> str:
    """Return ``folder`` (empty, or ending in a slash) and ``path``, whose ``.`` and ``..`` are followed."""
    if "/." not in path and not path.startswith("."):
        return folder + path
    root = "/" if folder.startswith("/") else ""
    kept = folder[len(root) :].split("/")[:-1]
    segments = path.split("/")
    for segment in segments:
        if segment == "..":
            if kept:
                kept.pop()
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in (".", "..") and kept:
        kept.append("")
    return root + "/".join(kept)


def _is_authority(authority: str) -> bool:
    match = _grammar().authority.fullmatch(authority)
    if match is None:
        return False
    address = match["address"]
    return address is None or bool(_FUTURE_ADDRESS.fullmatch(address)) or _is_ipv6(address)


def _is_ipv6(address: str) -> bool:
    from ipaddress import AddressValueError, IPv6Address

    try:
        IPv6Address(address)
    except AddressValueError:
        return False
    return "%" not in address
