import pytest

from juncta.design import operations, permits
from juncta.design.models import Design
from juncta.kernel.refusal import Refused
from tests.design.factories import make_cast, make_idea, make_whole_design

pytestmark = pytest.mark.django_db


def test_an_idea_is_a_micro_credential_unless_said_otherwise():
    cast = make_cast()
    assert make_idea(cast).format == "micro-credential"
    assert make_idea(cast, format="summer-school").format == "summer-school"


def test_a_format_that_the_framework_does_not_know_is_refused():
    with pytest.raises(Refused) as refused:
        make_idea(format="doctorate")
    assert refused.value.refusal.code == "DES-150"
    assert "Joint summer school" in refused.value.refusal.way_out
    assert not Design.objects.exists()


def test_a_format_that_ends_early_does_not_reach_the_panel():
    cast = make_cast()
    design = make_whole_design(cast, format="summer-school")
    refusal = permits.why_not_submit(cast.actor("academic"), design)
    assert refusal.code == "DES-151"
    assert "as far as gate G2 here" in refusal.sentence
    with pytest.raises(Refused):
        operations.submit(design=design, by=cast.actor("academic"))
    assert Design.objects.get(pk=design.pk).state == "drafting"
