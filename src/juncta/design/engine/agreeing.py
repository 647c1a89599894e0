"""What partners agree on before review: money, quality, recognition by others, certification."""

from juncta.design.engine.kinds import Choice, Number, Several, Shape, Table, Text, Words
from juncta.kernel.words import mark

COMMITMENTS = {
    "planned": mark("Planned"),
    "in-talks": mark("In talks"),
    "agreed": mark("Agreed"),
    "signed": mark("Signed"),
    "refused": mark("Refused"),
}
DOCUMENTS = {
    "digital-credential": mark("Digital credential (European Learning Model)"),
    "badge": mark("Digital badge (Open Badges)"),
    "transcript": mark("Transcript of records"),
    "supplement": mark("Supplement with the standard elements"),
    "paper": mark("Certificate on paper"),
}

QUALITY = Shape(
    "quality",
    mark("One plan for all partners: what is measured, who listens, who acts."),
    (
        Text(
            key="responsibility",
            name=mark("Responsibility"),
            hint=mark("Who answers for quality as a whole, and at each partner."),
            rows=3,
            needed=True,
        ),
        Table(
            key="indicators",
            name=mark("Indicators"),
            needed=True,
            columns=(
                Words(key="indicator", name=mark("Indicator")),
                Words(key="target", name=mark("Target")),
                Words(key="source", name=mark("Source")),
                Choice(key="who", name=mark("Who watches it"), of="partners"),
            ),
        ),
        Text(
            key="feedback",
            name=mark("Feedback of learners"),
            hint=mark("When they are asked, by whom, and how they hear what came of it."),
            rows=3,
            needed=True,
        ),
        Text(
            key="review",
            name=mark("Annual review"),
            hint=mark("Who meets when, looking at what, and who decides on changes."),
            rows=3,
            needed=True,
        ),
        Text(key="external", name=mark("External view"), hint=mark("Peers, agencies, employers, alumni."), rows=2),
    ),
)

STACKABILITY = Shape(
    "stackability",
    mark("What it counts towards, and what is agreed with those who will recognise it."),
    (
        Text(
            key="towards",
            name=mark("What it counts towards"),
            hint=mark("Other micro-credentials, degrees, professions."),
            rows=3,
            needed=True,
        ),
        Table(
            key="agreements",
            name=mark("Commitments to recognise"),
            hint=mark("Agreed before the first learner, so that nobody has to ask afterwards."),
            columns=(
                Choice(key="partner", name=mark("University"), of="institutions"),
                Words(key="programme", name=mark("Programme")),
                Number(key="ects", name=mark("Counts as"), unit="ECTS", most=60, places=2),
                Choice(key="status", name=mark("Status"), codes=COMMITMENTS),
            ),
        ),
        Text(key="limits", name=mark("Limits"), hint=mark("How many credits count at most, for how long, in which cases not."), rows=2),
    ),
)

CERTIFICATION = Shape(
    "certification",
    mark("Who awards, who issues, which documents a learner receives."),
    (
        Text(
            key="award",
            name=mark("Ground of the award"),
            hint=mark("Under which rules the awarding partners award it, and when a learner has earned it."),
            rows=3,
            needed=True,
        ),
        Choice(key="issuer", name=mark("Who prepares the documents"), of="partners", needed=True),
        Several(key="documents", name=mark("Documents"), codes=DOCUMENTS, needed=True),
        Several(key="languages", name=mark("Languages of the documents"), of="languages", needed=True),
        Text(key="signing", name=mark("Signing"), hint=mark("Who signs for each awarding partner, and in which order."), rows=2),
        Text(
            key="revocation",
            name=mark("Correction and revocation"),
            hint=mark("Who corrects a mistake, when an award can be taken back, and who decides."),
            rows=2,
        ),
    ),
)
