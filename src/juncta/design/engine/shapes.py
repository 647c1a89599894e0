"""Every section there is, by its key: those that stand in the design's own columns, and those that stand in `Section`."""

from collections.abc import Mapping

from juncta.design import facts
from juncta.design.engine import agreeing, delivering, learning
from juncta.design.engine.kinds import Choice, Flag, Names, Number, Several, Shape, Table, Text, Texts, Words
from juncta.kernel.words import mark

IDEA = Shape(
    "idea",
    mark("What it is about, which need it answers, and why several universities make it."),
    (
        Text(key="title", name=mark("Title")),
        Text(key="summary", name=mark("Summary")),
        Text(key="need", name=mark("Which need it answers")),
        Text(key="audience", name=mark("Whom it is for")),
        Choice(key="focus_area", name=mark("Focus area"), of="areas"),
        Text(key="challenge", name=mark("Challenge in society")),
        Text(key="research_basis", name=mark("Research it builds on")),
        Names(key="disciplines", name=mark("Disciplines")),
        Several(key="goals", name=mark("Goals of the alliance"), of="goals"),
    ),
)
ELEMENTS = Shape(
    "elements",
    mark("What every European micro-credential says about itself, so that others can read and recognise it."),
    (
        Number(key="ects", name=mark("Workload"), unit="ECTS", places=2),
        Number(key="eqf_level", name=mark("Level"), least=1, most=8),
        Several(key="languages", name=mark("Languages of teaching"), of="languages"),
        Choice(key="assessment_type", name=mark("Type of assessment"), codes=facts.ASSESSMENT_TYPES),
        Choice(key="participation", name=mark("Form of participation"), codes=facts.PARTICIPATION_FORMS),
        Choice(key="quality_assurance", name=mark("Quality assurance"), codes=facts.QUALITY_ASSURANCE_TYPES),
        Choice(key="supervision", name=mark("Supervision and identity"), codes=facts.SUPERVISION_FORMS),
        Choice(key="stackability", name=mark("Stackability"), codes=facts.STACKABILITY),
        Text(key="counts_towards", name=mark("What it counts towards")),
        Text(key="prerequisites", name=mark("What a learner must bring")),
        Words(key="grading_scheme", name=mark("Grading")),
        Choice(key="award_model", name=mark("Who awards it"), codes={each.value: name for each, name in facts.AWARD_MODEL_NAMES.items()}),
    ),
)
OUTCOMES = Shape(
    "outcomes",
    mark("What a learner knows, understands and can do afterwards."),
    (Texts(key="texts", name=mark("Learning outcomes")),),
)
PART = Shape(
    "part",
    "",
    (
        Text(key="title", name=mark("Title")),
        Choice(key="provider", name=mark("Who teaches it"), of="institutions"),
        Several(key="shaped_by", name=mark("Who shapes it"), of="institutions"),
        Number(key="ects", name=mark("Size"), unit="ECTS", places=2),
        Choice(key="language", name=mark("Language of teaching"), of="languages"),
        Flag(key="comes_first", name=mark("Comes first")),
        Flag(key="compulsory", name=mark("Compulsory")),
        Words(key="taken_from", name=mark("Taken from an existing course")),
    ),
)
"""One component, which has a form of its own."""

COMPONENTS = Shape(
    "components",
    mark("The parts: who teaches each, who shapes it, its size, and what comes first."),
    (Table(key="parts", name=mark("Components"), columns=PART.fields),),
)

# Sections that stand in `Section`, in reading order; their forms, pages and findings follow from these.
PLANNED: Mapping[str, Shape] = {
    each.key: each
    for each in (
        learning.VISION,
        learning.ASSESSMENT,
        delivering.DELIVERY,
        delivering.ADMISSION,
        delivering.RECRUITMENT,
        agreeing.QUALITY,
        agreeing.STACKABILITY,
        agreeing.CERTIFICATION,
    )
}
SHAPES: Mapping[str, Shape] = {each.key: each for each in (IDEA, ELEMENTS, OUTCOMES, COMPONENTS)} | dict(PLANNED)
