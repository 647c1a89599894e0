"""Is the idea told, and is it what a joint micro-credential is: collaborative, international, joint, aligned, and more."""

from juncta.design.checks.looking import accepted, taking_part, when
from juncta.design.facts import DesignFacts, PartnerRole
from juncta.kernel.refusal import Finding
from juncta.kernel.words import mark

GROUPS = ("academic", "professional", "student")
ENOUGH_DISCIPLINES = 2
SEVERAL = 2


def idea(design: DesignFacts) -> list[Finding]:
    """The idea says what, why and for whom."""
    texts = {
        "summary": (design.summary, mark("The idea has no summary.")),
        "need": (design.need, mark("The idea does not say which need it answers.")),
        "audience": (design.audience, mark("The idea does not say whom it is for.")),
    }
    way_out = mark("Write one or two sentences under “Idea”.")
    return [Finding("DES-201", sentence, part, way_out) for part, (text, sentence) in texts.items() if not text]


def collaborative(design: DesignFacts) -> list[Finding]:
    """Academics, professional staff and students make it together."""
    sentences = {
        "academic": mark("No academic is on the team."),
        "professional": mark("Nobody of the professional staff is on the team."),
        "student": mark("No student is on the team."),
    }
    way_out = mark("Invite somebody to the team and wait until they accept.")
    return [Finding("DES-211", sentences[group], "team", way_out) for group in GROUPS if group not in design.team]


def international(design: DesignFacts) -> list[Finding]:
    """Two institutions at least take part, of two countries at least."""
    partners = [partner for partner in design.partners if partner.institution in taking_part(design)]
    countries = {partner.country for partner in partners}
    few, near = (
        mark("Fewer than two partners have accepted; it takes two."),
        mark("The partners who have accepted come from one country at most; it takes two."),
    )
    return when(
        len(countries) < SEVERAL,
        Finding(
            "DES-212",
            few if len(partners) < SEVERAL else near,
            "partners",
            mark("Invite an institution of another country."),
        ),
    )


def joint(design: DesignFacts) -> list[Finding]:
    """Partners carry it together and make something new, beyond exchanging what each already teaches."""
    partners = taking_part(design)
    carrying = {part.provider for part in design.components} | {each.institution for each in accepted(design, PartnerRole.AWARDING)}
    found = when(
        len(carrying & partners) < SEVERAL,
        Finding(
            "DES-213",
            mark("Fewer than two partners carry it: nobody beside them provides a component or awards it."),
            "components",
            mark("Let a second partner provide a component, or award it with you."),
        ),
    )
    return found + when(
        design.components and all(part.taken_from for part in design.components),
        Finding(
            "DES-213",
            mark("Every component is an existing course of one partner; a joint micro-credential is more than an exchange."),
            "components",
            mark("Make at least one component anew, together."),
        ),
    )


def from_scratch(design: DesignFacts) -> list[Finding]:
    """Every component is shaped by two partners at least."""
    partners = taking_part(design)
    if not design.components:
        return [
            Finding(
                "DES-218",
                mark("No component is shaped by several partners yet."),
                "components",
                mark("Add the components and name the partners who shape each."),
            )
        ]
    return [
        Finding(
            "DES-218",
            mark("Fewer than two partners shape the component “{component}”."),
            "components",
            mark("Name a second partner who shapes it, and shape it together."),
            values={"component": part.title},
        )
        for part in design.components
        if len(part.shaped_by & partners) < SEVERAL
    ]


def aligned(design: DesignFacts) -> list[Finding]:
    """It serves a goal of the alliance."""
    return when(
        not set(design.goals) & set(design.alliance_goals),
        Finding("DES-214", mark("It does not say which goal of the alliance it serves."), "goals", mark("Choose a goal under “Idea”.")),
    )


def challenge_based(design: DesignFacts) -> list[Finding]:
    """It answers a challenge of society."""
    return when(
        not design.challenge,
        Finding(
            "DES-215",
            mark("It does not name the challenge in society that it takes up."),
            "challenge",
            mark("Describe the challenge under “Idea”."),
        ),
    )


def research_based(design: DesignFacts) -> list[Finding]:
    """It rests on research."""
    return when(
        not design.research_basis,
        Finding(
            "DES-216",
            mark("It does not say which research it builds on."),
            "research_basis",
            mark("Name the research under “Idea”."),
        ),
    )


def interdisciplinary(design: DesignFacts) -> list[Finding]:
    """It joins two disciplines at least."""
    disciplines = {name.strip().casefold() for name in design.disciplines if name.strip()}
    return when(
        len(disciplines) < ENOUGH_DISCIPLINES,
        Finding("DES-217", mark("It names fewer than two disciplines."), "disciplines", mark("Name the disciplines under “Idea”.")),
    )
