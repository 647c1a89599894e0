"""Signing: registrars approve with their own keys, the signer process signs, and the learner shows what was signed."""

import json

from tests.journeys.stage import AWARDING, SHORT, Stage

FULL = {"helsinki": "Helsingin yliopisto", "krakow": "Uniwersytet Jagielloński", "bologna": "Alma Mater Studiorum"}


def when_the_registrars_approve_the_trust_list(stage: Stage) -> None:
    for slug in AWARDING:
        registrar = stage[f"registrar-{slug}"].waits_for("Approve it first.", "/credentials/").follows("Trust list, version")
        stage.places["trust-list"] = registrar.place
        registrar.sees(stage.title, "3 universities must sign").presses(f"Approve for {SHORT[slug]}").sees("Approved.")
    stage["registrar-helsinki"].waits_for("In force since", stage.places["trust-list"])


def when_the_registrars_approve_the_batch_one_after_the_other(stage: Stage) -> None:
    for slug in AWARDING:
        registrar = stage[f"registrar-{slug}"].waits_for(stage.title, "/credentials/").follows(stage.title)
        registrar.sees("Digest of the batch", "Nothing is delivered until the last one has signed.")
        stage.places["batch"] = registrar.place
        registrar.presses(f"Approve for {SHORT[slug]}").sees("Approved.")
        if slug != AWARDING[-1]:
            stage["learner"].opens("/portfolio/").misses("signed by every awarding university")


def then_every_university_has_signed(stage: Stage) -> None:
    registrar = stage["registrar-helsinki"].waits_for("All have signed.", stage.places["batch"])
    registrar.misses("missing").opens(stage.places["batch"])


def when_the_learner_downloads_the_badge_and_shares_a_link(stage: Stage) -> None:
    learner = stage["learner"].waits_for("signed by every awarding university", "/portfolio/").follows(stage.title)
    stage.places["credential"] = learner.place
    stage.badge = learner.gets("Download the badge")
    learner.presses("Share a link").sees("Your link is ready.")
    stage.places["link"] = learner.page.locator("main a[href^='/verify/']").get_attribute("href") or ""


def then_an_employer_without_an_account_reads_everything_that_was_signed(stage: Stage) -> None:
    employer = stage.employer.opens(stage.places["link"]).reads("Valid")
    employer.sees(*(FULL[slug] for slug in AWARDING), stage.title, "Learner Leuven", "10", "The full signed content")
    assert employer.part("Who signed").get_by_text("good", exact=True).count() == len(AWARDING)


def then_a_dropped_file_is_judged_on_what_it_holds(stage: Stage) -> None:
    employer = stage.employer
    employer.opens("/verify/").drops(stage.badge).presses("Verify").reads("Valid")
    employer.opens("/verify/").drops(stage.badge.replace(b"Learner", b"Somebody", 1)).presses("Verify").reads("Invalid")
    employer.opens("/verify/").drops(_without_one(stage.badge)).presses("Verify").reads("Incomplete").sees("missing")
    employer.opens("/verify/").drops(b"this is no badge").presses("Verify").reads("Invalid")


def then_a_stranger_finds_neither_batch_nor_credential(stage: Stage) -> None:
    credential = stage.places["credential"]
    stage["stranger"].cannot_find(stage.places["batch"], stage.places["trust-list"], credential, f"{credential}badge.json")
    stage["lifelong"].cannot_find(credential)


def _without_one(badge: bytes) -> bytes:
    """The badge without the proofs of one university."""
    document = json.loads(badge)
    key = document["proof"][-1]["verificationMethod"]
    document["proof"] = [proof for proof in document["proof"] if proof["verificationMethod"] != key]
    return json.dumps(document).encode()
