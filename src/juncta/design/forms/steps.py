"""What a team says about a step: its state, its date, a document."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from juncta.alliance import queries as alliance
from juncta.design.facts import STEP_MARK_NAMES, InvitationState, StepMark
from juncta.design.forms.people import PersonField
from juncta.kernel import files
from juncta.kernel.actor import SYSTEM

if TYPE_CHECKING:
    from juncta.design.models import Design, StepPlan


class StepStateForm(forms.Form):
    """Done, or not needed and why."""

    state = forms.ChoiceField(label=_("This step is"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Why"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Needed where the step is not; for a step that is done, what came out of it."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        """The two words for it, in the page's language."""
        super().__init__(*args, **kwargs)
        field = self.fields["state"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101
        field.choices = [(mark.value, gettext(STEP_MARK_NAMES[mark])) for mark in StepMark]


class StepPlanForm(forms.Form):
    """Who does it, until when."""

    responsible = PersonField(label=_("Who does it"), queryset=None, required=False, empty_label=_("Nobody in particular"))
    due = forms.DateField(label=_("Until when"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))

    def __init__(self, *args: Any, design: "Design", plan: "StepPlan | None" = None, **kwargs: Any) -> None:  # noqa: ANN401
        """The team, and what stands there now."""
        if plan:
            kwargs.setdefault("initial", {"responsible": plan.responsible_id, "due": plan.due})
        super().__init__(*args, **kwargs)
        field = self.fields["responsible"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101
        joined = [each.person_id for each in design.team.all() if each.state == InvitationState.ACCEPTED]
        field.queryset = alliance.persons(SYSTEM).filter(pk__in=joined)


class EvidenceForm(forms.Form):
    """A document: what it is called, and the file."""

    name = forms.CharField(
        label=_("Document"),
        max_length=120,
        help_text=_("What it is: minutes, budget, letter of support. The same name again makes its next version."),
    )
    file = forms.FileField(
        label=_("File"),
        max_length=255,
        widget=forms.ClearableFileInput(attrs={"accept": ",".join(f".{ending}" for ending in files.ENDINGS)}),
        help_text=_("PDF, Word, Excel, OpenDocument, PNG, JPEG or text, up to 10 MB."),
    )

    def clean_file(self) -> "UploadedFile[Any]":
        """Not larger than what may come in, so that it is not read in vain."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if file.size is not None and file.size > files.LARGEST:
            raise forms.ValidationError(_("The file is larger than 10 MB."), code="large")
        return file
