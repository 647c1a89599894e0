"""What a team writes about delivery: where and how it is taught, who is admitted, how learners hear of it."""

from juncta.design.engine.kinds import Choice, Number, Several, Shape, Table, Text, Words
from juncta.design.facts import PARTICIPATION_FORMS
from juncta.kernel.words import mark

RHYTHMS = {
    "together": mark("At fixed times"),
    "own-rhythm": mark("At one's own rhythm"),
    "both": mark("Both"),
}
MEASURES = {
    "captions": mark("Captions and transcripts"),
    "screen-readers": mark("Material tried with a screen reader"),
    "alternatives": mark("Other formats on request"),
    "more-time": mark("More time and other arrangements in assessment"),
    "barrier-free": mark("Step-free rooms"),
    "platform-tested": mark("Platform tested against EN 301 549"),
}
DATA_ROLES = {
    "joint": mark("Joint controllers, with an arrangement (GDPR, Article 26)"),
    "one": mark("One partner is controller, the others process for it (Article 28)"),
    "separate": mark("Each partner is controller of what it holds"),
}
GROUPS = {
    "partner-students": mark("Students of the partners"),
    "other-students": mark("Students of other universities"),
    "lifelong-learners": mark("Learners throughout life"),
    "professionals": mark("Staff of companies and public bodies"),
    "jobseekers": mark("People looking for work"),
    "doctoral": mark("Doctoral candidates"),
}

DELIVERY = Shape(
    "delivery",
    mark("Where learners meet, in which form each component is taught, and how everybody can take part."),
    (
        Text(key="platform", name=mark("Platforms"), hint=mark("Which, who runs them, and how learners sign in."), rows=3, needed=True),
        Table(
            key="modes",
            name=mark("How each component is taught"),
            of="components",
            columns=(
                Choice(key="form", name=mark("Form"), codes=PARTICIPATION_FORMS),
                Choice(key="rhythm", name=mark("Rhythm"), codes=RHYTHMS),
                Words(key="place", name=mark("Place")),
                Words(key="media", name=mark("Media and materials")),
            ),
        ),
        Several(key="measures", name=mark("Measures for accessibility"), codes=MEASURES),
        Text(
            key="accessibility",
            name=mark("Accessibility"),
            hint=mark("How learners with disabilities take part, and whom they ask."),
            rows=3,
            needed=True,
        ),
        Choice(key="data_roles", name=mark("Who is responsible for personal data"), codes=DATA_ROLES, needed=True),
        Text(
            key="data_protection",
            name=mark("Arrangement on data protection"),
            hint=mark("Who informs learners, who answers their requests, which data passes between the partners."),
            rows=3,
            needed=True,
        ),
        Text(key="support", name=mark("Support for learners"), hint=mark("Whom they ask, and when they hear back."), rows=2, needed=True),
    ),
)

ADMISSION = Shape(
    "admission",
    mark("Who may learn here, how places are given, and what earlier learning counts."),
    (
        Text(key="requirements", name=mark("Requirements"), hint=mark("What a learner must have or be able to do."), rows=3, needed=True),
        Several(key="groups", name=mark("Groups of learners"), codes=GROUPS, needed=True),
        Words(key="language", name=mark("Language skills asked for"), hint=mark("Such as English B2.")),
        Number(key="places", name=mark("Places in each offering"), least=1, most=100_000),
        Text(
            key="selection",
            name=mark("Selection"),
            hint=mark("How places are given when there are too few, and how each partner's learners get their share."),
            rows=3,
            needed=True,
        ),
        Text(
            key="prior",
            name=mark("Recognition of prior learning"),
            hint=mark("Who decides, on which evidence, and what it can replace."),
            rows=2,
            needed=True,
        ),
        Text(
            key="appeal",
            name=mark("Appeal against a decision"),
            hint=mark("To whom, within which time, and who decides."),
            rows=2,
            needed=True,
        ),
    ),
)

RECRUITMENT = Shape(
    "recruitment",
    mark("How learners hear of it, and how many each partner wants to reach."),
    (
        Text(key="audiences", name=mark("Audiences"), hint=mark("Whom to reach, and what matters to them."), rows=3, needed=True),
        Table(
            key="channels",
            name=mark("Channels"),
            columns=(
                Words(key="channel", name=mark("Channel")),
                Words(key="audience", name=mark("Audience")),
                Choice(key="who", name=mark("Who does it"), of="partners"),
                Words(key="when", name=mark("When")),
            ),
        ),
        Table(
            key="targets",
            name=mark("Targets of each partner"),
            of="partners",
            columns=(
                Number(key="learners", name=mark("Learners in the first offering"), most=100_000),
                Number(key="later", name=mark("Learners a year, later"), most=100_000),
                Words(key="remarks", name=mark("Remarks")),
            ),
        ),
    ),
)
