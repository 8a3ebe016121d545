"""Pages that say something of themselves, for the tests of what is found there."""

from __future__ import annotations

import json

from habeas.capture import cut_with_facts
from habeas.model import MediaType, Page, PageFacts

STORY = (
    "<p>The Khatai District Court in Baku remanded the editor Aysel Umudova for four months on Friday, her lawyer said.</p>"
    "<p>She is accused of smuggling foreign currency, which she denies; her colleagues call the case a reprisal.</p>"
)


def facts(head: str = "", body: str = "", *, html: str = "<html>", url: str | None = None, story: str = STORY) -> PageFacts:
    """What a page with this head, and this between its headline and its story, says of itself."""
    text = f"{html}<head><title>Editor remanded</title>{head}</head><body><h1>Editor remanded</h1>{body}{story}</body></html>"
    return cut_with_facts(Page(id="page", text=text, media_type=MediaType.HTML, url=url), fast=True).facts


def json_ld(**stated: object) -> str:
    """The element in which an article states this for programs."""
    story = {"@context": "https://schema.org", "@type": "NewsArticle", **stated}
    return f'<script type="application/ld+json">{json.dumps(story)}</script>'
