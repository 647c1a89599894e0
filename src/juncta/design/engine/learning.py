"""What a team writes about learning: whom it is for, and how it is assessed."""

from juncta.design.engine.kinds import Number, Several, Shape, Table, Text, Words
from juncta.design.facts import ASSESSMENT_TYPES
from juncta.kernel.words import mark

VISION = Shape(
    "vision",
    mark("Who learns here, who they are afterwards, and what only this partnership can offer."),
    (
        Text(
            key="profile",
            name=mark("Profile of the learners"),
            hint=mark("Who they are when they come, and what they are when they leave."),
            needed=True,
        ),
        Text(
            key="objectives",
            name=mark("Objectives"),
            hint=mark("What the micro-credential sets out to achieve, beyond the learning outcomes."),
            needed=True,
        ),
        Text(
            key="unique",
            name=mark("What is special about it"),
            hint=mark("What these partners can offer together, and none of them alone."),
            needed=True,
        ),
        Text(
            key="existing",
            name=mark("Its place among existing offers"),
            hint=mark("What the partners and others teach already, and how this adds to it."),
            needed=True,
        ),
        Text(key="afterwards", name=mark("Where it leads"), hint=mark("Further study, work, a part in society."), rows=3),
    ),
)

ASSESSMENT = Shape(
    "assessment",
    mark("How learners show what they can do, the same way at every partner."),
    (
        Table(
            key="plan",
            name=mark("Assessment of each component"),
            hint=mark("Outcomes by their number on the page “Learning outcomes”."),
            of="components",
            needed=True,
            columns=(
                Several(key="methods", name=mark("Methods"), codes=ASSESSMENT_TYPES),
                Several(key="outcomes", name=mark("Outcomes it assesses"), of="outcomes"),
                Number(key="share", name=mark("Share of the result"), unit="%", most=100, places=1),
                Words(key="remarks", name=mark("Remarks")),
            ),
        ),
        Text(
            key="identity",
            name=mark("Identity and supervision"),
            hint=mark("How it is checked who is assessed, and how their work is supervised, online too."),
            rows=3,
            needed=True,
        ),
        Text(
            key="grading",
            name=mark("Grading together"),
            hint=mark("Who grades, who grades a second time, and how the partners reach one result."),
            rows=3,
            needed=True,
        ),
        Text(key="resits", name=mark("Second attempts"), hint=mark("How often, until when, and in which form."), rows=2, needed=True),
        Text(
            key="appeals",
            name=mark("Appeals"),
            hint=mark("To whom a learner turns against a result, within which time, and who decides."),
            rows=2,
            needed=True,
        ),
        Text(
            key="evidence",
            name=mark("Keeping of examination work"),
            hint=mark("What is kept, where, for how long, and who may see it."),
            rows=2,
            needed=True,
        ),
        Text(
            key="integrity",
            name=mark("Academic integrity"),
            hint=mark("What help is allowed, artificial intelligence included, and what follows from cheating."),
            rows=2,
        ),
    ),
)
