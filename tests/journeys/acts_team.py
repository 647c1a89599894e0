"""The team writes every section, the partners plan the money, and each signs the agreement off."""

import tomllib
from typing import Any

from juncta.project.story import cast
from juncta.project.story.written import WRITERS
from tests.browser.people import Person
from tests.journeys.acts_idea import TEAM
from tests.journeys.stage import AWARDING, SHORT, Stage

SECTIONS: dict[str, Any] = tomllib.loads((cast.DATA / "sustainability-sections.toml").read_text(encoding="utf-8"))
GROUP = "own-degree-students"


def when_the_team_writes_every_section(stage: Stage) -> None:
    for section, writer in WRITERS.items():
        person = stage[writer if writer in TEAM else "academic"].opens(f"{stage.design}sections/{section}/")
        for name, value in SECTIONS[section].items():
            _fill(person, name, value)
        if section == "assessment":
            _plan(person)
        person.presses("Save")


def _fill(person: Person, name: str, value: Any) -> None:
    """A text, a choice, several choices, or rows of a table: by the field's name."""
    page = person.page
    match value:
        case {"en": text}:
            page.locator(f"main [name={name}_en]").fill(text)
        case [{}, *_]:
            for number, row in enumerate(value):
                for column in row.keys() - {"key"}:
                    _set(page.locator(f"main [name^={name}-][name$=-{column}]").nth(number), row[column])
        case list():
            for code in value:
                page.locator(f"main [name={name}][value={code}]").check()
        case _:
            _set(page.locator(f"main [name={name}]"), value)


def _set(field: Any, value: str) -> None:
    if field.evaluate("each => each.tagName") == "SELECT":
        field.select_option(value)
    else:
        field.fill(value)


def _plan(person: Person) -> None:
    """Every component is assessed by a text, and every outcome by all of them."""
    page = person.page
    for method in page.locator("main [name^=plan-][name$=-methods][value=portfolio-assessment]").all():
        method.check()
    for outcome in page.locator("main [name^=plan-][name$=-outcomes]").all():
        outcome.check()


def when_the_partners_plan_fees_and_work(stage: Stage) -> None:
    academic = stage["academic"].opens(f"{stage.design}business/groups/")
    academic.page.locator(f"main [name=groups][value={GROUP}]").check()
    academic.presses("Save who may apply").opens(f"{stage.design}business/fees/_whole/")
    for slug in AWARDING:
        academic.page.locator(f"main [name=fee-{slug}-{GROUP}]").fill("0")
    academic.presses("Save")
    for slug in AWARDING:
        academic.opens(f"{stage.design}business/partners/{slug}/")
        academic.page.locator("main [name=amount-teaching]").fill("160")
        academic.presses("Save")
    academic.opens(f"{stage.design}business/").sees("The checks find nothing to mend here.")


def when_the_team_agrees_on_thirteen_clauses(stage: Stage) -> None:
    academic = stage["academic"].opens(f"{stage.design}agreement/").presses("Draft the open clauses")
    academic.opens(f"{stage.design}agreement/")
    for box in academic.page.locator("main [name=clause]").all():
        box.check()
    academic.presses("The team agrees on what is ticked").sees("clauses are agreed")


def when_every_partner_signs_the_agreement_off(stage: Stage) -> None:
    for slug in AWARDING:
        stage[f"approver-{slug}"].opens(f"{stage.design}agreement/").sees(f"Sign off for {SHORT[slug]}").presses("Sign off what is ticked")
    stage["academic"].opens(f"{stage.design}agreement/").sees("13 of 13 clauses are agreed.", "The checks find nothing to mend here.")
