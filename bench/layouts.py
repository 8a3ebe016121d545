"""Teasers in layouts made for the purpose: the articles and briefs of annotated pages, set anew in many ways, and cut again.

    python bench/layouts.py --gold DIR [--show]

DIR holds `dev.jsonl` with `title`, `briefs` and `published`; what the article is, is taken from the page's own cut (which
`bench/segments.py` measures), so these figures say only what a layout does. Class names are neutral throughout: no word of them
says "related" or "teaser".
"""

from __future__ import annotations

import argparse
import datetime as dt
import html
import json
import os
import sys
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from habeas.capture import cut, inputs_from_manifest, page_from_input
from habeas.model import MediaType, Page


@dataclass(frozen=True)
class Story:
    """What every layout shows: one article, and teasers with a headline and a day each."""

    title: str
    day: dt.date
    paragraphs: tuple[str, ...]
    teasers: tuple[str, ...]
    headlines: tuple[str, ...]
    days: tuple[dt.date, ...]

    def said(self, at: int) -> str:
        return f"{self.days[at].day} {self.days[at]:%B %Y}"


@dataclass(frozen=True)
class Expected:
    """The briefs a layout shows: (title, text, day or none)."""

    briefs: tuple[tuple[str | None, str, dt.date | None], ...]


Layout = Callable[[Story], tuple[str, Expected]]
LAYOUTS: dict[str, Layout] = {}


def layout(function: Layout) -> Layout:
    LAYOUTS[function.__name__] = function
    return function


def esc(text: str) -> str:
    return html.escape(text, quote=False)


def paras(texts: tuple[str, ...], tag: str = "p") -> str:
    return "\n".join(f"<{tag}>{esc(text)}</{tag}>" for text in texts)


def page(body: str, title: str) -> str:
    nav = "".join(f'<a href="/{w}">{w}</a> ' for w in ("Home", "World", "Courts", "Video", "About us"))
    return (
        f"<!doctype html><html><head><meta charset=utf-8><title>{esc(title)} - The Paper</title></head>"
        f"<body><div class=q1>{nav}</div>"
        f"{body}<div class=q9>The Paper. All rights reserved.</div></body></html>"
    )


def undated(story: Story) -> Expected:
    return Expected(tuple((None, teaser, None) for teaser in story.teasers))


def dated(story: Story) -> Expected:
    return Expected(tuple((None, teaser, day) for teaser, day in zip(story.teasers, story.days, strict=True)))


def headlines_only(story: Story) -> Expected:
    return Expected(tuple((None, headline, day) for headline, day in zip(story.headlines, story.days, strict=True)))


def cards(story: Story) -> Expected:
    return Expected(tuple(zip(story.headlines, story.teasers, story.days, strict=True)))


@layout
def html_flat_heading(s: Story) -> tuple[str, Expected]:
    return page(
        f"<div class=a><h1>{esc(s.title)}</h1>{paras(s.paragraphs)}<h3>Elsewhere</h3>{paras(s.teasers)}</div>", s.title
    ), undated(s)


@layout
def html_nested_no_heading(s: Story) -> tuple[str, Expected]:
    teasers = "".join(f"<div class=c4><p>{esc(t)}</p></div>" for t in s.teasers)
    body = f"<div class=c1><h1>{esc(s.title)}</h1><div class=c2>{paras(s.paragraphs)}</div><div class=c3>{teasers}</div></div>"
    return page(body, s.title), undated(s)


@layout
def html_teasers_inside_body(s: Story) -> tuple[str, Expected]:
    teasers = "".join(f"<div class=c4><a href='/s/{i}'><p>{esc(t)}</p></a></div>" for i, t in enumerate(s.teasers))
    return page(f"<h1>{esc(s.title)}</h1><div class=c2>{paras(s.paragraphs)}{teasers}</div>", s.title), undated(s)


@layout
def html_bullets_date_before(s: Story) -> tuple[str, Expected]:
    items = "".join(f"<li><span>{s.said(i)}</span> <a href='/s/{i}'>{esc(h)}</a></li>" for i, h in enumerate(s.headlines))
    body = f"<div class=b><h1>{esc(s.title)}</h1><div>{paras(s.paragraphs)}</div><ul class=k>{items}</ul></div>"
    return page(body, s.title), headlines_only(s)


@layout
def html_cards_date_after(s: Story) -> tuple[str, Expected]:
    items = "".join(
        f"<div class=i><a href='/s/{i}'><img src=x.jpg><h4>{esc(h)}</h4></a><p>{esc(t)}</p><span>{s.said(i)}</span></div>"
        for i, (h, t) in enumerate(zip(s.headlines, s.teasers, strict=True))
    )
    body = f"<div class=b><h1>{esc(s.title)}</h1><div class=t>{paras(s.paragraphs)}</div><div class=g>{items}</div></div>"
    return page(body, s.title), cards(s)


@layout
def html_table_columns(s: Story) -> tuple[str, Expected]:
    left = "".join(f"<tr><td><b>{s.said(i)}</b><br>{esc(t)}</td></tr>" for i, t in enumerate(s.teasers))
    text = "<br><br>".join(esc(p) for p in s.paragraphs)
    body = f"<table><tr><td width=200><table>{left}</table></td><td><h1>{esc(s.title)}</h1>{text}</td></tr></table>"
    return page(body, s.title), dated(s)


@layout
def html_read_also_inside(s: Story) -> tuple[str, Expected]:
    middle = len(s.paragraphs) // 2
    also = "".join(f"<p><b>Read also:</b> <a href='/s/{i}'>{esc(h)}</a></p>" for i, h in enumerate(s.headlines))
    body = f"<h1>{esc(s.title)}</h1><div class=w>{paras(s.paragraphs[:middle])}{also}{paras(s.paragraphs[middle:])}</div>"
    return page(body, s.title), Expected(tuple((None, h, None) for h in s.headlines))


@layout
def html_same_wrappers(s: Story) -> tuple[str, Expected]:
    text = "".join(f"<div class=r><div class=t>{esc(p)}</div></div>" for p in s.paragraphs)
    others = "".join(f"<div class=r><div class=t>{esc(t)}</div></div>" for t in s.teasers)
    return page(f"<h1>{esc(s.title)}</h1>{text}<h2>More news</h2>{others}", s.title), undated(s)


@layout
def html_articles_in_a_row(s: Story) -> tuple[str, Expected]:
    others = "".join(
        f"<article class=x><h2><a href='/s/{i}'>{esc(h)}</a></h2>"
        f"<time datetime={s.days[i]}>{s.said(i)}</time><p>{esc(t)}</p></article>"
        for i, (h, t) in enumerate(zip(s.headlines, s.teasers, strict=True))
    )
    own = f"<h1>{esc(s.title)}</h1><time datetime={s.day}>{s.day}</time>{paras(s.paragraphs)}"
    body = f"<main><article class=x>{own}</article>{others}</main>"
    return page(body, s.title), cards(s)


@layout
def html_definition_list(s: Story) -> tuple[str, Expected]:
    others = "".join(f"<dt>{s.said(i)}</dt><dd>{esc(t)}</dd>" for i, t in enumerate(s.teasers))
    own = f"<section><h1>{esc(s.title)}</h1>{paras(s.paragraphs)}</section>"
    body = f"{own}<section><h2>Other stories</h2><dl>{others}</dl></section>"
    return page(body, s.title), dated(s)


def lines(*parts: str) -> str:
    return "\n".join(parts)


@layout
def text_marks(s: Story) -> tuple[str, Expected]:
    return lines(
        s.title,
        s.title,
        *s.paragraphs,
        "-",
        "- Society",
        f"- {s.said(0)} 12:36",
        "World",
        *(x for t in s.teasers for x in ("-", t)),
    ), undated(s)


@layout
def text_bullets(s: Story) -> tuple[str, Expected]:
    return lines(
        "The Paper", s.title, *s.paragraphs, "In other news", *(f"• {t}" for t in s.teasers), "Share this story"
    ), undated(s)


@layout
def text_heading(s: Story) -> tuple[str, Expected]:
    return lines(
        s.title, "By our reporter", *s.paragraphs, "Further reading", *s.teasers, "Subscribe to our newsletter"
    ), undated(s)


@layout
def text_unknown_heading(s: Story) -> tuple[str, Expected]:
    return lines(s.title, s.title, *s.paragraphs, "Dispatches", *s.teasers), undated(s)


@layout
def text_date_before(s: Story) -> tuple[str, Expected]:
    others = (x for i, t in enumerate(s.teasers) for x in (f"{s.said(i)}, 15:28", t))
    return lines(s.title, s.title, *s.paragraphs, "News feed", *others), dated(s)


@layout
def text_date_after(s: Story) -> tuple[str, Expected]:
    others = (x for i, t in enumerate(s.teasers) for x in (t, s.said(i)))
    return lines(
        s.title,
        f"{s.day:%d.%m.%Y} 10:00",
        *s.paragraphs,
        "Latest news",
        *others,
        "Comments (3)",
        "Why?",
        "Nobody knows that yet, I think.",
    ), dated(s)


@layout
def text_menu_and_teasers_first(s: Story) -> tuple[str, Expected]:
    menu = ("Home", "Politics", "World", "Video", "Search")
    first = (x for i, h in enumerate(s.headlines) for x in (s.said(i), h))
    return lines(
        "The Paper", *menu, "Latest", *first, s.title, s.day.isoformat(), *s.paragraphs, "Tags: courts, media", "Leave a comment"
    ), headlines_only(s)


@layout
def text_hard_wrapped(s: Story) -> tuple[str, Expected]:
    wrapped = (textwrap.fill(text, 72) for text in (s.title, *s.paragraphs, "See also", *s.teasers))
    return "\n\n".join(wrapped) + "\n", undated(s)


@layout
def text_headline_summary_date(s: Story) -> tuple[str, Expected]:
    others = (x for i in range(len(s.teasers)) for x in (s.headlines[i], s.teasers[i], s.said(i)))
    return lines(s.title, s.title, *s.paragraphs, "You may also like", *others), cards(s)


HEADLINES = (
    "Court in the capital frees two reporters on bail",
    "Lawyers protest over closed hearing in spy case",
    "Relatives of hunger striker turn to the ombudsman",
    "Parliament votes on amnesty for minor offences",
)


def stories(manifest: Path) -> list[Story]:
    gold = {record["id"]: record for record in map(json.loads, manifest.read_text(encoding="utf-8").splitlines())}
    found = []
    for given in inputs_from_manifest(manifest):
        article = next((segment for segment in cut(page_from_input(given)) if segment.id == "article"), None)
        teasers = tuple(" ".join(t.split()) for t in gold[given.id]["briefs"] if len(t.split()) > 9)
        if article is None or not teasers:
            continue
        day = dt.date.fromisoformat(gold[given.id]["published"])
        days = tuple(day - dt.timedelta(days=3 + 2 * i) for i in range(len(teasers)))
        found.append(
            Story(gold[given.id]["title"], day, tuple(article.text.split("\n")), teasers, HEADLINES[: len(teasers)], days)
        )
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=os.environ.get("HABEAS_GOLD_DIR"), help="folder with the annotated pages")
    parser.add_argument("--manifest", default="dev.jsonl")
    parser.add_argument("--show", action="store_true", help="print what went wrong")
    arguments = parser.parse_args()
    if arguments.gold is None or not (Path(arguments.gold) / arguments.manifest).is_file():
        print(f"SKIPPED: no annotated pages at {arguments.gold}; name their folder with --gold", file=sys.stderr)
        return 0
    material = stories(Path(arguments.gold) / arguments.manifest)
    print(f"{'layout':32} {'leak':>6} {'body recall':>12} {'briefs':>7} {'dated':>6}   ({len(material)} pages each)")
    totals = [0] * 7
    for name, make in LAYOUTS.items():
        counts = measure(name, make, material, show=arguments.show)
        print_row(name, counts)
        totals = [a + b for a, b in zip(totals, counts, strict=True)]
    print_row("all", totals)
    return 0


def print_row(name: str, counts: list[int]) -> None:
    leaked, teaser_words, body_found, body_words, found, right_days, expected = counts
    print(
        f"{name:32} {leaked / teaser_words:6.3f} {body_found / body_words:12.3f}"
        f" {found / expected:7.3f} {right_days / expected:6.3f}"
    )


def measure(name: str, make: Layout, material: list[Story], *, show: bool) -> list[int]:
    leaked = teaser_words = body_found = body_words = found = right_days = expected = 0
    for story in material:
        text, wanted = make(story)
        media = MediaType.HTML if name.startswith("html") else MediaType.PLAIN
        captured = story.day + dt.timedelta(days=5)
        segments = cut(Page(id="page", text=text, media_type=media, captured=captured))
        article = next((" ".join(s.text.split()) for s in segments if s.id == "article"), "")
        for paragraph in story.paragraphs:
            flat = " ".join(paragraph.split())
            body_words += len(flat.split())
            body_found += len(flat.split()) if flat in article else 0
            if show and flat not in article:
                print(f"    {name}: lost from the article: {flat[:80]}")
        briefs = [s for s in segments if s.id != "article"]
        for title, teaser, day in wanted.briefs:
            expected += 1
            teaser_words += len(teaser.split())
            leaked += len(teaser.split()) if teaser in article else 0
            match = next((b for b in briefs if " ".join(b.text.split()) == teaser and (title is None or b.title == title)), None)
            found += match is not None
            own_day = match.date.day if match is not None and match.date is not None else None
            right_days += match is not None and own_day == (day or captured) and match.anchored_on_capture == (day is None)
            if show and match is None:
                print(f"    {name}: not found: {teaser[:60]!r} among {[(b.title, b.text[:40]) for b in briefs][:5]}")
            elif show and own_day != (day or captured):
                print(f"    {name}: day {own_day}, expected {day or captured}")
    return [leaked, teaser_words, body_found, body_words, found, right_days, expected]


if __name__ == "__main__":
    sys.exit(main())
