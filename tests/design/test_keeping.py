"""What is typed into the form of a component, an outcome or a clause is kept, offered again, and thrown away once it is saved."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from juncta.base import clock
from juncta.design import operations
from juncta.design.facts import PartnerRole
from juncta.design.models import SectionDraft
from tests.design.factories import make_cast, make_idea, make_member, make_partner

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return make_cast()


@pytest.fixture
def idea(cast):
    design = make_idea(cast)
    make_member(cast, design, "student")
    make_partner(cast, design, "krakow", PartnerRole.AWARDING)
    operations.add_component(design=design, by=cast.actor("academic"), title="Climate", provider=cast.institutions["helsinki"], ects="2")
    operations.add_outcome(design=design, by=cast.actor("academic"), text="Explain causes.")
    return design


def forms_of(design):
    """Each form: its section, its part, its page, and the field that somebody types into."""
    part, outcome = design.components.get(), design.outcomes.get()
    return {
        "a component": ("components", str(part.pk), reverse("design-component", args=[design.pk, part.pk]), "title_en"),
        "a new component": ("components", "new", reverse("design-component-new", args=[design.pk]), "title_en"),
        "an outcome": ("outcomes", str(outcome.pk), reverse("design-outcome", args=[design.pk, outcome.pk]), "text_en"),
        "a new outcome": ("outcomes", "new", reverse("design-outcome-new", args=[design.pk]), "text_en"),
        "a clause": ("agreement", "finance", reverse("design-clause", args=[design.pk, "finance"]), "text"),
    }


FORMS = ["a component", "a new component", "an outcome", "a new outcome", "a clause"]


@pytest.mark.parametrize("which", FORMS)
def test_it_is_kept_offered_and_thrown_away_once_it_is_saved(sign_in, cast, idea, which):
    section, part, page, field = forms_of(idea)[which]
    client = sign_in(cast.academic)
    draft = reverse("design-part-draft", args=[idea.pk, section, part])
    assert f'data-draft="{draft}"' in client.get(page).content.decode()
    assert client.post(draft, {field: "Typed for an hour.", "based_on": "0"}).status_code == 204
    assert client.post(draft, {field: "Typed for two hours.", "based_on": "0"}).status_code == 204
    assert SectionDraft.objects.get(section=section, part=part).content == {field: ["Typed for two hours."]}
    shown = client.get(page).content.decode()
    assert "You have unsaved text" in shown
    assert "Typed for two hours." not in shown
    taken = client.get(page, {"draft": ""})
    assert taken.status_code == 200
    assert "Typed for two hours." in taken.content.decode()
    assert "You have unsaved text" not in sign_in(cast.student).get(page).content.decode()
    data = {field: "Saved.", "ects": "2", "language": "en", "provider": cast.institutions["helsinki"].pk, "dimension": "skills"}
    data |= {"shaped_by": [cast.institutions["helsinki"].pk]} | ({"based_on": "0"} if section == "agreement" else {})
    saved = sign_in(cast.academic).post(page, data)
    assert saved.status_code == 302, saved.context["form"].errors
    assert saved["Location"].endswith("?saved")
    assert not SectionDraft.objects.exists()


def test_it_is_thrown_away_on_ones_wish(sign_in, cast, idea):
    client = sign_in(cast.academic)
    for section, part, page, field in forms_of(idea).values():
        draft = reverse("design-part-draft", args=[idea.pk, section, part])
        client.post(draft, {field: "x"})
        assert client.post(draft, {"discard": "1"})["Location"] == page
    assert not SectionDraft.objects.exists()


@pytest.mark.parametrize(
    ("section", "part"),
    [("components", "nothing"), ("outcomes", "climate"), ("agreement", "colour"), ("agreement", "new"), ("vision", "new")],
)
def test_what_is_no_form_keeps_nothing(sign_in, cast, idea, section, part):
    address = reverse("design-part-draft", args=[idea.pk, section, part])
    assert sign_in(cast.academic).post(address, {"text": "x"}).status_code == 404
    assert sign_in(cast.chair).post(address, {"text": "x"}).status_code == 404
    assert not SectionDraft.objects.exists()


def test_a_session_that_ends_while_typing_loses_nothing(client, sign_in, cast, idea):
    section, part, page, field = forms_of(idea)["a component"]
    assert client.post(page, {field: "Typed before the session ended.", "based_on": "1"}).status_code == 302
    client.force_login(cast.academic.account)
    assert "You have unsaved text" in client.get(page).content.decode()
    assert SectionDraft.objects.get(section=section, part=part).content[field] == ["Typed before the session ended."]


def test_there_is_one_draft_per_person_and_form(cast, idea):
    said = {"design": idea, "section": "components", "person": cast.academic, "content": {}, "at": clock.now()}
    SectionDraft.objects.create(part="new", **said)
    SectionDraft.objects.create(part="", **said)
    with pytest.raises(IntegrityError, match="one_draft_per_person_and_form"), transaction.atomic():
        SectionDraft.objects.create(part="new", **said)
