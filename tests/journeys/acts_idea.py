"""The idea: written, measured against the definition, endorsed, and made by partners and people together."""

import re

from tests.journeys.stage import AWARDING, GOLDEN, SHORT, Stage

ROLES = [("helsinki", "Coordinates")] + [(slug, role) for slug in AWARDING for role in ("Awards", "Teaches")]
ANSWERS_FOR = {"helsinki": "academic", "krakow": "approver-krakow", "bologna": "chair"}
TEAM = {"chair": "Committee chair Bologna", "designer": "Learning designer Bologna", "student": "Student co-creator Kraków"}
FIELDS = {
    "title": "Title",
    "summary": "Summary",
    "need": "Which need does it answer?",
    "audience": "Whom is it for?",
    "challenge": "Which challenge in society",
    "research_basis": "Which research does it build on?",
}


def given_a_house_in_which_nothing_has_happened(stage: Stage) -> None:
    stage.visitor.opens("/").opens("/catalogue/").misses(stage.title)
    stage["academic"].opens("/designs/").misses(stage.title)


def when_the_academic_writes_an_idea(stage: Stage) -> None:
    academic = stage["academic"].opens("/desk/").follows("Write an idea")
    for name, label in FIELDS.items():
        academic.writes(label, GOLDEN["idea"][name]["en"])
    academic.writes("Disciplines", ", ".join(GOLDEN["idea"]["disciplines"])).chooses("Focus area", "Sustainability")
    academic.ticks("Learning that starts", "Disciplines that work", "Teaching that grows", among="Which goals of the alliance")
    academic.presses("Write it down").reads(stage.title)
    stage.places["design"] = academic.place
    assert re.fullmatch(r"/designs/[0-9a-f-]{36}/", stage.design)


def then_the_academic_sees_at_once_which_parts_of_the_definition_it_meets(stage: Stage) -> None:
    stage["academic"].sees("Is it joint?", "Collaborative", "International", "Joint", "Aligned", "not met yet", "parts of the definition")


def then_each_step_says_what_is_recommended_who_does_it_and_whom_to_ask(stage: Stage) -> None:
    steps = stage["academic"].opens(stage.design).follows("All steps and whom to ask")
    steps.sees("Write the idea down", "Self-Steering Committee Sustainability", "Whom to ask")
    steps.sees("Student reviewer Leiden", "Quality cluster contact Leuven")


def then_somebody_else_finds_the_design_closed_with_the_reason(stage: Stage) -> None:
    stage["qa"].opens(f"{stage.design}components/").finds_closed("Add a component", "DES-")
    stage["academic"].opens(f"{stage.design}endorsement/").finds_closed("Endorse the idea", "DES-")
    stage["academic"].opens(f"{stage.design}submission/").finds_closed("Send to review", "DES-")


def then_a_stranger_and_a_visitor_find_no_design(stage: Stage) -> None:
    stage["stranger"].cannot_find(stage.design, *(f"{stage.design}{page}/" for page in ("idea", "partners", "team", "history")))
    stage["stranger"].opens("/designs/").misses(stage.title)
    assert stage.visitor.opens(stage.design).place.startswith("/account/login/")


def when_a_colleague_of_the_committee_endorses_it(stage: Stage) -> None:
    chair = stage["chair"].opens("/desk/").sees(stage.title).opens(stage.design).follows("Read and endorse")
    chair.writes("Your reasons", "It answers a need that all our universities see.").presses("Endorse the idea")
    chair.sees("The idea is endorsed")


def when_partners_are_invited_with_their_roles(stage: Stage) -> None:
    academic = stage["academic"]
    for slug, role in ROLES:
        academic.opens(f"{stage.design}partners/").chooses("University", SHORT[slug]).ticks(role, among="What it does").presses("Invite")
    academic.sees("Invited, no answer yet")


def when_each_university_accepts(stage: Stage) -> None:
    for slug, key in ANSWERS_FOR.items():
        person = stage[key].opens(f"{stage.design}partners/")
        for _ in range(len(ROLES)):
            if person.page.get_by_role("button", name=f"Accept {SHORT[slug]}").count():
                person.presses(f"Accept {SHORT[slug]}").sees("takes part")
    stage["academic"].opens(f"{stage.design}partners/").misses("Invited, no answer yet")


def when_academics_staff_and_students_join_the_team(stage: Stage) -> None:
    for key, name in TEAM.items():
        stage["academic"].opens(f"{stage.design}team/").chooses("Person", name).writes("Task", "Makes it with us").presses("Invite")
        stage[key].opens("/desk/").sees(stage.title).opens(stage.design).presses("Join the team").sees("You are on the team")


def then_the_design_is_collaborative_and_international(stage: Stage) -> None:
    people = stage["academic"].opens(f"{stage.design}team/")
    people.sees("The checks find nothing to mend here.")
    stage["academic"].opens(f"{stage.design}partners/").sees("The checks find nothing to mend here.")
