"""A design that lies before its panel: evaluated by its team, judged by two of three seats, waiting for the third."""

from datetime import timedelta
from typing import Any

from juncta.base import clock
from juncta.design.facts import AwardModel
from juncta.kernel.actor import SYSTEM
from juncta.project.story import acts
from juncta.project.story.waiting import Wait
from juncta.project.story.world import World
from juncta.review import operations as reviewing
from juncta.review import queries as reviews
from juncta.review.facts import Judged, Mark, Verdict, Wanted

TITLE = {"en": "Climate Decisions in Public Life", "fr": "Décider pour le climat dans la vie publique"}
STANDARDS = "european-approach-2015"
OWN_VIEW = {
    "1.1": "All three universities may award micro-credentials under their own rules; the table of rules says which.",
    "1.2": "Two workshops with all partners, their students included; every component was shaped by at least two of them.",
    "2.1": "The outcomes stand at EQF level 7 and were read against the descriptors of the European framework.",
}


def before_its_panel(world: World, wait: Wait) -> None:
    """The quality and teaching clusters have spoken, for themselves; the student board is asked. One standard is partly met."""
    content = acts.golden()
    content["idea"] |= {"title": TITLE}
    design = acts.partners(world, acts.idea(world, content), AwardModel.JOINT)
    reviewing.evaluate(design=design, by=world.actor("academic"), standards=STANDARDS, texts=OWN_VIEW, seen={})
    design = acts.joint_design(world, design, content, AwardModel.JOINT)
    dossier = wait(lambda: reviews.visible_to(SYSTEM).filter(design=design).first(), "the dossier is opened by the worker")
    partly = Judged(STANDARDS, "9", Mark.PARTLY, "Nobody is named for the yearly survey.")
    judged = [partly if each.standard == "9" else each for each in acts.met(dossier)]
    wanted = Wanted("Name who runs the yearly survey of learners.", f"{STANDARDS}/9", due_on=clock.today() + timedelta(days=90))
    said: dict[str, Any] = {"dossier": dossier, "verdict": Verdict.APPROVE, "reasons": "A clear design, made together."}
    qa, tl = world.actor("qa"), world.actor("tl")
    reviewing.speak(**said, by=qa, seat="quality-assurance", judgements=judged, conditions=[wanted])
    reviewing.speak(**said, by=tl, seat="teaching-learning")
