"""A session that ends while somebody types loses nothing, wherever they type."""

import pytest
from django.urls import reverse

from juncta.base import clock
from tests.design.factories import make_cast, make_idea

pytestmark = pytest.mark.django_db
PAGE = "/needs/new/"


def send(client, text="A river, and its towns."):
    return client.post(
        reverse("needs-new"), {"title": "Water", "text": text}, headers={"referer": "http://testserver/needs/new/?from=desk"}
    )


def test_what_was_typed_waits_behind_the_sign_in(client):
    cast = make_cast()
    answer = send(client, "A <b>river</b>, and its towns.")
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"{reverse('account_login')}?next={reverse('ui-unsaved')}"
    client.force_login(cast.academic.account)
    page = client.get(reverse("ui-unsaved")).content.decode()
    assert "A &lt;b&gt;river&lt;/b&gt;, and its towns." in page
    assert f'href="{PAGE}"' in page
    assert client.post(reverse("ui-unsaved")).headers["Location"] == PAGE
    assert client.get(reverse("ui-unsaved")).headers["Location"] == reverse("desk-home")


def test_a_button_without_a_text_keeps_nothing(client):
    design = make_idea(make_cast())
    address = reverse("design-submit", args=[design.pk])
    assert client.post(address).headers["Location"] == f"{reverse('account_login')}?next={address}"


def test_what_is_longer_than_can_be_kept_is_not(client):
    send(client, "x" * 200_001)
    assert "unsaved" not in client.session
    send(client, "x" * 199_000)
    assert len(dict(client.session["unsaved"]["texts"])["text"]) == 199_000


def test_a_text_with_a_sign_that_nothing_can_hold_is_left_out(client):
    send(client, "A\0B")
    assert dict(client.session["unsaved"]["texts"]) == {"title": "Water"}


def test_it_is_kept_for_an_hour(client):
    cast = make_cast()
    send(client)
    client.force_login(cast.academic.account)
    with clock.set_to(clock.now().replace(year=clock.now().year + 1)):
        assert client.get(reverse("ui-unsaved")).status_code == 302


def test_a_foreign_referer_is_no_page_of_ours(client):
    cast = make_cast()
    client.post(reverse("needs-new"), {"title": "Water"}, headers={"referer": "http://elsewhere.example/needs/"})
    client.force_login(cast.academic.account)
    assert 'href="/needs/new/"' in client.get(reverse("ui-unsaved")).content.decode()
