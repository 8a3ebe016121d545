"""Values in a few words, for tables."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day"}


def term_in_words(term: str) -> str:
    """`P7Y6M` as "7 years 6 months"; a range with both its ends."""
    if "/" in term:
        return " to ".join(term_in_words(end) for end in term.split("/"))
    hours = re.fullmatch(r"PT(\d+)H", term)
    if hours:
        return f"{hours[1]} hours"
    parts = [f"{n} {_UNITS[unit]}{'' if n == '1' else 's'}" for n, unit in re.findall(r"(\d+)([YMWD])", term)]
    return " ".join(parts) or term


def charges_in_words(charges: Any) -> str:
    """Articles where they are given, else offences."""
    named = [charge.get("article") or charge.get("offence") or charge.get("law", "") for charge in charges]
    articles = [charge.get("article") for charge in charges if charge.get("article")]
    return f"Art. {', '.join(articles)}" if articles and len(articles) == len(named) else "; ".join(named)


def details(event: Mapping[str, Any]) -> str:
    """What an event's fields say beside who, what and when."""
    said = [
        term_in_words(event["term"]) if event.get("term") else "",
        f"until {event['until']}" if event.get("until") else "",
        charges_in_words(event.get("charges", ())),
        str(event.get("outcome", "")).replace("_", " "),
        f"by {event['actor']}" if event.get("actor") else "",
        f"to {event['addressee']}" if event.get("addressee") else "",
        f"about {event['target']}" if event.get("target") else "",
        "; ".join(event.get("demands", ())),
        str(event.get("court", "")),
        str(event.get("place", "")),
        f"({event['stance']})" if event.get("stance", "asserted") != "asserted" else "",
    ]
    return ", ".join(part for part in said if part)
