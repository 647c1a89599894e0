"""The shape of a rule as the alliance office writes it; what holds together is the permits' business."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from juncta.jurisdiction import facts
from juncta.jurisdiction.engine.reading import usual_unit
from juncta.jurisdiction.facts import Certainty, Nature, Operator, RuleFacts, Severity, Source, Subject, Unit
from juncta.jurisdiction.models import Jurisdiction
from juncta.kernel.text import LangText

UNIT_NAMES = {
    Unit.NONE: _("As usual for the subject"),
    Unit.ECTS: "ECTS",
    Unit.HOURS: _("hours"),
    Unit.HOURS_PER_ECTS: _("hours per ECTS"),
    Unit.HOURS_PER_SCQF: _("hours per SCQF credit"),
    Unit.EUR_PER_ECTS: _("EUR per ECTS"),
}
DAY = {"type": "date"}


def _texts(value: str) -> tuple[str, ...]:
    """One text per line; on one line they may be parted by semicolons."""
    return tuple(part.strip() for line in value.splitlines() for part in line.split(";") if part.strip())


class RuleForm(forms.Form):
    """What a rule says, where it is written, how sure we are, and why it is noted."""

    operator = forms.ChoiceField(label=_("Comparison"))
    value = forms.CharField(
        label=_("Value"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One per line. “Between” takes two numbers. Empty where it is not known."),
    )
    unit = forms.ChoiceField(label=_("Unit"), required=False)
    severity = forms.ChoiceField(label=_("Where a plan does not fit, it"))
    nature = forms.ChoiceField(label=_("What binds"))
    source_title = forms.CharField(label=_("Source"), max_length=300, required=False, help_text=_("Where it is written, or who told you."))
    source_address = forms.URLField(label=_("Address of the source"), max_length=500, required=False, assume_scheme="https")
    verified_on = forms.DateField(
        label=_("Last looked up on"), required=False, widget=forms.DateInput(DAY, format="%Y-%m-%d"), help_text=_("Empty: nobody has.")
    )
    certainty = forms.ChoiceField(label=_("How do we know?"))
    valid_from = forms.DateField(label=_("In force from"), required=False, widget=forms.DateInput(DAY, format="%Y-%m-%d"))
    valid_until = forms.DateField(label=_("In force until"), required=False, widget=forms.DateInput(DAY, format="%Y-%m-%d"))
    remedy_en = forms.CharField(label=_("What to do, in English"), max_length=1000, required=False, widget=forms.Textarea({"rows": 2}))
    remedy_fr = forms.CharField(label=_("What to do, in French"), max_length=1000, required=False, widget=forms.Textarea({"rows": 2}))
    note_en = forms.CharField(label=_("Note in English"), max_length=2000, required=False, widget=forms.Textarea({"rows": 3}))
    note_fr = forms.CharField(label=_("Note in French"), max_length=2000, required=False, widget=forms.Textarea({"rows": 3}))
    ask = forms.CharField(
        label=_("Who can answer"),
        max_length=200,
        required=False,
        help_text=_("Bodies of the alliance by their short names, one per line, such as legal or quality-assurance."),
        widget=forms.Textarea({"rows": 2}),
    )
    why = forms.CharField(
        label=_("Why do you write this?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("It stands in the history of the rule."),
    )

    def __init__(self, *args: Any, **more: Any) -> None:  # noqa: ANN401 - Django's own arguments
        """The code lists in the page's language."""
        super().__init__(*args, **more)
        lists: dict[str, Any] = {
            "operator": facts.OPERATOR_NAMES,
            "severity": facts.SEVERITY_NAMES,
            "nature": facts.NATURE_NAMES,
            "certainty": facts.CERTAINTY_NAMES,
        }
        for name, words in lists.items():
            self._offer(name, [(code.value, gettext(word)) for code, word in words.items()])
        self._offer("unit", [(code.value, str(name)) for code, name in UNIT_NAMES.items()])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - the names above are choices
        field.choices = choices

    @staticmethod
    def as_it_is(rule: RuleFacts) -> dict[str, object]:
        """What the fields show of a rule that is there."""
        return {
            "operator": rule.operator.value,
            "value": "\n".join(rule.value),
            "unit": rule.unit.value,
            "severity": rule.severity.value,
            "nature": rule.nature.value,
            "source_title": rule.source.title,
            "source_address": rule.source.address,
            "verified_on": rule.source.verified_on,
            "certainty": rule.certainty.value,
            "valid_from": rule.valid_from,
            "valid_until": rule.valid_until,
            "ask": "\n".join(rule.ask),
            **{f"{name}_{tag}": getattr(rule, name).get(tag, "") for name in ("remedy", "note") for tag in ("en", "fr")},
        }

    def facts(self, subject: Subject, code: str, *, before: RuleFacts | None = None) -> RuleFacts:
        """The rule that was written; languages that the form does not show stay as they were."""
        said = self.cleaned_data
        operator = Operator(said["operator"])
        days: dict[str, date | None] = {name: said[name] for name in ("valid_from", "valid_until", "verified_on")}
        return RuleFacts(
            code=code,
            subject=subject,
            operator=operator,
            value=_texts(said["value"]),
            unit=Unit(said["unit"]) if said["unit"] and operator in facts.NUMBERS else usual_unit(subject, operator),
            severity=Severity(said["severity"]),
            nature=Nature(said["nature"]),
            valid_from=days["valid_from"],
            valid_until=days["valid_until"],
            source=Source(said["source_title"], said["source_address"], days["verified_on"]),
            certainty=Certainty(said["certainty"]),
            remedy=self._words("remedy", before.remedy if before else LangText()),
            note=self._words("note", before.note if before else LangText()),
            ask=_texts(said["ask"]) or facts.ASK,
            exception_to=before.exception_to if before else "",
        )

    def _words(self, name: str, before: LangText) -> LangText:
        return LangText(before.plain() | {tag: self.cleaned_data[f"{name}_{tag}"] for tag in ("en", "fr")})


class RevisionForm(RuleForm):
    """The next revision of a rule, built on the one they read."""

    based_on = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class NewRuleForm(RuleForm):
    """A rule that nobody has noted yet: also what it is about, whose it is, and its short name."""

    code = forms.SlugField(label=_("Short name"), max_length=80, help_text=_("Small letters, digits and hyphens; it stays."))
    subject = forms.TypedChoiceField(label=_("Subject"), coerce=Subject)
    field_order = ("code", "subject", "institution")

    def __init__(self, *args: Any, place: Jurisdiction, **more: Any) -> None:  # noqa: ANN401 - Django's own arguments
        """The universities are those of the jurisdiction."""
        super().__init__(*args, **more)
        self._offer("subject", [(code.value, gettext(word)) for code, word in facts.SUBJECT_NAMES.items()])
        self.fields["institution"] = forms.ModelChoiceField(
            label=_("Whose rule"), queryset=place.institutions.all(), required=False, empty_label=_("Every university of the jurisdiction")
        )
        self.order_fields(self.field_order)


class RetireForm(forms.Form):
    """Why a rule no longer counts."""

    based_on = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    why = forms.CharField(label=_("Why does it no longer count?"), max_length=1000, widget=forms.Textarea({"rows": 2}))
