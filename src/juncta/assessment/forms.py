"""What teachers and examiners choose: marks for learners, results to confirm, learners to award."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.forms import BoundField
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from juncta.assessment.facts import FAIL, PASS

if TYPE_CHECKING:
    from juncta.assessment.models import Result
    from juncta.enrolment.models import Enrolment

MARKS = [(PASS, gettext_lazy("pass")), (FAIL, gettext_lazy("not yet"))]
NONE_YET = ("", gettext_lazy("no result"))


@dataclass(frozen=True, slots=True)
class MarkRow:
    """One learner in the teacher's grid; without a field the result no longer changes."""

    enrolment: "Enrolment"
    newest: "Result | None"
    field: BoundField | None = None
    before: SafeString | None = None


class MarksForm(forms.Form):
    """One mark per learner, and beside each the mark that was there when the page was opened, so that only changes are recorded."""

    def __init__(self, *args: Any, learners: "Sequence[Enrolment]", newest: "Mapping[UUID, Result]", **kwargs: Any) -> None:  # noqa: ANN401
        """A field for every learner, named after the enrolment."""
        super().__init__(*args, **kwargs)
        self.learners = {self.named(each): each for each in learners}
        self.newest = newest
        for name, enrolment in self.learners.items():
            result = newest.get(enrolment.pk)
            self.fields[name] = forms.ChoiceField(
                label=str(enrolment.person),
                choices=MARKS if result else [*MARKS, NONE_YET],
                initial=result.grade if result else "",
                required=result is not None,
                widget=forms.RadioSelect,
                show_hidden_initial=True,
                error_messages={
                    "required": _("A recorded result is corrected, not taken away."),
                    "invalid_choice": _("“%(value)s” is no result. Choose “pass” or “not yet”."),
                },
            )

    @staticmethod
    def named(enrolment: "Enrolment") -> str:
        """The field's name."""
        return f"mark-{enrolment.pk}"

    def clean(self) -> dict[str, Any] | None:
        """A mark that somebody else wrote since the page was opened is not overwritten unseen."""
        for name in self.changed_data:
            seen = self.data.get(self[name].html_initial_name)
            result = self.newest.get(self.learners[name].pk)
            if seen is not None and seen != (result.grade if result else ""):
                self.add_error(name, _("Somebody else has recorded a result meanwhile. Open this list again and look at it."))
        return super().clean()

    def marks(self) -> "dict[Enrolment, bool]":
        """The marks that were changed."""
        chosen = {name: self.cleaned_data[name] for name in self.changed_data if self.cleaned_data.get(name)}
        return {self.learners[name]: value == PASS for name, value in chosen.items()}

    def rows(self) -> Iterator[MarkRow]:
        """Each learner with the field and the hidden mark from before."""
        for name, enrolment in self.learners.items():
            yield MarkRow(enrolment, self.newest.get(enrolment.pk), self[name], self[name].as_hidden(only_initial=True))


class Chosen(forms.Form):
    """Some of what is listed on the page, by id; something that is no longer listed has changed meanwhile."""

    def __init__(self, *args: Any, listed: Iterable[UUID], **kwargs: Any) -> None:  # noqa: ANN401
        """`listed` are the ids that can be chosen now."""
        super().__init__(*args, **kwargs)
        self.fields["chosen"] = forms.MultipleChoiceField(
            choices=[(str(each), str(each)) for each in listed],
            error_messages={
                "required": _("Choose at least one."),
                "invalid_choice": _("Something has changed since you opened this page. Look again."),
            },
        )

    @property
    def ids(self) -> set[UUID]:
        """What was chosen."""
        return {UUID(each) for each in self.cleaned_data["chosen"]}

    @property
    def complaint(self) -> str:
        """What is wrong, as one sentence."""
        return " ".join(str(each) for each in self.errors.get("chosen", []))
