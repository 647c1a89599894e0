"""Learning: an offering with one place, results from three universities, and the board's award."""

from datetime import UTC, datetime, timedelta

from tests.journeys.stage import GOLDEN, Stage

TEACHERS = {"helsinki": "teacher", "krakow": "teacher-krakow", "bologna": "teacher-bologna"}
MOMENT = "%Y-%m-%dT%H:%M"


def when_the_academic_opens_an_offering_with_one_place(stage: Stage) -> None:
    now = datetime.now(UTC)
    academic = stage["academic"].opens(stage.places["edition"]).follows("Open an offering")
    academic.writes("Places", "1").writes("Starts on", now.date().isoformat())
    academic.writes("Enrolment opens", (now - timedelta(days=2)).strftime(MOMENT))
    academic.writes("Enrolment closes", (now + timedelta(days=60)).strftime(MOMENT))
    academic.writes("Fee for everybody else", "150").presses("Open this offering").sees("The offering is open.")


def then_the_learner_gets_the_place_and_the_lifelong_learner_waits(stage: Stage) -> None:
    learner = _apply(stage, "learner").sees("You have a place.", "Your receipt", "1 of 1")
    stage.places["enrolment"] = learner.place
    _apply(stage, "lifelong").sees("You are on the waiting list.", "Number 1 on the waiting list")
    stage["lifelong"].cannot_find(stage.places["enrolment"])
    stage["learner"].opens("/portfolio/").sees(stage.title, "enrolled")


def when_three_teachers_record_the_learners_results(stage: Stage) -> None:
    for component in GOLDEN["component"]:
        teacher = stage[TEACHERS[component["provider"]]].opens("/assessment/").follows(component["title"]["en"])
        teacher.misses("Lifelong learner").ticks("pass").presses("Save the results").sees("1 result recorded")
        stage.places["grid"] = teacher.place
    stage["teacher"].opens(stage.places["grid"]).finds_closed("Save the results", "ASM-")


def then_the_learner_sees_that_results_wait_for_the_board(stage: Stage) -> None:
    results = stage.places["enrolment"].replace("/enrolments/", "/assessment/enrolments/")
    stage["learner"].opens(results).sees("0 of 5 components passed", "It counts when the examination board has confirmed it.")
    stage["stranger"].cannot_find(results)


def when_the_examiner_confirms_and_awards(stage: Stage) -> None:
    examiner = stage["examiner"].opens("/assessment/").follows("Open the board").sees("Results to confirm", "Nobody is ready")
    examiner.presses("Confirm the chosen results").sees("5 results confirmed.").presses("Look at the decision")
    examiner.sees("The board is about to award one micro-credential.", "10 ECTS").presses("Award 1 micro-credential")
    examiner.sees("1 micro-credential awarded.", "Nobody is ready")


def _apply(stage: Stage, key: str):
    learner = stage[key].opens("/catalogue/").follows(stage.title).follows("Apply")
    return learner.writes("Why you want to take part", "To see how my field bears on the climate.").presses("Apply")
