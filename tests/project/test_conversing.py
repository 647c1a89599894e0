"""Letters of co-creation, steps and support: one per cause and person, however often the job runs, in the reader's language."""

from datetime import timedelta

import pytest

from juncta.base import clock
from juncta.base.models import Happening, Message
from juncta.cocreation import operations as talking
from juncta.design import operations as designing
from juncta.project import journey
from juncta.support import operations as supporting
from tests.cocreation.factories import make_suggestion, make_talk, make_thread
from tests.support.factories import make_help, make_request

pytestmark = pytest.mark.django_db


def letters(kind: str, to) -> list[str]:
    """Run what follows from every happening of a kind, twice; the subjects of what somebody got."""
    for happening in Happening.objects.filter(kind=kind):
        event = next(each for each in journey.FOLLOWS if each.kind() == kind)
        for _ in range(2):
            for reaction in journey.FOLLOWS[event]:
                journey.run(reaction.__name__, happening)
    return list(Message.objects.filter(happening__kind=kind, account=to.account).values_list("subject", flat=True))


def test_mentioned_person_gets_one_letter_in_their_language():
    cast, design = make_talk()
    cast.designer.account.language = "fr"
    cast.designer.account.save()
    make_thread(cast, design, text=f"@{cast.designer}")
    assert letters("PersonMentioned", cast.designer) == [f"{cast.student} vous mentionne dans «\u00a0{design.title}\u00a0»"]
    assert letters("PersonMentioned", cast.student) == []


def test_author_of_a_suggestion_hears_what_became_of_it():
    cast, design = make_talk()
    talking.decline(suggestion=make_suggestion(cast, design), by=cast.actor("academic"), because="Too narrow.")
    talking.accept(suggestion=make_suggestion(cast, design, proposed="invited to judge"), by=cast.actor("academic"))
    assert letters("SuggestionDeclined", cast.student) == [f"Your suggestion for “{design.title}” was not taken"]
    assert letters("SuggestionAccepted", cast.student) == [f"Your words stand in “{design.title}”"]


def test_whoever_does_a_step_is_told_and_reminded():
    cast, design = make_talk()
    designing.plan_step(
        design=design, by=cast.actor("academic"), step="B3", responsible=cast.student, due=clock.today() + timedelta(days=1)
    )
    designing.remind_of_steps()
    assert len(letters("StepPlanned", cast.student)) == 1
    assert len(letters("StepDue", cast.student)) == 1


def test_owner_and_asker_of_a_request_hear_of_each_other():
    help_ = make_help()
    request = make_request(help_)
    near, far, academic = help_.people["near"], help_.people["far"], help_.cast.academic
    assert letters("SupportAsked", near) == [f"“{help_.design.title}” asks for your support"]
    supporting.hand_over(request=request, by=help_.actor("near"), to=far)
    assert letters("SupportHandedOver", far) == [f"A question about “{help_.design.title}” is yours now"]
    supporting.answer(request=request, by=help_.actor("far"), text="Yes.")
    assert letters("SupportAnswered", academic) == [f"{far} has answered your question"]
    supporting.ask_again(request=request, by=help_.actor("academic"), text="And?")
    assert len(letters("SupportReopened", far)) == 1
    with clock.set_to(clock.now() + timedelta(days=20)):
        supporting.remind_of_requests()
    assert len(letters("SupportDue", far)) == 1
