"""The address a page gives as its own: `link rel="canonical"`, or else `og:url`.

Always true: the address is http or https with a host, whole (resolved against the page's `base` or the address it came from), and
without a name and password; the part after `#` is left out, for it names a place in the page.
"""

from __future__ import annotations

from typing import Final
from urllib.parse import urljoin, urlsplit, urlunsplit

from habeas.capture.metadata.statements import Statements

_SCHEMES: Final = frozenset({"http", "https"})


def _whole(address: str, base: str) -> str | None:
    try:
        parts = urlsplit(urljoin(base, address.strip()))
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme not in _SCHEMES or not host or port == 0 or "@" in parts.netloc:
        return None
    return urlunsplit(parts._replace(fragment=""))


def _base(page: Statements, url: str | None) -> str:
    declared = next((base.get("href") for base in page.root.iter("base") if base.get("href")), None)
    return (_whole(declared, url or "") if declared else None) or url or ""


def _links(page: Statements) -> list[str]:
    links = page.root.iter("link")
    return [link.get("href") or "" for link in links if "canonical" in (link.get("rel") or "").lower().split()]


def canonical(page: Statements, url: str | None) -> tuple[str, str] | None:
    """The page's own address and where it says so (`link:canonical`, `meta:og:url`); `url` is where the page came from."""
    base = _base(page, url)
    stated = [*((href, "link:canonical") for href in _links(page)), *((og, "meta:og:url") for og in page.metas.get("og:url", ()))]
    return next(((whole, source) for href, source in stated if href and (whole := _whole(href, base)) is not None), None)


def canonical_address(page: Statements, url: str | None) -> str | None:
    """The page's own address alone."""
    found = canonical(page, url)
    return found[0] if found is not None else None
