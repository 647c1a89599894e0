"""Named checks on a badge before anybody signs it: codes CRE-3xx, each explained in the reference."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Final

from juncta.credentials.engine import template as templates
from juncta.credentials.engine.canonical import canonical
from juncta.credentials.engine.lints import elements, policy, shape, single
from juncta.credentials.engine.template import NotAlike, Template, Values
from juncta.kernel.refusal import Finding
from juncta.kernel.words import mark

Lint = Callable[[dict[str, Any]], list[Finding]]
SingleLint = Callable[[Values, single.Common], Finding | None]

ALIKE: Final[tuple[Lint, ...]] = (
    elements.title,
    elements.countries,
    elements.awarding_bodies,
    elements.outcomes,
    elements.workload,
    elements.level,
    elements.assessment,
    elements.participation,
    elements.quality_assurance,
    policy.one_policy,
    policy.required_signers,
    policy.award_model,
    policy.issuer,
    shape.context,
    shape.terms,
    shape.types,
    shape.unsigned,
    shape.earned,
    shape.result,
    shape.size,
    elements.skills,
    elements.supervision,
    elements.stackability,
    shape.result_stated,
)
"""Lints on what is alike in all badges of an edition: they look at the skeleton, once."""

SINGLE: Final[tuple[SingleLint, ...]] = (single.learner, single.dates, single.status, single.name, single.number)
"""Lints on what stands in one badge only: they look at its values, every time."""


def findings(document: Mapping[str, Any]) -> list[Finding]:
    """All that is wrong with an unsigned badge, and all that could be better, in the order of the codes."""
    try:
        template, values = templates.split(document)
    except (NotAlike, ValueError) as error:
        form = Finding(
            "CRE-300",
            mark("The document is not built like a badge: {because}."),
            "",
            mark("Let Juncta compose it again."),
            values={"because": str(error)},
        )
        return [form, *(finding for lint in ALIKE for finding in lint(_plain(document)))] if _plain(document) else [form]
    return sorted([*alike(template), *of_values(template, values)], key=lambda finding: finding.code)


@lru_cache(maxsize=256)
def alike(template: Template) -> tuple[Finding, ...]:
    """What is wrong with all badges of a template; kept, since nothing about a template ever changes."""
    return tuple(finding for lint in ALIKE for finding in lint(template.skeleton))


@lru_cache(maxsize=256)
def _common(template: Template) -> single.Common:
    return single.Common.of(template.skeleton)


def of_values(template: Template, values: Values) -> list[Finding]:
    """What is wrong with one badge's own values."""
    common = _common(template)
    return [finding for lint in SINGLE if (finding := lint(values, common))]


def _plain(document: Mapping[str, Any]) -> dict[str, Any]:
    """The document if it is JSON at all, else nothing."""
    try:
        canonical(dict(document))
    except ValueError:
        return {}
    return dict(document)
