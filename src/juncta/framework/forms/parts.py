"""A form for each kind of part of a framework: texts in every language, who, which checks, in which order."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from juncta.framework.engine import parsing
from juncta.framework.facts import DECIDES_NAMES, REOPENS_NAMES
from juncta.framework.forms.words import WordsField
from juncta.framework.queries import Choosing
from juncta.kernel.tables import SLUG


class PartForm(forms.Form):
    """What every part has: the revision that was read, and its texts. `values` is what a draft takes."""

    based_on = forms.IntegerField(widget=forms.HiddenInput, required=False)
    pattern, code_help = SLUG, _("A short name in small letters, digits and hyphens. It stays as it is.")

    def __init__(self, *args: Any, choosing: Choosing, adding: bool = False, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        """The choices are those of the draft and of its alliance; only a new part is given a code."""
        super().__init__(*args, **kwargs)
        self.choosing = choosing
        for name, field in self.fields.items():
            if isinstance(field, WordsField):
                field.speak_also(self.initial.get(name) or ())
        if adding:
            fits = RegexValidator(rf"^(?:{self.pattern.pattern})$", self.code_help)
            code = forms.CharField(label=_("Code"), help_text=self.code_help, max_length=40, validators=[fits])
            self.fields = {"code": code, **self.fields}
        for name, choices in self.choices().items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - only these have choices
            field.choices = choices

    def choices(self) -> Mapping[str, list[tuple[str, str]]]:
        """The choices of each field that has some."""
        return {}

    @property
    def values(self) -> dict[str, Any]:
        """What the part says now."""
        return {name: value for name, value in self.cleaned_data.items() if name != "based_on"}


def _many(label: Any, *, required: bool = False, help_text: Any = "") -> forms.MultipleChoiceField:  # noqa: ANN401 - lazy text
    return forms.MultipleChoiceField(label=label, required=required, help_text=help_text, widget=forms.CheckboxSelectMultiple)


class TopForm(PartForm):
    """The definition, how one finds help, and by what the panel judges."""

    name = WordsField(label=_("Name"), max_length=200)
    definition = WordsField(label=_("What a joint micro-credential is"), rows=5)
    support = WordsField(label=_("How one finds help"), rows=3)
    adopted_by = forms.ChoiceField(label=_("Who adopts the next version"), required=False)
    standards = _many(_("Standards by which the panel judges"))
    checklists = _many(_("Further checklists"), help_text=_("A team goes through them for itself."))

    def choices(self) -> Mapping[str, list[tuple[str, str]]]:
        """Bodies of the alliance, and the standard sets that there are."""
        sets = self.choosing.standards
        return {"adopted_by": [("", str(_("The alliance office"))), *self.choosing.bodies], "standards": sets, "checklists": sets}


class CriterionForm(PartForm):
    """A part of the definition, and the checks that show whether a design meets it."""

    name = WordsField(label=_("Name"), max_length=200)
    meaning = WordsField(label=_("What it means"), rows=3)
    checks = _many(_("Checks"), required=True, help_text=_("A design meets the criterion when none of these finds anything."))

    def choices(self) -> Mapping[str, list[tuple[str, str]]]:
        """The checks that Juncta runs."""
        return {"checks": self.choosing.checks}


class FormatForm(PartForm):
    """A format, and how far this way leads it."""

    name = WordsField(label=_("Name"), max_length=200)
    meaning = WordsField(label=_("What it means"), rows=3)
    until = forms.ChoiceField(label=_("Goes as far as gate"), required=False)

    def choices(self) -> Mapping[str, list[tuple[str, str]]]:
        """The gates."""
        return {"until": [("", str(_("It goes all the way"))), *self.choosing.gates]}


class NamedForm(PartForm):
    """A party, or a kind of body: a name."""

    name = WordsField(label=_("Name"), max_length=200)


class StageForm(PartForm):
    """A stretch of the way."""

    pattern, code_help = parsing.STAGE, _("One capital letter. It stays as it is.")
    name = WordsField(label=_("Name"), max_length=200)
    purpose = WordsField(label=_("What it is for"), rows=3)


class StepForm(PartForm):
    """One step: what is recommended, who does it, whom to ask, what goes in and what comes out."""

    pattern, code_help = parsing.STEP, _("A capital letter and a number. It stays as it is.")
    stage = forms.ChoiceField(label=_("Stage"))
    name = WordsField(label=_("Name"), max_length=200)
    recommendation = WordsField(label=_("Recommendation"), rows=4)
    responsible = _many(_("Who does it"), required=True)
    consulted = _many(_("Whom to ask"))
    inputs = WordsField(label=_("What you need"), required=False, rows=2)
    evidence = WordsField(label=_("What comes out"), rows=2)
    checks = _many(_("Checks"), help_text=_("The next gate stays closed while one of these blocks."))

    def choices(self) -> Mapping[str, list[tuple[str, str]]]:
        """Stages, everybody who can be named, and the checks."""
        who = self.choosing.people
        return {"stage": self.choosing.stages, "responsible": who, "consulted": who, "checks": self.choosing.checks}


class StageWithStepForm(StageForm):
    """A new stage with its first step, since no stage is without one."""

    step_code = forms.CharField(
        label=_("Code of its first step"),
        help_text=StepForm.code_help,
        validators=[RegexValidator(rf"^(?:{parsing.STEP.pattern})$", StepForm.code_help)],
    )
    step_name = WordsField(label=_("Name of its first step"), max_length=200)
    recommendation = WordsField(label=_("Recommendation"), rows=4)
    responsible = _many(_("Who does it"), required=True)
    evidence = WordsField(label=_("What comes out"), rows=2)

    def choices(self) -> Mapping[str, list[tuple[str, str]]]:
        """Everybody who can be named."""
        return {"responsible": self.choosing.people}

    @property
    def values(self) -> dict[str, Any]:
        """What the stage says."""
        return {name: self.cleaned_data[name] for name in ("code", "name", "purpose")}

    @property
    def first_step(self) -> dict[str, Any]:
        """What its first step says."""
        same = {name: self.cleaned_data[name] for name in ("recommendation", "responsible", "evidence")}
        return same | {"code": self.cleaned_data["step_code"], "stage": self.cleaned_data["code"], "name": self.cleaned_data["step_name"]}


class GateForm(PartForm):
    """A decision: after which step, who decides by which rule, on which checks."""

    pattern, code_help = parsing.STEP, _("A capital letter and a number. It stays as it is.")
    name = WordsField(label=_("Name"), max_length=200)
    after = forms.ChoiceField(label=_("After step"))
    decides = forms.ChoiceField(label=_("How it is decided"), widget=forms.RadioSelect)
    bodies = _many(_("Bodies"), help_text=_("The one that decides, or those with a seat. None where partners or checks decide."))
    kind = forms.ChoiceField(
        label=_("Kind of body"), required=False, help_text=_("Instead of one body: the one of the design's focus area.")
    )
    checks = _many(_("Checks"), help_text=_("Beside those of the steps that lead to it."))
    reopened_by = _many(_("Reopened by a change of"), help_text=_("Such a change of an approved design is decided here again."))
    peers = forms.IntegerField(
        label=_("Peer reviewers"), required=False, min_value=0, max_value=20, help_text=_("How many sit beside the bodies. Empty: none.")
    )
    days = forms.IntegerField(
        label=_("Days to answer"), required=False, min_value=1, max_value=365, help_text=_("For everybody who is asked. Empty: 21 days.")
    )
    exceptions_by = forms.ChoiceField(
        label=_("Who may grant exceptions"), required=False, help_text=_("This body may let one finding pass, with its reasons.")
    )

    def choices(self) -> Mapping[str, list[tuple[str, str]]]:
        """Steps, ways of deciding, bodies, kinds, checks, and the changes that reopen."""
        rules = [(rule.value, str(_(name))) for rule, name in DECIDES_NAMES.items()]
        return {
            "after": self.choosing.steps,
            "decides": rules,
            "bodies": self.choosing.bodies,
            "kind": [("", str(_("None"))), *self.choosing.kinds],
            "checks": self.choosing.checks,
            "reopened_by": [(code, str(_(name))) for code, name in REOPENS_NAMES.items()],
            "exceptions_by": [("", str(_("Nobody"))), *self.choosing.bodies],
        }


FORMS: Mapping[str, type[PartForm]] = {
    "framework": TopForm,
    "formats": FormatForm,
    "criteria": CriterionForm,
    "parties": NamedForm,
    "kinds": NamedForm,
    "stages": StageForm,
    "steps": StepForm,
    "gates": GateForm,
}
NEW_FORMS: Mapping[str, type[PartForm]] = {**FORMS, "stages": StageWithStepForm}
