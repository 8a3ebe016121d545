"""A run of capitalised words cut down to the name in it: "Azerbaijani President Ilham Aliyev" keeps the last two words.

In: a run. Out: the runs that may be names. Always true: what is cut off stood at an end, or was a word that no name holds.
"""

from __future__ import annotations

from collections.abc import Sequence

from habeas.reading.names.lexicon import Lexicon
from habeas.reading.names.named import RoleClass
from habeas.reading.names.runs import Run, is_eastern, is_given, surname_strength
from habeas.reading.names.words import Words

_CERTAIN = 2.0
_SHORT_FORM, _LONG_FORM = 3, 5
"""Letters of a body's initials."""
_FULL = 2
"""Words of a given name and a surname."""


def names_in(run: Run, words: Words, lexicon: Lexicon) -> list[Run]:
    """The parts of `run` that may be names, in order."""
    first, after = _past_openers(run, words, lexicon), run.after
    while after > first and _ends_no_name(words, after - 1, lexicon):
        after -= 1
    if after <= first:
        return []
    cut = _foreign_word(Run(first, after), words, lexicon)
    if cut is not None:
        return [*names_in(Run(first, cut), words, lexicon), *names_in(Run(cut + 1, after), words, lexicon)]
    only_a_particle = after - first == 1 and words.lowers[first] in lexicon.particles
    return [] if only_a_particle else [Run(first, after)]


def _past_openers(run: Run, words: Words, lexicon: Lexicon) -> int:
    """The first word that is no title, role, people, country, month or word that only opens the sentence."""
    rest = Run(run.first, run.after)
    while rest.first < rest.after:
        beyond = _past_one_opener(rest, words, lexicon)
        if beyond is None:
            break
        rest.first = beyond
    return min(rest.first, rest.after)


def _past_one_opener(run: Run, words: Words, lexicon: Lexicon) -> int | None:
    lower = words.lowers[run.first]
    if _is_plain_opener(run, words, lexicon):
        stop = run.first + 1 < run.after and words.lowers[run.first + 1] == "."
        return run.first + (2 if stop else 1)
    if "-" in lower and len(run) > _FULL and all(lexicon.demonyms.holds(half) for half in lower.split("-")):
        return run.first + 1  # "the *German-Iranian* Smith"
    if lower in lexicon.thing_nouns and len(run) == _FULL + 1 and _may_be_named(words.lowers[run.first + 1 : run.after], lexicon):
        return run.first + 1  # "a member of the same *Institute* Ali Smith"
    called = lexicon.group_nouns.at(words, run.first) if words.opens[run.first] and len(run) > _FULL else None
    if called is not None and called[0] == run.first + 1:
        return called[0]  # "*Co-defendants* Ali Smith and Jones were jailed"
    role = lexicon.roles.at(words, run.first)
    judging = role is not None and role[1] is RoleClass.JUDGE  # "*Justice* Abubakar": a given name as well
    for skipped in (lexicon.demonyms.at(words, run.first), role):
        if skipped and skipped[0] <= run.after and (judging or not _may_be_whole(run, words, lexicon)):
            return skipped[0]
    state = lexicon.states.at(words, run.first)
    if state and state[0] < run.after - 1 and (not is_given(lower, lexicon) or is_given(words.lowers[state[0]], lexicon)):
        return state[0]
    may_only_open = words.opens[run.first] or words.in_heading[run.first]
    only_opens = may_only_open and lower in lexicon.ordinary and len(run) > 1 and not _could_begin_name(run, words, lexicon)
    modifies = lower in lexicon.role_modifiers and len(run) > 2 and not is_given(lower, lexicon)
    return run.first + 1 if only_opens or modifies or _is_short_for_a_body(run, words, lexicon) else None


def _is_short_for_a_body(run: Run, words: Words, lexicon: Lexicon) -> bool:
    """ "Member of the council of *PFPA* Sagif Gurbanov": capitals before a given name or a sure surname."""
    form, rest = words.forms[run.first], words.forms[run.first + 1 : run.after]
    capitals = _SHORT_FORM <= len(form) <= _LONG_FORM and form.isupper() and form.isalpha()
    if not capitals or len(rest) < _FULL or any(word.isupper() for word in rest) or is_given(words.lowers[run.first], lexicon):
        return False
    given, surname = words.lowers[run.first + 1], words.lowers[run.after - 1]
    return is_given(given, lexicon) or surname_strength(surname, lexicon) == _CERTAIN


def _may_be_whole(run: Run, words: Words, lexicon: Lexicon) -> bool:
    """ "*Thai Van Long*", "*German Khan*": a name that begins with a people's name or a role."""
    return _is_full_name(run, words, lexicon) or (len(run) > _FULL and is_eastern(words, run.first, run.after, lexicon))


def _is_plain_opener(run: Run, words: Words, lexicon: Lexicon) -> bool:
    """A function word, a month or an honorific, unless the next word makes it a given name ("April Johnson")."""
    lower = words.lowers[run.first]
    if lower in lexicon.honorifics:
        return True
    if lower in lexicon.function_words:
        if lower in lexicon.burmese and is_eastern(words, run.first, run.after, lexicon):
            return False  # "*Than* Htike Aung"
        return not (is_given(lower, lexicon) and _surname_follows(run, words, lexicon)) and not _is_no_article(
            run, words, lexicon
        )
    if lower not in lexicon.months or _is_full_name(run, words, lexicon) or _is_born_on_a_day(run, words, lexicon):
        return False
    return not (is_given(lower, lexicon) and len(run) == _FULL and lexicon.roles.before(words, run.first) is not None)


def _is_no_article(run: Run, words: Words, lexicon: Lexicon) -> bool:
    """ "*An* was arrested": what stands right before a verb is no article, and may be a part of a name."""
    alone = len(run) == 1 and words.lowers[run.first] in lexicon.small.indefinite
    return alone and run.after < len(words) and lexicon.person_verbs.at(words, run.after) is not None


def _is_born_on_a_day(run: Run, words: Words, lexicon: Lexicon) -> bool:
    """ "*Friday* Alefia, publisher of …", "lawyer *Sunday* Ameh": a given name before a surname that is no word."""
    lower, after = words.lowers[run.first], run.after
    if lower not in lexicon.weekdays or len(run) != _FULL:
        return False
    surname = words.lowers[run.first + 1]
    known = surname in lexicon.ordinary or surname in lexicon.single_places or surname in lexicon.months
    introduced = lexicon.roles.before(words, run.first) is not None
    set_off = words.opens[run.first] and after < len(words) and words.forms[after] == ","
    return not known and (introduced or set_off)


def _surname_follows(run: Run, words: Words, lexicon: Lexicon) -> bool:
    return len(run) > 1 and surname_strength(words.lowers[run.first + 1], lexicon) == _CERTAIN


def _is_full_name(run: Run, words: Words, lexicon: Lexicon) -> bool:
    return len(run) == 2 and is_given(words.lowers[run.first], lexicon) and _surname_follows(run, words, lexicon)


def _may_be_named(lowers: Sequence[str], lexicon: Lexicon) -> bool:
    """A given name and what may be a surname."""
    given, surname = lowers
    return is_given(given, lexicon) and surname_strength(surname, lexicon) > 0


def _could_begin_name(run: Run, words: Words, lexicon: Lexicon) -> bool:
    lower = words.lowers[run.first]
    if is_given(lower, lexicon) and lower not in lexicon.function_words:
        return True
    return is_eastern(words, run.first, run.after, lexicon)


def _ends_no_name(words: Words, at: int, lexicon: Lexicon) -> bool:
    lower = words.lowers[at]
    if lower in lexicon.closing_particles:
        return False
    if lower in lexicon.months:
        return not _is_a_name_for_once(words, at, lexicon)
    return lower in lexicon.particles and not words.capitals[at]


def _is_a_name_for_once(words: Words, at: int, lexicon: Lexicon) -> bool:
    """ "Journalist Rahmat *Jan* was held": a given name that is a month as well, behind one word with a role before it and with
    no day behind it.
    """
    following = words.forms[at + 1] if at + 1 < len(words) else ""
    introduced = at > 1 and words.capitals[at - 1] and lexicon.roles.before(words, at - 1) is not None
    is_name = is_given(words.lowers[at], lexicon) or words.lowers[at - 1] in lexicon.family_first  # "lawyer Wang *Jun*"
    return is_name and introduced and not following[:1].isdigit() and following != "."


def _foreign_word(run: Run, words: Words, lexicon: Lexicon) -> int | None:
    """The first word inside the run that no name holds."""
    for at in range(run.first, run.after):
        lower = words.lowers[at]
        if lower in lexicon.never and not _is_borne(at, run, words, lexicon):
            return at
        inside = at > run.first and not is_given(lower, lexicon)
        if inside and lower in lexicon.function_words and not _may_be_family_name(lower, lexicon):
            return at
        if inside and lower in lexicon.role_nouns and lower not in lexicon.surnames:
            return at
    return None


def _is_borne(at: int, run: Run, words: Words, lexicon: Lexicon) -> bool:
    """ "Nurul *Islam*", "editor Rafikul *Islam*", "Mohammed *Ramadan*": a surname that is something else as well, behind a given
    name, inside a longer name, or where what stands around is said of people alone.
    """
    lower, first, after = words.lowers[at], run.first, run.after
    if at == first and (_is_full_name(run, words, lexicon) or _is_of_an_unknown_family(run, words, lexicon)):
        return True  # "*Muslim* Aliyev", "*Christian* Tadele"
    if lower not in lexicon.surnames or len(run) == 1:
        return len(run) == 1 and lower in lexicon.surnames  # "Rafikul Islam was jailed. *Islam* denies it": asked again below
    if at == first or words.lowers[at - 1] in lexicon.ordinary:
        return False
    if is_given(words.lowers[first], lexicon) or at + 1 < after:
        return True
    led_to = lexicon.roles.before(words, first) or lexicon.person_leads.before(words, first)
    return led_to is not None or (after < len(words) and lexicon.suffered.at(words, after) is not None)


def _is_of_an_unknown_family(run: Run, words: Words, lexicon: Lexicon) -> bool:
    """A given name that is something else as well, before one word that is none known, nor a people's name."""
    if len(run) != _FULL or not is_given(words.lowers[run.first], lexicon):
        return False
    family = words.lowers[run.first + 1]
    place = lexicon.places.at(words, run.first + 1) or lexicon.states.at(words, run.first + 1)
    known = family in lexicon.ordinary or lexicon.demonyms.holds(family) or place is not None
    return not known and not family.endswith(lexicon.small.plural_endings) and words.forms[run.first + 1][1:].islower()


def _may_be_family_name(lower: str, lexicon: Lexicon) -> bool:
    known = lower in lexicon.family_first or lower in lexicon.burmese or lower in lexicon.particles
    return known or surname_strength(lower, lexicon) == _CERTAIN
