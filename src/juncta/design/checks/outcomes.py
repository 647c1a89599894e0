"""Is each learning outcome one that can be shown, at the level that is claimed, and does the design hold it together.

Every finding says in its values which outcomes it means: `numbers` is "3", or "1, 4" where one sentence speaks of several.
"""

import re
from collections.abc import Iterable, Iterator

from juncta.design.checks.looking import when
from juncta.design.facts import DesignFacts
from juncta.design.rules import verbs
from juncta.kernel.refusal import Finding, Weight
from juncta.kernel.words import mark

SHORTEST, LONGEST = 2, 45  # words
EXPECTED = {5: 3, 6: 3, 7: 4, 8: 5}  # EQF level -> the level of thought that one outcome at least should reach
SENTENCE = re.compile(r"[.!?;]\s+(?=[^\W\d_])")
SAID_BETTER = mark("Say what somebody does to show it: {better}.")


def _spoken(design: DesignFacts) -> Iterator[tuple[int, str, str]]:
    """Each outcome's number with the language and words in which it is judged; those in a language that we cannot judge are left out."""
    for number, outcome in enumerate(design.outcomes, start=1):
        language, text = verbs.spoken(outcome.text)
        if language:
            yield number, language, text


def _advice(code: str, sentence: str, way_out: str, numbers: int | Iterable[int], **values: object) -> Finding:
    told = str(numbers) if isinstance(numbers, int) else ", ".join(map(str, numbers))
    return Finding(code, sentence, "outcomes", way_out, Weight.ADVISES, {"numbers": told, **values})


def measurable(design: DesignFacts) -> list[Finding]:
    """No outcome rests on a verb that nobody can observe, such as "understand"."""
    sentence = mark("Outcome {numbers}: nobody can see whether somebody has reached “{verb}”.")
    found = ((number, verbs.verb_of(text, language)) for number, language, text in _spoken(design))
    return [
        Finding("DES-270", sentence, "outcomes", SAID_BETTER, values={"numbers": str(number), "verb": verb.word, "better": verb.better})
        for number, verb in found
        if verb and verb.is_vague
    ]


def begins_with_a_verb(design: DesignFacts) -> list[Finding]:
    """Each outcome begins with what the learner does (advice: our lists do not know every verb)."""
    return [
        _advice(
            "DES-271",
            mark("Outcome {numbers} does not begin with a verb that we know."),
            mark("Begin with what the learner does: explain, compare, design. If yours is a verb that can be assessed, keep it."),
            number,
        )
        for number, language, text in _spoken(design)
        if verbs.verb_of(text, language) is None and not verbs.teaching(text, language)
    ]


def one_at_a_time(design: DesignFacts) -> list[Finding]:
    """One outcome, one sentence, one verb (advice)."""
    return [
        _advice(
            "DES-272",
            mark("Outcome {numbers} says several things at once."),
            mark("Make two of it, so that each can be assessed by itself."),
            number,
        )
        for number, language, text in _spoken(design)
        if SENTENCE.search(text.strip()) or next(verbs.joined(text, language), "")
    ]


def not_teaching(design: DesignFacts) -> list[Finding]:
    """An outcome tells what the learner can do, not what is taught (advice)."""
    return [
        _advice(
            "DES-273",
            mark("Outcome {numbers} tells of teaching (“{words}”) instead of what somebody can do afterwards."),
            mark("Leave the course out and name what the learner can do."),
            number,
            words=told,
        )
        for number, language, text in _spoken(design)
        if (told := verbs.teaching(text, language))
    ]


def of_good_length(design: DesignFacts) -> list[Finding]:
    """Long enough to say what, short enough to be read (advice)."""
    lengths = [(number, len(str(outcome.text).split())) for number, outcome in enumerate(design.outcomes, start=1)]
    short = mark("Outcome {numbers} names no more than a verb.")
    long = mark("Outcome {numbers} has {count} words; nobody reads more than {most}.")
    return [
        _advice(
            "DES-274",
            short if count < SHORTEST else long,
            mark("Say what is done with what, in one line or two."),
            number,
            count=count,
            most=LONGEST,
        )
        for number, count in lengths
        if not SHORTEST <= count <= LONGEST
    ]


def level_of_thought(design: DesignFacts) -> list[Finding]:
    """At a higher EQF level, one outcome at least asks for more than remembering and understanding (advice)."""
    expected = EXPECTED.get(design.eqf_level or 0, 0)
    known = [verb.level for _number, language, text in _spoken(design) if (verb := verbs.verb_of(text, language)) and not verb.is_vague]
    if not known or max(known) >= expected:
        return []
    return [
        Finding(
            "DES-275",
            mark("At EQF level {level}, no outcome goes beyond “{reached}”; one at least should {expected}."),
            "outcomes",
            mark("Raise one outcome, or state a lower level."),
            Weight.ADVISES,
            {"level": design.eqf_level, "reached": verbs.LEVELS[max(known) - 1], "expected": verbs.LEVELS[expected - 1]},
        )
    ]


def addressed(design: DesignFacts) -> list[Finding]:
    """Every outcome is addressed by a component (advice, once there are components)."""
    keys = {part.key for part in design.components}
    without = [number for number, outcome in enumerate(design.outcomes, start=1) if not outcome.components & keys]
    return when(
        keys and without,
        _advice(
            "DES-276",
            mark("No component addresses these outcomes: {numbers}."),
            mark("Open the outcome and tick the components that lead to it, or leave it out."),
            without,
        ),
    )


def assessed(design: DesignFacts) -> list[Finding]:
    """Of every outcome it is said how somebody shows it (advice)."""
    without = [number for number, outcome in enumerate(design.outcomes, start=1) if not outcome.assessment]
    return when(
        without,
        _advice(
            "DES-277",
            mark("It is not said how these outcomes are assessed: {numbers}."),
            mark("Choose a form of assessment for each."),
            without,
        ),
    )


def every_component_leads_somewhere(design: DesignFacts) -> list[Finding]:
    """Every component addresses an outcome (advice, once there are outcomes)."""
    reached = frozenset[str]().union(*(outcome.components for outcome in design.outcomes))
    return [
        Finding(
            "DES-278",
            mark("The component “{component}” leads to no learning outcome."),
            "components",
            mark("Tick it at the outcomes that it addresses, or ask what it is for."),
            Weight.ADVISES,
            {"component": part.title},
        )
        for part in design.components
        if design.outcomes and part.key not in reached
    ]


def linked(design: DesignFacts) -> list[Finding]:
    """Every outcome is linked to a skill, so that others read it alike (advice)."""
    without = [number for number, outcome in enumerate(design.outcomes, start=1) if not outcome.skills]
    return when(
        without,
        _advice(
            "DES-279",
            mark("These outcomes are linked to no skill: {numbers}."),
            mark("Open the outcome and search for the skill that it means."),
            without,
        ),
    )


def skills_known(design: DesignFacts) -> list[Finding]:
    """Every linked skill is in the list in force: its address resolves (MC-IR-05)."""
    return [
        Finding(
            "DES-280",
            mark("Outcome {numbers} is linked to a skill that the list in force no longer has: “{skill}”."),
            "outcomes",
            mark("Search for its successor, and take the old link away."),
            values={"numbers": str(number), "skill": str(skill.label) or skill.uri},
        )
        for number, outcome in enumerate(design.outcomes, start=1)
        for skill in outcome.skills
        if not skill.known
    ]
