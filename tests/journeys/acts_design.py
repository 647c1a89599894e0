"""The design: standard elements, outcomes, components, checked while it is written; then sent to review."""

from tests.journeys.stage import GOLDEN, SHORT, Stage

CHOSEN = {
    "Level": "EQF 7",
    "Type of assessment": "Continuous",
    "Form of participation": "Online",
    "What assures its quality": "Institutional",
    "Supervision and identity": "Unsupervised",
    "Does it count towards more?": "Stackable",
}


def when_the_learning_designer_writes_the_standard_elements(stage: Stage) -> None:
    designer = stage["designer"].opens(f"{stage.design}elements/")
    designer.writes("Workload in ECTS", "10").ticks("English", among="Languages of teaching")
    for label, option in CHOSEN.items():
        designer.chooses(label, option)
    designer.writes("What must a learner bring?", GOLDEN["elements"]["prerequisites"]["en"])
    designer.ticks("Jointly", among="Who awards it").presses("Save the elements")


def when_the_student_writes_the_outcomes(stage: Stage) -> None:
    lines = "\n".join(outcome["en"] for outcome in GOLDEN["outcome"])
    stage["student"].opens(f"{stage.design}outcomes/").writes("Learning outcomes", lines).presses("Save")
    stage["student"].opens(f"{stage.design}outcomes/").sees("The checks find nothing to mend here.")


def when_the_academic_adds_all_components_but_one(stage: Stage) -> None:
    for component in GOLDEN["component"][:-1]:
        _add(stage, component)


def then_the_check_says_that_the_credits_do_not_add_up(stage: Stage) -> None:
    academic = stage["academic"].opens(f"{stage.design}components/").sees("Together: 9 ECTS", "10 ECTS")
    stage.places["code"] = next(word for word in academic.text().split() if word.startswith("DES-2"))
    academic.opens(f"{stage.design}submission/").finds_closed("Send to review", "DES-1").sees(stage.places["code"])


def when_the_academic_adds_the_last_component(stage: Stage) -> None:
    _add(stage, GOLDEN["component"][-1])


def then_the_components_are_complete(stage: Stage) -> None:
    stage["academic"].opens(f"{stage.design}components/").sees("Together: 10 ECTS").misses(stage.places["code"])


def then_nothing_keeps_it_from_review(stage: Stage) -> None:
    stage["academic"].opens(stage.design).sees("8 of 8 parts of the definition are met")


def when_the_academic_sends_it_to_review(stage: Stage) -> None:
    stage["academic"].opens(f"{stage.design}submission/").presses("Send to review").sees("with its reviewers now")


def then_nobody_changes_it_while_it_is_judged(stage: Stage) -> None:
    stage["academic"].opens(f"{stage.design}components/").finds_closed("Add a component", "DES-")


def _add(stage: Stage, component: dict) -> None:
    academic = stage["academic"].opens(f"{stage.design}components/").follows("Add a component")
    academic.writes("Title", component["title"]["en"]).chooses("Who teaches it", SHORT[component["provider"]])
    academic.ticks(*(SHORT[slug] for slug in component["shaped_by"]), among="Who shapes it").writes("Size in ECTS", component["ects"])
    if component.get("comes_first"):
        academic.ticks("Comes first")
    academic.presses("Save the component").sees("The component is added.")
