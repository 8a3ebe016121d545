"""A few lines pasted by themselves: an article, not a teaser of one."""

import pytest

from habeas.capture import cut
from habeas.model import MediaType, Page


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        ("Police arrested Kamran Aliyev on Tuesday.", None, "Police arrested Kamran Aliyev on Tuesday."),
        (
            "Journalist arrested\nPolice arrested Kamran Aliyev on Tuesday.\nHe denies the charges.",
            "Journalist arrested",
            "Police arrested Kamran Aliyev on Tuesday.\nHe denies the charges.",
        ),
    ],
)
def test_a_note_is_an_article(text: str, title: str | None, body: str) -> None:
    (segment,) = cut(Page(id="note", text=text, media_type=MediaType.PLAIN))
    assert (segment.id, segment.title, segment.text) == ("article", title, body)


def test_a_list_of_headlines_is_none() -> None:
    assert all(
        not s.is_article for s in cut(Page(id="list", text="- Politics\n- Society\n- Economy", media_type=MediaType.PLAIN))
    )
