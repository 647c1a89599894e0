"""What a reviewer, an approver, a team and the alliance office write."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from juncta.kernel.text import LangText
from juncta.review.facts import MARK_NAMES, Decision, Judged, Mark, Verdict, Wanted

MOST_CONDITIONS = 3  # that one form offers
DAY = {"type": "date"}


def day(**more: Any) -> forms.DateField:  # noqa: ANN401 - what a field takes
    """A field for a day."""
    return forms.DateField(widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"), **more)


class ConditionForm(forms.Form):
    """Something that must still be shown; left empty, there is no condition."""

    text = forms.CharField(
        label=_("What must still be shown"), required=False, widget=forms.Textarea(attrs={"rows": 2}), help_text=_("Empty: no condition.")
    )
    standard = forms.ChoiceField(label=_("About which standard"), required=False)
    before_publication = forms.BooleanField(label=_("Before it is published"), required=False)
    due_on = day(label=_("Until"), required=False)
    office_may_close = forms.BooleanField(label=_("The alliance office may say that it is met"), required=False, initial=True)

    def __init__(self, *args: Any, standards: Iterable[tuple[str, str]] = (), **more: Any) -> None:  # noqa: ANN401 - as Django's
        """With the standards that one can choose from."""
        super().__init__(*args, **more)
        field = self.fields["standard"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [("", _("none in particular")), *standards]
        if not standards:
            del self.fields["standard"]

    def wanted(self) -> Wanted | None:
        """The condition, if one was written."""
        said = self.cleaned_data
        return Wanted(**said) if said.get("text", "").strip() else None


class VoiceForm(forms.Form):
    """A seat's verdict with its reasons, and its judgement on each standard."""

    verdict = forms.ChoiceField(
        label=_("What does your seat say?"),
        choices=[(Verdict.APPROVE.value, _("Approve")), (Verdict.RETURN.value, _("Return to the team"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what your seat says.")},
        help_text=_("Nobody reads it before every seat has spoken; then you discuss, and may change it once."),
    )
    reasons = forms.CharField(
        label=_("Reasons"),
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("The team and the other seats read them in the end."),
        error_messages={"required": _("Write at least a sentence the team can work with.")},
    )
    because = forms.CharField(
        label=_("What changed your mind?"),
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Your first voice stays beside this one."),
        error_messages={"required": _("Say what changed your mind.")},
    )
    rest_is_met = forms.BooleanField(label=_("Every standard I leave open below is met"), required=False)

    def __init__(self, *args: Any, standards: list[dict[str, Any]], second: bool = False, **more: Any) -> None:  # noqa: ANN401 - as Django's
        """With two fields per standard; a second voice says why it changes."""
        super().__init__(*args, **more)
        if not second:
            del self.fields["because"]
        self.standards = [(each["code"], one) for each in standards for one in each["standards"]]
        if not self.standards:
            del self.fields["rest_is_met"]
        for code, one in self.standards:
            marks = [("", _("Not judged")), *((each.value, _(MARK_NAMES[each])) for each in Mark)]
            label = _("Judgement ({standard})").format(standard=one["code"])
            self.fields[f"mark-{code}/{one['code']}"] = forms.ChoiceField(label=label, choices=marks, required=False)
            self.fields[f"why-{code}/{one['code']}"] = forms.CharField(
                label=_("Why ({standard})").format(standard=one["code"]), required=False, widget=forms.Textarea(attrs={"rows": 2})
            )

    def said(self) -> dict[str, Any]:
        """What the operation takes."""
        names = [name for name in ("verdict", "reasons", "because") if name in self.fields]
        return {name: self.cleaned_data[name] for name in names} | {"judgements": self._judged()}

    def _judged(self) -> list[Judged]:
        rest = Mark.MET.value if self.cleaned_data.get("rest_is_met") else ""
        found = []
        for code, one in self.standards:
            key = f"{code}/{one['code']}"
            if given := self.cleaned_data[f"mark-{key}"] or rest:
                found.append(Judged(code, one["code"], Mark(given), self.cleaned_data[f"why-{key}"]))
        return found

    def pair(self, key: str) -> tuple[forms.BoundField, forms.BoundField]:
        """The two fields of a standard."""
        return self[f"mark-{key}"], self[f"why-{key}"]

    def plain_fields(self) -> list[forms.BoundField]:
        """The fields that belong to no standard."""
        return [self[name] for name in self.fields if not name.startswith(("mark-", "why-"))]


class DecisionForm(forms.Form):
    """A university's own decision, as it was taken there."""

    decision = forms.ChoiceField(
        label=_("What did your university decide?"),
        choices=[(Decision.APPROVED.value, _("Approved")), (Decision.RETURNED.value, _("Returned to the team"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what your university decided.")},
    )
    deciding_body = forms.CharField(
        label=_("Who decided"),
        max_length=200,
        help_text=_("The name this body has at your university, such as “Academic Council”."),
        error_messages={"required": _("Say which body of your university decided.")},
    )
    decided_on = day(label=_("Decided on"), error_messages={"required": _("Say when it was decided.")})
    reference = forms.CharField(
        label=_("Reference"), max_length=120, required=False, help_text=_("Number or name of the minutes, if there is one.")
    )
    valid_until = day(label=_("Valid until"), required=False, help_text=_("Leave it empty if the decision has no end."))
    reasons = forms.CharField(
        label=_("Reasons"), required=False, widget=forms.Textarea(attrs={"rows": 4}), help_text=_("Needed when you return the design.")
    )
    condition = forms.CharField(
        label=_("Condition"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("What your university still wants to see; empty if it approves as it is."),
    )
    condition_until = day(label=_("Condition to be met until"), required=False, help_text=_("Empty: before it is published."))

    def said(self) -> dict[str, Any]:
        """What the operation takes."""
        fields = dict(self.cleaned_data)
        text, until = fields.pop("condition"), fields.pop("condition_until")
        wanted = Wanted(text=text, due_on=until, before_publication=until is None, office_may_close=False)
        return fields | {"conditions": [wanted] if text.strip() else []}


class ReasonsForm(forms.Form):
    """Why: an objection, an answer to one, a withdrawal, a conflict."""

    reasons = forms.CharField(
        label=_("Reasons"), widget=forms.Textarea(attrs={"rows": 4}), error_messages={"required": _("Write at least a sentence.")}
    )


class RemarkForm(forms.Form):
    """Something to say to the other seats."""

    text = forms.CharField(
        label=_("Say something to the other seats"),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write something.")},
    )


class PeerForm(forms.Form):
    """Whom to appoint."""

    person: "forms.ModelChoiceField[Any]" = forms.ModelChoiceField(
        label=_("Who"), queryset=None, error_messages={"required": _("Choose somebody.")}
    )
    is_student = forms.BooleanField(label=_("They review as a student"), required=False)

    def __init__(self, *args: Any, people: Any, **more: Any) -> None:  # noqa: ANN401 - as Django's
        """With those one can choose from."""
        super().__init__(*args, **more)
        field = self.fields["person"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - declared above
        field.queryset = people


class DeadlineForm(forms.Form):
    """More time, with a reason."""

    due_on = day(label=_("Until"), error_messages={"required": _("Choose a day.")})
    reasons = forms.CharField(label=_("Reason"), max_length=300, error_messages={"required": _("Say why, in a sentence.")})


class EvidenceForm(forms.Form):
    """How a condition is met."""

    text = forms.CharField(
        label=_("How it is met"), widget=forms.Textarea(attrs={"rows": 4}), error_messages={"required": _("Say how the condition is met.")}
    )
    file = forms.FileField(label=_("File"), required=False, help_text=_("PDF, DOCX, ODT, PNG or JPEG, at most 5 MB."))

    def said(self) -> dict[str, Any]:
        """What the operation takes."""
        given = self.cleaned_data["file"]
        return {"text": self.cleaned_data["text"], "file_name": given.name if given else "", "content": given.read() if given else None}


class RulingForm(forms.Form):
    """Whether what was shown is enough."""

    accepted = forms.TypedChoiceField(
        label=_("Is the condition met?"),
        choices=[("yes", _("Yes")), ("no", _("Not yet"))],
        widget=forms.RadioSelect,
        coerce=lambda value: value == "yes",
        empty_value=None,
        error_messages={"required": _("Choose one.")},
    )
    reasons = forms.CharField(
        label=_("What is missing"), required=False, widget=forms.Textarea(attrs={"rows": 3}), help_text=_("Needed when it is not met yet.")
    )


class SelfEvaluationForm(forms.Form):
    """How the team sees its design against each standard of one set; beside each text what it was when the page was opened."""

    def __init__(self, *args: Any, standards: dict[str, Any], texts: dict[str, str], **more: Any) -> None:  # noqa: ANN401 - as Django's
        """With a field per standard."""
        super().__init__(*args, **more)
        self.codes = [one["code"] for one in standards["standards"]]
        for one in standards["standards"]:
            text = texts.get(f"{standards['code']}/{one['code']}", "")
            self.fields[one["code"]] = forms.CharField(
                label=f"{one['code']} {LangText(one['name'])}",
                required=False,
                initial=text,
                widget=forms.Textarea(attrs={"rows": 4}),
                help_text=str(LangText(one["question"])),
            )
            self.fields[f"seen-{one['code']}"] = forms.CharField(required=False, initial=text, widget=forms.HiddenInput)

    def texts(self) -> dict[str, str]:
        """What was written, by standard."""
        return {code: self.cleaned_data[code] for code in self.codes}

    def seen(self) -> dict[str, str]:
        """What stood there when the page was opened."""
        return {code: self.cleaned_data[f"seen-{code}"] for code in self.codes}
