"""The closed lists: nothing of the vocabulary is without words."""

from habeas.model import OUTCOMES, Event, EventType, Stance
from habeas.register.status import Kind
from habeas.web.wording import vocabulary


def test_every_type_stance_and_kind_has_words() -> None:
    assert set(vocabulary.TYPES) == set(EventType)
    assert set(vocabulary.STANCES) == set(Stance)
    assert set(vocabulary.KINDS) == set(Kind)


def test_every_outcome_has_words() -> None:
    assert {outcome for outcomes in OUTCOMES.values() for outcome in outcomes} == set(vocabulary.OUTCOMES)


def test_the_sources_own_outcome_stays() -> None:
    assert vocabulary.outcome_in_words("sent_home in silence") == "sent home in silence"


def test_every_field_shown_is_one_of_an_event() -> None:
    fields = {*vocabulary.FIELDS, *(name for labels in vocabulary.FIELDS_BY_TYPE.values() for name in labels)}
    assert fields <= set(Event.model_fields)


def test_a_demand_goes_without_saying_in_a_call_for_action_alone() -> None:
    assert not vocabulary.stance_in_words(EventType.APPEAL, Stance.DEMANDED)
    assert vocabulary.stance_in_words(EventType.RELEASE, Stance.DEMANDED) == "demanded"
    assert vocabulary.stance_in_words(EventType.ILL_TREATMENT, Stance.ALLEGED) == "alleged"
    assert not vocabulary.stance_in_words(EventType.SENTENCE, Stance.ASSERTED)
