"""How long all findings of a full design take: what the workspace, the submission and every gate ask for.

The figure is one call of `design.queries.findings`: the design's facts read from PostgreSQL (partners, team, outcomes with their skills,
components with their order, path rules, sections, business plan, agreement, rules of every country), then every named check. The design is
is the size of a large one: eleven partners, all of them in the plan and in the agreement, twelve components with prerequisites,
path rules over four optional ones, twelve outcomes with three skills each, every section written.

The baseline is reading alone: the same facts without any check. Both are measured in turns in one run and compared by their medians,
since the machine drifts; the ratio says what the checks add (1 would be nothing).
"""

import json
import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from juncta.adapters.embedded.server import FOR_TESTS, close_servers, open_server, wait_until_stopped

if TYPE_CHECKING:
    from juncta.design.models import Design
    from juncta.project.story.world import World

ROUNDS: Final = 60
GOAL: Final = 20.0  # ms
OF_RULES: Final = "DES-290"  # one price and one size for eleven partners meet a rule of somebody
COMPONENTS: Final = 12
OUTCOMES: Final = 12
VERBS: Final = ("Explain", "Analyse", "Compare", "Evaluate", "Design", "Apply")
VERBS_FR: Final = ("Expliquer", "Analyser", "Comparer", "Évaluer", "Concevoir", "Appliquer")


def start(folder: Path) -> None:
    """An empty database of its own, with the tables in it."""
    os.environ |= {"DATABASE_URL": open_server(folder, FOR_TESTS), "DJANGO_SETTINGS_MODULE": "juncta.project.settings", "JUNCTA_DEMO": "1"}
    os.environ.setdefault("SECRET_KEY", "of a benchmark that keeps no secrets")
    import django  # noqa: PLC0415 - it reads the address just set
    from django.core.management import call_command  # noqa: PLC0415

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)


def full_design() -> "Design":
    """The large design, written through the operations that the pages call."""
    from juncta.base import clock  # noqa: PLC0415 - Django has just been started
    from juncta.design import operations  # noqa: PLC0415
    from juncta.design.facts import AwardModel, PartnerRole  # noqa: PLC0415
    from juncta.design.models import Partnership  # noqa: PLC0415
    from juncta.project.story import acts, written  # noqa: PLC0415
    from juncta.project.story.settling import settle  # noqa: PLC0415
    from juncta.skills import operations as skilling  # noqa: PLC0415
    from juncta.skills import queries as skills  # noqa: PLC0415

    here = with_approvers()
    content = acts.golden()
    skilling.load_demo_set()
    design, by = acts.idea(here, content), here.actor("academic")
    acts.partners(here, design, AwardModel.JOINT)
    partners = list(here.alliance.institutions.all())
    for institution in partners:
        Partnership.objects.get_or_create(
            design=design,
            institution=institution,
            role=PartnerRole.TEACHING.value,
            defaults={"state": "accepted", "invited_at": clock.now()},
        )
    operations.describe(design=design, by=by, **(content["elements"] | {"ects": "20"}))
    parts = []
    for number in range(COMPONENTS):
        optional = number >= COMPONENTS - 4
        part = operations.add_component(
            design=design,
            by=by,
            title={"en": f"Component {number}", "fr": f"Composante {number}"},
            provider=partners[number % len(partners)],
            shaped_by=partners[:3],
            ects="2",
            compulsory=not optional,
            group="B" if optional else "",
            requires=parts[max(0, number - 2) :] if number < COMPONENTS - 4 else parts[:1],
        )
        parts.append(part)
    operations.add_path_rule(design=design, by=by, kind="at least", amount=4, group="B")
    operations.add_path_rule(design=design, by=by, kind="at most", amount=1, measure="components", group="B", per_provider=True)
    known = list(skills.listed())
    for number in range(OUTCOMES):
        verb, french = VERBS[number % len(VERBS)], VERBS_FR[number % len(VERBS)]
        outcome = operations.add_outcome(
            design=design,
            by=by,
            text={"en": f"{verb} what discipline {number} adds to a measure.", "fr": f"{french} l’apport de la discipline {number}."},
            dimension="skills",
            assessment="oral-examination",
            components=[parts[number]],
        )
        for skill in known[number * 3 : number * 3 + 3]:
            operations.link_skill(outcome=outcome, by=by, skill=skill)
    settle(here, design)
    written.sections(here, design, content["sections"])
    return design


def with_approvers() -> "World":
    """The story's world, in which every partner has somebody who signs for it."""
    from juncta.alliance import operations as alliance  # noqa: PLC0415 - Django has just been started
    from juncta.kernel.actor import SYSTEM, Role  # noqa: PLC0415
    from juncta.project.story import world  # noqa: PLC0415

    here = world.build()
    persons = dict(here.persons)
    for home in here.alliance.institutions.all():
        if (key := f"approver-{home.slug}") in persons:
            continue
        who = {"given_name": "Approver", "family_name": str(home), "email": f"{key}@cast.juncta.example", "category": "professional"}
        persons[key] = alliance.add_person(alliance=here.alliance, by=SYSTEM, institution=home, **who)
        alliance.give_mandate(person=persons[key], by=SYSTEM, role=Role.APPROVER, institution=home)
    return world.World(alliance=here.alliance, persons=persons)


def milliseconds(work: Callable[[], object]) -> float:
    """How long it takes."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def main() -> None:
    """Measure in turns, and print the figures; the last line is JSON."""
    folder = Path(tempfile.mkdtemp(prefix="juncta-findings-"))
    try:
        start(folder)
        from juncta.design import checks, queries  # noqa: PLC0415 - Django has just been started

        design = queries.by_id(full_design().pk)
        facts = queries.facts_of(design)
        found = queries.findings(design)
        blocking = [each for each in found if each.blocks]
        assert {each.code for each in blocking} <= {OF_RULES}, blocking  # noqa: S101 - it is golden, but for what eleven laws say
        sizes = (len(facts.partners), len(facts.components), len(facts.outcomes))
        assert sizes == (11, COMPONENTS, OUTCOMES)  # noqa: S101 - a figure of less work is worth nothing
        whole, reading, thinking = [], [], []
        for _turn in range(ROUNDS):
            reading.append(milliseconds(lambda: queries.facts_of(design)))
            whole.append(milliseconds(lambda: queries.findings(design)))
            thinking.append(milliseconds(lambda: checks.run(facts)))
    finally:
        close_servers()
        wait_until_stopped(folder)
        shutil.rmtree(folder, ignore_errors=True)
    figure, limit = statistics.median(whole), statistics.median(reading)
    print(f"goal: {GOAL:g} ms or less; the checks alone take {statistics.median(thinking):.2f} ms")
    answer = {
        "bench": "findings",
        "figure": round(figure, 2),
        "unit": "ms",
        "ms": round(figure, 2),
        "limit": round(limit, 2),
        "ratio": round(figure / limit, 3),
    }
    print(json.dumps(answer))


if __name__ == "__main__":
    main()
