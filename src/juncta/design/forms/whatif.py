"""What if: other credits, another level, fee, mode, award model, other partners. Nothing is saved."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from juncta.design import facts
from juncta.design.forms.elements import LEVELS
from juncta.jurisdiction.facts import AWARD_MODEL_NAMES, AwardModel, Party, Plan
from juncta.kernel.ects import Ects

if TYPE_CHECKING:
    from juncta.alliance.models import Institution

MOST = 999


class WhatIfForm(forms.Form):
    """A plan that differs from the design in what is chosen here."""

    ects = forms.DecimalField(label=_("Workload in ECTS"), min_value=0, max_value=MOST, decimal_places=2, required=False)
    eqf_level = forms.ChoiceField(label=_("Level"), required=False)
    fee = forms.DecimalField(
        label=_("Fee in EUR per credit"),
        min_value=0,
        max_value=MOST,
        decimal_places=2,
        required=False,
        help_text=_("Empty: as the business plan says."),
    )
    mode = forms.ChoiceField(label=_("Form of participation"), required=False)
    award_model = forms.ChoiceField(label=_("Who awards it"), required=False)
    awarding = forms.MultipleChoiceField(label=_("Awarding universities"), widget=forms.CheckboxSelectMultiple, required=False)
    others = forms.MultipleChoiceField(label=_("Taking part without awarding"), widget=forms.CheckboxSelectMultiple, required=False)
    non_eea = forms.BooleanField(label=_("Learners from outside the European Economic Area take part"), required=False)

    def __init__(self, data: Mapping[str, Any] | None, *, plan: Plan, partners: "Mapping[str, Institution]") -> None:
        """Begin from the design's own plan; any partner of the alliance can be tried."""
        self.plan, self.partners = plan, partners
        super().__init__(data, initial=self._as_it_is(plan))
        unset = [("", gettext("Not chosen yet"))]
        self._offer("eqf_level", unset + [(code, str(name)) for code, name in LEVELS.items()])
        self._offer("mode", unset + [(code, gettext(name)) for code, name in facts.PARTICIPATION_FORMS.items()])
        self._offer("award_model", [(model.value, gettext(name)) for model, name in AWARD_MODEL_NAMES.items()])
        names = [(slug, each.short_name) for slug, each in partners.items()]
        self._offer("awarding", names)
        self._offer("others", names)

    @staticmethod
    def _as_it_is(plan: Plan) -> dict[str, object]:
        return {
            "ects": None if plan.ects is None else plan.ects.points.normalize().__format__("f"),
            "eqf_level": str(plan.eqf_level or ""),
            "mode": plan.mode,
            "award_model": plan.award_model.value,
            "awarding": [each.key for each in plan.parties if each.awards],
            "others": [each.key for each in plan.parties if not each.awards],
        }

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - the names above are choices
        field.choices = choices

    def tried(self) -> Plan:
        """The plan with what was chosen; the design's own while nothing was, or where something typed is no answer."""
        if not self.is_bound or not self.is_valid():
            return self.plan
        chosen = self.cleaned_data
        ects, fee = chosen["ects"], chosen["fee"]
        return replace(
            self.plan,
            parties=tuple(self._parties(set(chosen["awarding"]), set(chosen["others"]))),
            ects=None if ects is None else Ects(ects),
            eqf_level=int(chosen["eqf_level"]) if chosen["eqf_level"] else None,
            fee=None if fee is None else Decimal(fee),
            mode=chosen["mode"],
            learners=frozenset({"non-eea"}) if chosen["non_eea"] else frozenset(),
            award_model=AwardModel(chosen["award_model"] or self.plan.award_model),
        )

    def _parties(self, awarding: set[str], others: set[str]) -> list[Party]:
        own = {each.key: each for each in self.plan.parties}
        return [
            replace(own.get(slug, Party(slug, each.short_name)), awards=slug in awarding)
            for slug, each in self.partners.items()
            if slug in awarding | others
        ]
