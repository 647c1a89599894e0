"""The review: returned once, judged again, approved by every awarding university, and published for everybody to read."""

from datetime import UTC, datetime

from tests.browser.people import Person
from tests.journeys.stage import AWARDING, GOLDEN, Stage

VOICES = {"qa": "Quality Assurance Cluster", "tl": "Teaching & Learning Cluster", "student-reviewer": "Student Board"}
ELEMENTS = (
    "Title",
    "Country of those who award",
    "Awarded by",
    "Learning outcomes",
    "Workload",
    "Level",
    "Type of assessment",
    "Form of participation",
    "Quality assurance",
)


def when_the_quality_cluster_returns_it(stage: Stage) -> None:
    for key in VOICES:
        reviewer = _dossier(stage, key).follows("Give your voice").ticks("Return to the team" if key == "qa" else "Approve")
        reviewer.writes("Reasons", "Say in the summary for how long one studies.").presses("Give this voice").sees("has spoken")
    _everybody_confirms(stage)


def _everybody_confirms(stage: Stage) -> None:
    for key in VOICES:
        _dossier(stage, key).presses("Confirm: the panel can decide").sees("has confirmed")


def then_the_team_reads_why_and_can_write_again(stage: Stage) -> None:
    stage["academic"].opens("/desk/").sees(stage.title)
    academic = stage["academic"].waits_for("This is version 2", f"{stage.design}submission/")
    academic.opens(f"{stage.design}history/").sees("Say in the summary for how long one studies.")


def when_the_team_answers_and_sends_it_again(stage: Stage) -> None:
    summary = f"{GOLDEN['idea']['summary']['en']} Most people need three months."
    stage["academic"].opens(f"{stage.design}idea/").writes("Summary", summary).presses("Save the idea")
    stage["academic"].opens(f"{stage.design}submission/").presses("Send to review").sees("with its reviewers now")


def then_only_a_seat_of_the_panel_can_speak(stage: Stage) -> None:
    dossier = _dossier(stage, "qa").place
    stage.places["dossier"] = dossier
    stage["academic"].opens(dossier).sees("What was submitted", "Integrity").misses("Give your voice")
    stage["approver-helsinki"].opens(dossier).finds_closed("Record this decision", "REV-")
    stage["stranger"].cannot_find(dossier)
    stage["stranger"].opens("/reviews/").misses(stage.title)


def when_three_voices_approve(stage: Stage) -> None:
    for key in VOICES:
        reviewer = stage[key].opens(stage.places["dossier"]).follows("Give your voice").ticks("Approve")
        reviewer.ticks("Every standard I leave open below is met").writes("Reasons", "Clear, complete, and made together.")
        reviewer.presses("Give this voice").sees("has spoken")
    reviewer = stage["qa"].opens(stage.places["dossier"]).presses("Confirm: the panel can decide")
    reviewer.sees("has confirmed")


def when_each_awarding_university_records_its_own_approval(stage: Stage) -> None:
    for slug in AWARDING:
        person = stage[f"approver-{slug}"].opens("/desk/").sees(stage.title).opens(stage.places["dossier"])
        person.ticks("Approved").writes("Who decided", "Academic council (demo)").writes("Reference", f"DEMO-{slug.upper()}-1")
        person.writes("Decided on", datetime.now(UTC).date().isoformat()).presses("Record this decision").sees("is recorded")


def then_a_visitor_reads_the_published_edition(stage: Stage) -> None:
    visitor = stage.visitor.waits_for(stage.title, "/catalogue/").follows(stage.title).reads(stage.title)
    stage.places["edition"] = visitor.place
    visitor.sees("European standard elements", "10 ECTS", "EQF 7", "SHA-256", "Academic council (demo)", "Most people need three months.")
    visitor.sees(*(component["title"]["en"] for component in GOLDEN["component"]))
    visitor.sees(*(outcome["en"] for outcome in GOLDEN["outcome"]))
    elements = visitor.part("European standard elements").inner_text()
    assert [name for name in ELEMENTS if name not in elements] == []


def _dossier(stage: Stage, key: str) -> Person:
    """The newest dossier, once the worker has opened it."""
    return stage[key].waits_for(stage.title, "/reviews/").follows(stage.title).sees("Your turn")
