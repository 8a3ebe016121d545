"""The names that a sentence gives for a group: "five men, among them Smith", "the journalists Smith and Jones – …".

In: the story so far, a scene, and a group or a name in it. Out: a party. Always true: names are given for a group only where
words, signs or their number say so.
"""

from __future__ import annotations

import re

from habeas.reading.cast.group_words import is_part_of_more, without_article
from habeas.reading.cast.groups import of_group, of_mentions
from habeas.reading.cast.party import Party
from habeas.reading.cast.reach import BESIDE, PAIR
from habeas.reading.cast.singular import meant_by_singular
from habeas.reading.cast.story import Story
from habeas.reading.grammar_words import grammar_words
from habeas.reading.listed import behind_number, follows
from habeas.reading.masking import Word
from habeas.reading.matching import Scene
from habeas.reading.mentions import Kind, Mention
from habeas.reading.names import GroupMention, PersonMention
from habeas.reading.pointing import pointing_words
from habeas.reading.trees import Token, Tree

_SURE_OPENERS = ("–", "—", ":")
"""Behind these a list names a group also where nothing counts it."""
_LIST_OPENERS = (",", "-", *_SURE_OPENERS)
_REACH_OF_A_ROLE = 5
_REACH_OF_BELONGING = 8
_IN_A_NOUN_PHRASE = ("NOUN", "PROPN", "ADJ", "DET", "NUM", "ADP", "CCONJ")
_BEHIND_A_LIST = re.compile(r"\s*[,–—-]\s*")


def members_named(story: Story, scene: Scene, group: GroupMention) -> Party:
    """The names given for a group: "123 prisoners, *among them Smith and Jones*", "figures *such as Smith*", "five men …: *A, B
    and C*", and a list right behind it of just as many as it counts: "four more prisoners, *A, B, C and D*".
    """
    words, tree, known = scene.parsed.words, scene.parsed.tree, pointing_words()
    joining = grammar_words().joining | {","}
    listed = listed_behind(story, scene, group)
    if listed and group.number is not None:
        return listed
    named, by_colon = Party(), False
    for position in range(1, len(words)):
        if words[position].start < group.end or words[position].kind is not Kind.PERSON:
            continue
        before = [t.lower_ for t in tree[max(0, position - 2) : position]]
        if named and any(story.speaks(m) for m in words[position].mentions):
            break  # "Thirty were freed, among them Smith, *Jones said*"
        opens = tuple(before[-2:]) in (known.among_them, known.such_as) or before[-1] in (*known.leading_to_names, ":")
        if opens or _includes(tree, position) or (named and before[-1] in joining):
            by_colon = by_colon or (not named and before[-1] == ":")
            named = named.joined(of_mentions(story, words[position].mentions))
        elif named:
            break
    if by_colon and group.number is not None and len(named.people) != group.number:
        named = Party()  # "Two were freed: *Smith* thanked Jones"
    first = named.spans[0][0] if named else 0
    if by_colon and any(isinstance(m, GroupMention) and group.end < m.start < first for m in scene.mentions):
        named = Party()  # "*Activists* learned that three prisoners were freed: Smith, Jones and Brown"
    named = named or _part_among_them(story, scene, group) or _before_among_them(story, scene, group)
    named = named or _introduced_among_them(story, scene, group)
    return named or listed or listed_further_on(story, scene, group, group.number)


def _includes(tree: Tree, position: int) -> bool:
    """ "Four others who pleaded guilty *included* former deputy Smith", "*among* the prisoners freed *were* Smith and Jones",
    "thirty were freed, *among whom were* Smith and Jones": nothing but a role stands between.
    """
    including, known = pointing_words().including, grammar_words()
    inverted = tree[0].lower_ in known.among
    for token in reversed(tree[max(0, position - _REACH_OF_A_ROLE) : position]):
        of_whom = token.i > 1 and tree[token.i - 1].lower_ in known.whom and tree[token.i - 2].lower_ in known.among
        if token.lower_ in including or ((inverted or of_whom) and token.lemma_ in known.be):
            return True
        if token.pos_ not in ("NOUN", "PROPN", "ADJ", "DET"):
            return False
    return False


def _part_among_them(story: Story, scene: Scene, group: GroupMention) -> Party:
    """ "Five were freed, *among them two members of the Front, Smith and Jones*": those named for a part of the group."""
    words, known = scene.parsed.words, pointing_words()
    for part in (m for m in scene.mentions if isinstance(m, GroupMention) and m.start > group.end and m.number is not None):
        before = " ".join(word.form.lower() for word in words if group.end <= word.start < part.start).split()
        if before and (before[-1] in known.leading_to_names or tuple(before[-2:]) == known.among_them):
            tell = any(story.speaks(m) for m in scene.mentions if isinstance(m, PersonMention) and m.start > part.end)
            return Party() if tell else listed_behind(story, scene, part, led_to=True)
    return Party()


def _introduced_among_them(story: Story, scene: Scene, group: GroupMention) -> Party:
    """ "Eight were arrested, *including the party's treasurer, Smith, and the head of its youth wing, Jones*"."""
    known, words = pointing_words(), scene.parsed.words
    for position, word in enumerate(words[1:], 1):
        pair = (words[position - 1].form.lower(), word.form.lower())
        if word.start >= group.end and (word.form.lower() in known.leading_to_names or pair == known.among_them):
            listed = story.listed_from(word.end + 1, scene.parsed.part)
            return of_mentions(story, listed)
    return Party()


def _before_among_them(story: Story, scene: Scene, group: GroupMention) -> Party:
    """ "Thirty inmates, *Smith and Jones* among them, were moved": the names right before "among them", be it with so many
    more behind them ("*Smith, Jones* and two citizens of Georgia among them").
    """
    words, tree = scene.parsed.words, scene.parsed.tree
    among_them = pointing_words().among_them
    ends = [t.i for t in tree[1:-1] if (t.lower_, tree[t.i + 1].lower_) == among_them]
    behind = [end for end in ends if words[end].start > group.end]
    if not behind:
        return Party()
    first = behind[0] - 1
    while words[first].kind is not Kind.PERSON and tree[first].pos_ in _IN_A_NOUN_PHRASE and words[first].start > group.end:
        first -= 1
    counted = any(isinstance(m, GroupMention) and words[first].end < m.start < words[behind[0]].start for m in scene.mentions)
    if words[first].kind is not Kind.PERSON or (first < behind[0] - 1 and not counted):
        return Party()
    while first > 1 and words[first - 1].start > group.end and _may_stand_in_a_list(words[first - 1], tree[first - 1]):
        first -= 1
    listed = [m for word in words[first : behind[0]] for m in word.mentions if isinstance(m, PersonMention)]
    return of_mentions(story, listed)


def _may_stand_in_a_list(word: Word, token: Token) -> bool:
    """A name, what joins it to the next, or a role before it."""
    return (
        word.kind is Kind.PERSON
        or word.form == ","
        or word.form in grammar_words().joining
        or token.pos_ in ("NOUN", "PROPN", "ADJ", "DET")
    )


def listed_behind(story: Story, scene: Scene, group: GroupMention, *, led_to: bool = False) -> Party:
    """The names right behind a group, where a comma or a dash opens the list and it is as long as the group's number; where
    nothing counts the group, several names behind a dash, a colon or "namely", or between commas: "*the* journalists, *Smith,
    Jones and Brown*, were jailed". Officials and lawyers only where words such as "among them" have `led_to` the group.
    """
    words = scene.parsed.words
    behind = next((i for i, word in enumerate(words) if word.start >= group.end), len(words))
    if (
        behind + 1 < len(words)
        and words[behind].form in pointing_words().place_of_origin
        and words[behind + 1].kind is Kind.PLACE
    ):
        behind += 2  # "three believers *from Chita* – Smith, …"
    opener = words[behind].form if behind < len(words) else ""
    namely = opener in _LIST_OPENERS and behind + 1 < len(words) and words[behind + 1].form in pointing_words().namely
    between_commas = group.number is None and opener == "," and group.definite and not namely
    if namely:
        behind += 1
    elif group.number is not None and behind < len(words) and words[behind].kind is Kind.PERSON:
        behind -= 1  # "his two associates *Smith and Jones*"
    elif opener not in (_LIST_OPENERS if group.number is not None else _SURE_OPENERS) and not between_commas:
        counted = group.number is not None
        belonging = _behind_what_they_belong_to(scene, behind, known_of=counted or group.definite)
        if belonging is None:
            return Party()
        behind, between_commas = belonging, not counted and words[belonging].form == ","
    named, closed = Party(), False
    for word, before in zip(words[behind + 1 :], words[behind:], strict=False):
        if word.kind is Kind.PERSON:
            named = named.joined(of_mentions(story, (m for m in word.mentions if isinstance(m, PersonMention))))
        elif word.form != "," and word.form not in grammar_words().joining:
            closed = before.form == ","
            break
    if between_commas and not closed:
        return Party()
    number = len(named.people) + _one_unnamed_behind(story.text, scene, named)
    counted = number == group.number if group.number is not None else number > 1
    return named if counted and (led_to or not named.stands_by) else Party()


def _behind_what_they_belong_to(scene: Scene, at: int, *, known_of: bool) -> int | None:
    """ "Two members *of the youth movement* — Smith and Jones — were held": where the list of names is opened, if a dash or a
    colon opens it right behind the body or place the group belongs to, or a comma, where they are counted or `known_of`.
    """
    words, tree = scene.parsed.words, scene.parsed.tree
    if at >= len(words) or words[at].form not in pointing_words().belonging_to:
        return None
    for position in range(at + 1, min(len(words), at + _REACH_OF_BELONGING)):
        if words[position].form in (*_SURE_OPENERS, "-") or (known_of and words[position].form == ","):
            return position
        in_the_phrase = tree[position].pos_ in ("DET", "NOUN", "PROPN", "ADJ", "NUM") or tree[position].base == "amod"
        if words[position].kind is Kind.PERSON or not in_the_phrase:
            return None
    return None


def _one_unnamed_behind(text: str, scene: Scene, named: Party) -> int:
    """ "Two, Smith *and a minor*, were freed": how many stand in the list without a name, behind those who are named."""
    end = max((end for _, end in named.spans), default=None)
    ones = (m for m in scene.mentions if isinstance(m, GroupMention) and m.number == 1 and end is not None and m.start > end)
    return sum(text[end : m.start].strip(" ,") in grammar_words().joining for m in ones)


def listed_further_on(story: Story, scene: Scene, group: Mention, number: int | None) -> Party:
    """ "Two were freed on bail: *Smith and Jones*", "two women seized in the square, *Smith and Jones*, were fined"."""
    listed = of_mentions(story, behind_number(story.text, scene.mentions, group, number or 1))
    return Party() if listed.stands_by else listed


def joined_before(story: Story, scene: Scene, group: GroupMention) -> Party:
    """ "*Smith and* 76 co-accused were cleared": the name an "and" joins to a number of people, whatever the tree says."""
    words = scene.parsed.words
    first = next((i for i, word in enumerate(words) if word.start >= group.start), 0)
    if (
        group.number is None
        or first < 2
        or words[first - 1].form not in grammar_words().joining
        or words[first - 2].kind is not Kind.PERSON
    ):
        return Party()
    named = of_mentions(story, (m for m in words[first - 2].mentions if isinstance(m, PersonMention)))
    return Party() if named.stands_by else named


def himself_among(story: Story, scene: Scene, group: GroupMention) -> Party:
    """ "He recalled that three activists, *including himself*, were held": who tells it is one of the group."""
    words, tree, known = scene.parsed.words, scene.parsed.tree, pointing_words()
    for token in tree[1:]:
        word = words[token.i]
        led = tree[token.i - 1].lower_ in known.leading_to_names and 0 < word.start - group.end < BESIDE
        if led and token.lower_ in grammar_words().oneself and token.lower_ in known.genders:
            name = meant_by_singular(story, known.genders[token.lower_], word.start)
            return Party((name,), spans=((word.start, word.end),), pronoun=True) if name else Party()
    return Party()


def whole_group_of(story: Story, scene: Scene, word: Word) -> Party:
    """ "Thirty inmates, A and *B* among them, …", "Five of those questioned, among them *A*, …": where the tree hands over a
    name of the list, the group is meant and all who are listed.
    """
    at = min((m.np_start for m in word.mentions if isinstance(m, PersonMention)), default=word.start)
    before, behind = story.text[max(0, at - BESIDE) : at], story.text[word.end : word.end + BESIDE]
    among_them = " ".join(pointing_words().among_them)
    opened = without_article(before).endswith(f", {among_them}")
    if not opened and not behind.lower().startswith(f" {among_them}"):
        return Party()
    groups = (m for m in scene.mentions if isinstance(m, GroupMention) and m.end <= word.start)
    counted = [m for m in groups if m.number is not None and m.number > 1 and m.holdable]
    if not counted:
        return Party()
    return of_group(story, counted[-1]).joined(members_named(story, scene, counted[-1]))


def all_of_those_before(story: Story, scene: Scene, group: GroupMention) -> Party:
    """ "*Smith, an editor, and Jones*, both of them arrested in May", "*forty students* came, all of them were held":
    those listed right before, else the group that stands last in the sentence; where it names nobody before, those of whom
    the sentence before tells, be it another paragraph's.
    """
    text, known = group.text.lower(), pointing_words()
    if not text.endswith(known.of_more) or not text.startswith(known.the_whole):
        return Party()
    before = [m for m in scene.mentions if isinstance(m, PersonMention | GroupMention) and m.end <= group.start]
    last = story.last_told[2] if story.sentence - story.last_told_at == 1 else ()
    number = PAIR if text.split()[0] in known.pair else group.number
    others = any(a.sentence == story.sentence - 1 and story.takes_part(a) and a.name not in last for a in story.appearances)
    if not before and len(last) == (number or max(PAIR, len(last))) and not others:
        meant = story.without_the_excepted(last)
        return Party(meant, group.text, group.number, ((group.start, group.end),), pronoun=True)
    if before and isinstance(before[-1], GroupMention):
        told = before[-1].holdable and before[-1].number != 1 and not is_part_of_more(before[-1])
        return of_group(story, before[-1]) if told else Party()
    listed = list[PersonMention]()
    for person in reversed(before):
        if not isinstance(person, PersonMention):
            break
        if not (follows(story.text, person, listed[0]) if listed else _ends_right_before(story.text, person, group)):
            break
        listed.insert(0, person)
    return of_mentions(story, listed) if len(listed) == (group.number or max(PAIR, len(listed))) else Party()


def _ends_right_before(text: str, person: PersonMention, group: GroupMention) -> bool:
    end = max(person.end, person.np_end)
    return end > group.start or _BEHIND_A_LIST.fullmatch(text, end, group.start) is not None


def others_named(story: Story, scene: Scene, word: Word) -> Party:
    """ "*Others* who were arrested in May are free again, *among them Smith and Jones*": where some of them are named."""
    span = (word.start, word.end)
    others = GroupMention(
        kind=Kind.GROUP,
        start=word.start,
        end=word.end,
        text=word.form,
        voice="others",
        number=None,
        head=word.form.lower(),
        definite=False,
        holdable=True,
    )
    named = members_named(story, scene, others)
    return Party((), word.form, None, (span,)).joined(named) if named else Party()
