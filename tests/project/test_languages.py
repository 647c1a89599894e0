"""The house in French: by the browser's wish, by the language form, and in letters by each person's own language."""

import os
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from django.utils.translation import gettext_lazy

from juncta.base.models import Message
from juncta.credentials import operations as credentials
from juncta.project import translations
from juncta.project.letters import posting
from tests.project.working import run_jobs

pytestmark = pytest.mark.django_db
STEPS = ("credential",)
FRENCH = {"accept-language": "fr"}


def page(client, address, **more):
    answer = client.get(address, **more)
    assert answer.status_code == 200, address
    return answer.content.decode()


def heading(text):
    return " ".join(re.sub("<[^>]+>", "", text.partition("<h1")[2].partition(">")[2].partition("</h1>")[0]).split())


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/", "D’une idée à sa reconnaissance"),
        ("/catalogue/", "Des microcertifications faites ensemble"),
        ("/verify/", "Vérifier une attestation"),
        ("/framework/", "Ce qui la rend conjointe"),
        ("/alliance/", "Ce que nous voulons atteindre"),
        ("/account/login/", "Se connecter"),
        ("/account/signup/", "Créer un compte"),
    ],
)
def test_a_visitor_reads_french_by_the_browsers_wish(story, client, address, said):
    text = page(client, address, headers=FRENCH)
    assert '<html lang="fr"' in text
    assert said in text
    assert said not in page(client, address, headers={"accept-language": "en"})


@pytest.mark.parametrize(
    ("key", "address", "title"),
    [
        ("learner", "/desk/", "Bonjour,"),
        ("learner", "/portfolio/", "Portfolio"),
        ("learner", "/enrolments/", "Inscriptions"),
        ("academic", "/designs/", "Conceptions"),
        ("academic", "/designs/new/", "Une nouvelle idée"),
        ("qa", "/reviews/", "Expertises"),
        ("examiner", "/assessment/", "Résultats et attributions"),
        ("registrar-helsinki", "/credentials/", "Signatures"),
        ("recognition-leuven", "/recognition/", "Reconnaissance"),
        ("office", "/alliance/people/", "Personnes et mandats"),
    ],
)
def test_everybody_finds_their_room_in_french(story, sign_in, key, address, title):
    text = page(sign_in(story.person(key)), address, headers=FRENCH)
    assert heading(text).startswith(title)


def test_an_unknown_page_says_so_in_french(story, client):
    answer = client.get("/nowhere/", headers=FRENCH)
    assert answer.status_code == 404
    assert "Il n’y a rien ici" in answer.content.decode()


def test_another_language_is_answered_in_english(story, client):
    assert '<html lang="en"' in page(client, "/", headers={"accept-language": "xx"})


def test_the_language_form_stays_chosen(story, client):
    text = page(client, "/catalogue/", headers={"accept-language": "en"})
    assert 'value="fr" lang="fr"' in text
    answer = client.post("/language/setlang/", {"language": "fr", "next": "/catalogue/"}, headers={"accept-language": "en"})
    assert (answer.status_code, answer["Location"]) == (302, "/catalogue/")
    assert '<html lang="fr"' in page(client, "/catalogue/", headers={"accept-language": "en"})
    client.post("/language/setlang/", {"language": "en", "next": "/"})
    assert '<html lang="en"' in page(client, "/catalogue/", headers=FRENCH)


def test_the_language_form_is_remembered_for_letters(story, sign_in):
    person = story.person("learner")
    client = sign_in(person)
    client.post("/language/setlang/", {"language": "fr"})
    person.account.refresh_from_db()
    assert person.account.language == "fr"
    client.post("/language/setlang/", {"language": "klingon"})
    person.account.refresh_from_db()
    assert person.account.language == "fr"
    assert client.get("/language/setlang/").status_code == 405


def test_texts_in_another_language_say_which(story, client):
    """Names and descriptions that exist in English only are marked, so that a screen reader pronounces them."""
    assert 'lang="en">' in page(client, "/catalogue/", headers=FRENCH)


def test_a_verdict_is_said_in_french(story, client):
    answer = client.post("/verify/", {"badge": SimpleUploadedFile("x.json", b"[]")}, headers=FRENCH)
    assert "Le badge n’est pas un objet JSON." in answer.content.decode()


def test_letters_come_in_the_persons_own_language(story):
    run_jobs()
    account = story.person("learner").account
    account.language = "fr"
    account.save(update_fields=["language"])
    credentials.revoke(credential=story.credential, by=story.actor("registrar-krakow"), because="A wrong result was recorded.")
    run_jobs()
    subjects = list(Message.objects.filter(account=account).order_by("id").values_list("subject", flat=True))
    assert subjects[-1] == "Votre attestation a été révoquée"
    assert "Your credential is here" in subjects, "it was written before they chose French"
    assert not Message.objects.exclude(account=account).filter(subject__contains="attestation").exists()


def test_a_partner_is_asked_with_its_role_in_words(story):
    with translation.override("fr"):
        assert posting._said({"role": gettext_lazy("awarding")}) == {"role": "qui décerne"}


def po(folder, said):
    source = folder / "fr" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True, exist_ok=True)
    source.write_text(f'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Desk"\nmsgstr "{said}"\n')
    return source


def test_a_checkout_compiles_what_is_missing_or_old_and_nothing_else(tmp_path):
    source = po(tmp_path, "Pupitre")
    target = source.with_suffix(".mo")
    assert translations.compile_if_needed(tmp_path) == [target]
    assert translations.compile_if_needed(tmp_path) == []
    po(tmp_path, "Bureau")
    later = target.stat().st_mtime + 5
    os.utime(source, (later, later))
    assert translations.compile_if_needed(tmp_path) == [target]
    assert b"Bureau" in target.read_bytes()
    assert sorted(path.name for path in source.parent.iterdir()) == ["django.mo", "django.po"]


def test_an_installation_that_cannot_be_written_to_starts_all_the_same(tmp_path, monkeypatch):
    po(tmp_path, "Pupitre")

    def refuse(source, target):
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(translations, "_compile", refuse)
    assert translations.compile_if_needed(tmp_path) == []
