"""The European standard elements that describe a micro-credential (Council Recommendation 2022/C 243/02, Annex I)."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from juncta.design import facts
from juncta.design.forms.texts import LangTextFormField, TextsForm, name_of
from juncta.kernel.text import FALLBACK

LEVELS = {
    "5": _("EQF 5 (short cycle)"),
    "6": _("EQF 6 (bachelor)"),
    "7": _("EQF 7 (master)"),
    "8": _("EQF 8 (doctorate)"),
}


class ElementsForm(TextsForm):
    """Size, level, languages, assessment, participation, quality; and who awards. A draft may leave any of them open."""

    NEEDED = (
        *("ects", "eqf_level", "languages", "assessment_type", "participation"),
        *("quality_assurance", "supervision", "stackability", "prerequisites"),
    )

    ects = forms.DecimalField(
        label=_("Workload in ECTS"),
        min_value=0,
        max_value=60,
        decimal_places=2,
        required=False,
        help_text=_("The components must add up to it."),
    )
    eqf_level = forms.ChoiceField(label=_("Level"), required=False)
    languages = forms.MultipleChoiceField(label=_("Languages of teaching"), widget=forms.CheckboxSelectMultiple, required=False)
    assessment_type = forms.ChoiceField(label=_("Type of assessment"), required=False)
    participation = forms.ChoiceField(label=_("Form of participation"), required=False)
    quality_assurance = forms.ChoiceField(label=_("What assures its quality"), required=False)
    supervision = forms.ChoiceField(label=_("Supervision and identity"), required=False, help_text=_("Recognition officers ask for it."))
    stackability = forms.ChoiceField(label=_("Does it count towards more?"), required=False)
    counts_towards = LangTextFormField(label=_("Towards which qualification does it count?"), rows=2, required=False)
    prerequisites = LangTextFormField(label=_("What must a learner bring?"), rows=2, required=False)
    award_model = forms.ChoiceField(label=_("Who awards it"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, languages: list[str], **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        """The code lists in the page's language; `languages` are the alliance's."""
        super().__init__(*args, languages=languages, **kwargs)
        unset = gettext("Not chosen yet")
        lists: Mapping[str, Mapping[str, Any]] = {
            "eqf_level": LEVELS,
            "assessment_type": facts.ASSESSMENT_TYPES,
            "participation": facts.PARTICIPATION_FORMS,
            "quality_assurance": facts.QUALITY_ASSURANCE_TYPES,
            "supervision": facts.SUPERVISION_FORMS,
            "stackability": facts.STACKABILITY,
        }
        for name, codes in lists.items():
            self._offer(name, [("", unset), *((str(code), gettext(word)) for code, word in codes.items())])
        self._offer("award_model", [(model.value, gettext(word)) for model, word in facts.AWARD_MODEL_NAMES.items()])
        spoken = dict.fromkeys([FALLBACK, *languages, *(self.initial.get("languages") or ())])
        self._offer("languages", sorted(((tag, name_of(tag)) for tag in spoken), key=lambda each: each[1].casefold()))

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - the lists above name choices only
        field.choices = choices
