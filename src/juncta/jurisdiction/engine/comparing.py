"""Who could award, in four ways: what each would meet at every partner, and what follows from it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from juncta.jurisdiction.engine.judging import by_party, evaluate
from juncta.jurisdiction.facts import AWARD_MODEL_NAMES, AwardModel, Judgement, Outcome, Party, Plan, RuleFacts
from juncta.kernel.words import mark

CONSEQUENCES: Mapping[AwardModel, tuple[str, ...]] = {
    AwardModel.MANDATE: (
        mark("Only one university’s rules bind the award; the others trust it, and give it a written mandate."),
        mark("The credential names one awarding body: the others appear as those who made it."),
    ),
    AwardModel.JOINT: (
        mark("The rules of every awarding university bind the same award at once."),
        mark("Nothing is delivered before the last one has signed; whether joint awards are allowed has to be known for each."),
    ),
    AwardModel.SEVERAL: (
        mark("Each university awards the whole by its own rules; learners hold several documents for one achievement."),
        mark("The credits must be counted once only: every certificate has to name the others."),
    ),
    AwardModel.COMPONENTS: (
        mark("Each university awards only what it teaches, so size rules bind the components."),
        mark("No document says that the whole is one micro-credential, unless somebody awards that too."),
    ),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One partner in one model: whether it would award, and the gravest that its rules say."""

    party: Party
    awards: bool
    outcome: Outcome
    judgements: tuple[Judgement, ...]

    @property
    def told(self) -> tuple[Judgement, ...]:
        """What does not simply fit, the gravest first."""
        return tuple(sorted((each for each in self.judgements if each.outcome is not Outcome.FITS), key=lambda each: _grave(each.outcome)))


@dataclass(frozen=True, slots=True)
class Model:
    """One way to award: every partner's line, how many judgements of each kind, and what follows."""

    model: AwardModel
    lines: tuple[Line, ...]
    counts: Mapping[Outcome, int]
    consequences: tuple[str, ...]

    @property
    def name(self) -> str:
        """What it is called, marked for translation."""
        return AWARD_MODEL_NAMES[self.model]


def compare(rules: Iterable[RuleFacts], plan: Plan, on: date) -> list[Model]:
    """Every award model, held against the rules of every partner."""
    held = tuple(rules)
    return [_model(held, _as(plan, model), on) for model in AwardModel]


def _as(plan: Plan, model: AwardModel) -> Plan:
    """The plan, awarded in that way."""
    if model is AwardModel.MANDATE:
        awarding = [each for each in plan.parties if each.awards] or list(plan.parties)
        one = next((each for each in awarding if each.coordinates), awarding[0] if awarding else None)
        parties = tuple(replace(each, awards=each == one) for each in plan.parties)
    elif model is AwardModel.COMPONENTS:
        parties = tuple(replace(each, awards=each.ects is not None) for each in plan.parties)
    else:
        parties = plan.parties
    return replace(plan, award_model=model, parties=parties)


def _model(rules: tuple[RuleFacts, ...], plan: Plan, on: date) -> Model:
    judged = evaluate(rules, plan, on)
    found = by_party(judged)
    lines = tuple(
        Line(party, party.awards, min((each.outcome for each in found[party.key]), key=_grave), tuple(found[party.key]))
        for party in plan.parties
    )
    return Model(plan.award_model, lines, Counter(each.outcome for each in judged), CONSEQUENCES[plan.award_model])


def _grave(outcome: Outcome) -> int:
    return list(Outcome).index(outcome)
