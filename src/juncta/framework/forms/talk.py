"""What people say around a draft: why it is opened, who is asked, comments, answers, lessons, the last word."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from juncta.framework.facts import ANSWER_NAMES
from juncta.framework.queries import Choosing

LIMIT = 200_000  # letters of a framework's file: several times the shipped one


def _words(label: Any, help_text: Any = "", rows: int = 3, max_length: int = 4000) -> forms.CharField:  # noqa: ANN401 - lazy text
    return forms.CharField(label=label, help_text=help_text, widget=forms.Textarea(attrs={"rows": rows}), max_length=max_length)


def _file(help_text: Any) -> forms.CharField:  # noqa: ANN401 - lazy text
    return forms.CharField(
        label=_("The framework's file"),
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "false", "class": "code"}),
        help_text=help_text,
        strip=False,
        max_length=LIMIT,
    )


class PublishForm(forms.Form):
    """The first version, as a file."""

    content = _file(_("In TOML. Change what you want to change."))


class OpenForm(forms.Form):
    """Why there should be a next version."""

    because = _words(_("Why should there be a next version?"), _("Everybody who is asked for comments reads it."))


class OpenWithFileForm(OpenForm):
    """The same, beginning with a file."""

    content = _file(_("In TOML: the version in force under the next number. Change what you want to change."))


class ReplaceForm(forms.Form):
    """The whole draft from a file."""

    based_on = forms.IntegerField(widget=forms.HiddenInput)
    content = _file(_("In TOML. It replaces the whole draft; the parts before stay in its history."))


class ConsultForm(forms.Form):
    """Who is asked, and until when."""

    bodies = forms.MultipleChoiceField(label=_("Who is asked for comments?"), widget=forms.CheckboxSelectMultiple)
    deadline = forms.DateField(label=_("Until when?"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))

    def __init__(self, *args: Any, choosing: Choosing, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        """The bodies are those of the alliance."""
        super().__init__(*args, **kwargs)
        field = self.fields["bodies"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - as declared above
        field.choices = choosing.bodies


class CommentForm(forms.Form):
    """A comment, for one of the bodies that the writer is a member of."""

    body = forms.ChoiceField(label=_("You speak for"))
    text = _words(_("Your comment"), _("Say what should be different, and why. The office answers each comment."))

    def __init__(self, *args: Any, bodies: list[tuple[str, str]], **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        """With one body there is nothing to choose."""
        super().__init__(*args, **kwargs)
        field = self.fields["body"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - as declared above
        field.choices = bodies
        if len(bodies) == 1:
            field.initial, field.widget = bodies[0][0], forms.HiddenInput()


class AnswerForm(forms.Form):
    """What becomes of a comment, and why."""

    answer = forms.ChoiceField(
        label=_("What becomes of it?"), choices=[(each.value, _(name)) for each, name in ANSWER_NAMES.items()], widget=forms.RadioSelect
    )
    words = _words(_("Your answer"), rows=2)


class ReasonsForm(forms.Form):
    """The last word on a draft."""

    reasons = _words(_("Your reasons"), rows=3)


class LessonForm(forms.Form):
    """Something that others should know."""

    text = _words(_("What should the next version do better?"))
    provenance = forms.CharField(
        label=_("Where was it learnt?"), help_text=_("A design, an edition, a barrier: so that others can look there."), max_length=300
    )


class UseForm(forms.Form):
    """What the draft does with a lesson."""

    taken_up = forms.ChoiceField(
        label=_("What does the draft do with it?"),
        choices=[("yes", _("It takes it up")), ("no", _("It sets it aside"))],
        widget=forms.RadioSelect,
    )
    part = forms.ChoiceField(label=_("Where"), required=False)
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=4000,
        help_text=_("Needed where it is set aside."),
    )

    def __init__(self, *args: Any, parts: list[tuple[str, str]], **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        """The parts are those of the draft."""
        super().__init__(*args, **kwargs)
        field = self.fields["part"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - as declared above
        field.choices = [("", _("In the whole")), *parts]
