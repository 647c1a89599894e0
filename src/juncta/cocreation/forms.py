"""The shape of what people say and suggest."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from juncta.cocreation.permits import LONGEST

if TYPE_CHECKING:
    from juncta.cocreation.queries import Conversation

PASSAGE = 4000


def named(place: tuple[str, int]) -> str:
    """A field of a section in the page's language, with its number where it stands in a list."""
    name, number = place
    return f"{gettext(name)} {number}" if number else gettext(name)


class PlacedForm(forms.Form):
    """A form about a passage: one chooses the text where it stands and pastes the words, or has them filled in by selecting."""

    place = forms.ChoiceField(label=_("Which text"), required=False)
    quote = forms.CharField(
        label=_("Which passage"),
        required=False,
        max_length=PASSAGE,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Paste the words. Left empty, you speak about the whole text."),
    )

    def __init__(self, *args: Any, conversation: "Conversation", **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        """The texts of the section as it stands, and who can be mentioned."""
        super().__init__(*args, **kwargs)
        texts = [
            (key, " · ".join(filter(None, [named(place), language, f"“{begins}”"]))) for key, place, language, begins in conversation.places
        ]
        field = self.fields["place"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101
        field.choices = [("", gettext("The whole section, or wherever the passage stands")), *texts]
        self.people = {str(each.pk): each for each in conversation.people}
        if isinstance(mentions := self.fields.get("mentions"), forms.MultipleChoiceField):
            mentions.choices = [(key, str(each)) for key, each in self.people.items()]
            if not self.people:
                del self.fields["mentions"]

    def clean_mentions(self) -> list[Any]:
        """The people chosen."""
        return [self.people[key] for key in self.cleaned_data.get("mentions", ())]


class CommentForm(PlacedForm):
    """A comment that begins a thread."""

    text = forms.CharField(label=_("Your comment"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3}))
    mentions = forms.MultipleChoiceField(
        label=_("Mention somebody"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("They get a letter. You can also write @ and their name."),
    )
    field_order = ("text", "place", "quote", "mentions")


class AnswerForm(forms.Form):
    """An answer in a thread; people are mentioned by an @ and their name."""

    text = forms.CharField(
        label=_("Your answer"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Mention somebody with an @ and their name."),
    )


class SuggestionForm(PlacedForm):
    """Other words for a passage."""

    proposed = forms.CharField(
        label=_("What should stand there"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Left empty, the passage would be taken out."),
    )
    reason = forms.CharField(label=_("Why"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))


class DeclineForm(forms.Form):
    """Why a suggestion is not taken."""

    because = forms.CharField(label=_("Why you decline"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))
