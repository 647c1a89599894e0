"""Recognition at another partner, and the end: revoked, on every page and on everybody's own machine."""

import json
import os
import subprocess
import sys
import urllib.request

from tests.browser.houses import DROPPED
from tests.journeys.stage import Stage

REASONS = "Level, workload and quality fit our programme."


def when_the_learner_asks_another_university(stage: Stage) -> None:
    learner = stage["learner"].opens(stage.places["credential"]).follows("Ask for recognition")
    learner.chooses("University", "KU Leuven").writes("What should it count for?", "Elective credits in my master's programme")
    learner.presses("Ask for recognition").sees("Your claim is on its way.")
    stage.places["claim"] = learner.place


def then_nobody_else_decides(stage: Stage) -> None:
    stage["stranger"].cannot_find(stage.places["claim"])
    stage["lifelong"].cannot_find(stage.places["claim"])
    stage["learner"].opens(stage.places["claim"]).sees("Nobody is refused by a machine.").misses("Record your decision")


def when_the_recognition_officer_decides_with_every_criterion_in_view(stage: Stage) -> None:
    officer = stage["recognition-leuven"].opens("/desk/").sees(stage.title).opens("/recognition/").follows(stage.title)
    officer.sees("The rules, one by one", "They propose:", "Evidence in the credential", "true")
    officer.ticks("Recognised", among="Your decision").writes("Reasons", REASONS).presses("Record your decision").sees("Decided.")


def then_the_learner_reads_the_decision_and_its_reasons(stage: Stage) -> None:
    stage["learner"].opens(stage.places["claim"]).sees("The decision", "recognised", REASONS, "The rules, one by one")
    stage["learner"].opens(stage.places["credential"]).sees("recognised")


def then_the_badge_is_valid_on_a_machine_of_ones_own(stage: Stage) -> None:
    assert _judged(stage)["verdict"] == "valid"


def when_a_registrar_revokes_the_credential(stage: Stage) -> None:
    stage["registrar-krakow"].opens(stage.places["batch"])
    registrar = stage["registrar-krakow"].opens(stage.places["credential"])
    registrar.writes("Why is it revoked?", "The results were recorded for another person.").presses("Revoke this credential")
    registrar.sees("The credential is revoked.")
    stage["learner"].opens("/portfolio/").sees("revoked")


def then_the_shared_page_and_the_command_say_revoked(stage: Stage) -> None:
    stage.employer.waits_for("Revoked", stage.places["link"]).reads("Revoked").sees("recorded for another person")
    assert _judged(stage)["verdict"] == "revoked"


def _judged(stage: Stage) -> dict:
    """What `juncta verify` says, from files alone."""
    badge = stage.folder / "badge.json"
    badge.write_bytes(stage.badge)
    words = [str(badge), "--json"]
    status = json.loads(stage.badge)["credentialStatus"]
    listed = (status[0] if isinstance(status, list) else status)["statusListCredential"].rpartition("/")[2]
    for option, place in {"trust": "/trust-list.json", "root": "/trust-root.json", "status": f"/status/{listed}"}.items():
        file = stage.folder / f"{option}.json"
        file.write_bytes(urllib.request.urlopen(f"{stage.company.address}{place}", timeout=10).read())  # noqa: S310 - our own house
        words += [f"--{option}", str(file)]
    kept = {name: value for name, value in os.environ.items() if name not in DROPPED}
    command = [sys.executable, "-m", "juncta.project.cli", "verify", *words]
    told = subprocess.run(command, capture_output=True, text=True, check=False, env=kept)
    said = json.loads(told.stdout)
    assert (told.returncode == 0) == (said["verdict"] == "valid"), told.stdout + told.stderr
    return said
