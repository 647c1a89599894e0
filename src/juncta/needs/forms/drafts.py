"""Bringing a file in, and going through what it would mean."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from juncta.alliance import queries as alliance
from juncta.kernel.actor import Actor
from juncta.needs.engine import matching, opening
from juncta.needs.engine.fields import BY_CODE, FIELDS, LANGUAGE_WORDS, Shape
from juncta.needs.engine.matching import CODES, CONFIDENCE_NAMES, Confidence, Loose, Part, Proposed
from juncta.needs.forms.board import AreaField
from juncta.needs.operations import Chosen, ChosenPart
from juncta.ui.texts import name_of

if TYPE_CHECKING:
    from juncta.alliance.models import Institution
    from juncta.needs.engine.reading import Place

LONGEST = 8000
JOINS = frozenset({Shape.OUTCOMES, Shape.LIST, Shape.LANGUAGES})
ALONE = frozenset({"title"})  # a text that two paragraphs do not make
PLACES = {
    "heading": _("under the heading “{name}”"),
    "cell": _("in cell {name}"),
    "table": _("in table and row {name}"),
    "paragraph": _("in paragraph {name}"),
}


def where(place: "Place") -> str:
    """A place in the file, in words."""
    return str(PLACES.get(place.kind, "{name}")).replace("{name}", place.name)


class FileForm(forms.Form):
    """Which file."""

    file = forms.FileField(
        label=_("Word or Excel file"),
        help_text=_("A .docx or .xlsx of 5 MB at most, without macros or password. It is read and not kept."),
        widget=forms.ClearableFileInput(attrs={"accept": ".docx,.xlsx"}),
        allow_empty_file=True,
        max_length=255,
    )

    def clean_file(self) -> Any:  # noqa: ANN401 - Django's UploadedFile
        """Looked at by its size alone, so that a huge one is never read into memory."""
        file = self.cleaned_data["file"]
        if file.size > opening.LARGEST:
            raise ValidationError(now(opening.TOO_LARGE), code="size")
        return file


@dataclass(frozen=True, slots=True)
class Line:
    """One proposal as the page shows it: its box, its parts, where it was found, how sure that is, what stands there now."""

    boxes: tuple[forms.BoundField, ...]
    name: str
    place: str
    label: str = ""
    confidence: str = ""
    is_certain: bool = False
    there: str = ""


class ProposalForm(forms.Form):
    """Everything that a file would mean: ticked, changed, assigned by hand. Only what is ticked or assigned is taken."""

    language = forms.ChoiceField(label=_("The texts are in"), choices=[(tag, name_of(tag)) for tag in LANGUAGE_WORDS])
    before = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - Django's own signature
        by: Actor,
        proposal: matching.Proposal,
        begins: bool,
        there: Mapping[str, Any] | None = None,
        kept: Mapping[str, list[str]] | None = None,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        """`begins` asks for the focus area of a new design; `there` is what stands in the design; `kept` what was chosen before."""
        super().__init__(*args, **kwargs)
        self.proposal, self.there = proposal, there or {}
        self.institutions = list(alliance.institutions(by))
        if begins:
            self.fields["focus_area"] = AreaField(label=_("Focus area"), queryset=alliance.focus_areas(by), empty_label=_("Choose one"))
        often = [each.field for each in proposal.fields]
        for number, proposed in enumerate(proposal.fields):
            sure = proposed.confidence is Confidence.CERTAIN and often.count(proposed.field) == 1 and not self.there.get(proposed.field)
            self.fields[f"take_f{number}"] = forms.BooleanField(label=now(BY_CODE[proposed.field].name), required=False, initial=sure)
            self.fields[f"value_f{number}"] = value_field(proposed)
        for number, part in enumerate(proposal.parts):
            self.fields |= {f"{name}_c{number}": field for name, field in part_fields(part, self.institutions).items()}
        homes = [
            ("", _("Leave it out")),
            *((each.code, now(each.name)) for each in FIELDS if each.shape in {Shape.TEXT, Shape.LIST, Shape.OUTCOMES}),
        ]
        for number, loose in enumerate(proposal.loose):
            self.fields[f"home_u{number}"] = forms.ChoiceField(label=_("Belongs to"), choices=homes, required=False)
            self.fields[f"value_u{number}"] = forms.CharField(
                label=_("Text"), widget=forms.Textarea(attrs={"rows": 2}), max_length=LONGEST * 4, required=False, initial=loose.text
            )
        if kept and not self.is_bound:
            self._restore(kept)

    def _restore(self, kept: Mapping[str, list[str]]) -> None:
        data = QueryDict(mutable=True)
        for name, values in kept.items():
            data.setlist(name, values)
        for name, field in self.fields.items():
            if name != "before":
                self.initial[name] = field.widget.value_from_datadict(data, {}, name)

    # what the page shows

    def found(self) -> Iterator[Line]:
        """The proposed values."""
        for number, each in enumerate(self.proposal.fields):
            there = self.there.get(each.field)
            yield Line(
                (self[f"take_f{number}"], self[f"value_f{number}"]),
                now(BY_CODE[each.field].name),
                where(each.place),
                each.label,
                now(CONFIDENCE_NAMES[each.confidence]),
                each.confidence is Confidence.CERTAIN,
                shown(each.field, there),
            )

    def parts(self) -> Iterator[Line]:
        """The proposed components."""
        for number, each in enumerate(self.proposal.parts):
            boxes = tuple(self[f"{name}_c{number}"] for name in ("take", "title", "provider", "ects", "shaped_by", "taken_from"))
            yield Line(boxes, each.title, where(each.place), label=each.provider)

    def loose(self) -> Iterator[Line]:
        """What no field is known for."""
        for number, each in enumerate(self.proposal.loose):
            yield Line((self[f"home_u{number}"], self[f"value_u{number}"]), each.label, where(each.place), each.label)

    # what was chosen

    def clean(self) -> dict[str, Any]:
        """Ticked components are complete, and a field that holds one value gets one."""
        cleaned: dict[str, Any] = super().clean() or {}
        for number in range(len(self.proposal.parts)):
            if cleaned.get(f"take_c{number}"):
                for name, sentence in (
                    ("title", _("Give it a title.")),
                    ("provider", _("Choose who provides it.")),
                    ("ects", _("Say how many ECTS.")),
                ):
                    if not cleaned.get(f"{name}_c{number}") and f"{name}_c{number}" not in self.errors:
                        self.add_error(f"{name}_c{number}", sentence)
        for code, values in self._values(cleaned).items():
            if len(values) > 1 and (BY_CODE[code].shape not in JOINS | {Shape.TEXT} or code in ALONE):
                self.add_error(None, now("Several values are ticked for “{field}”. Take one.").format(field=now(BY_CODE[code].name)))
        return cleaned

    def _values(self, cleaned: Mapping[str, Any]) -> dict[str, list[Any]]:
        values: dict[str, list[Any]] = {}
        for number, each in enumerate(self.proposal.fields):
            value = cleaned.get(f"value_f{number}")
            if cleaned.get(f"take_f{number}") and value not in (None, "", []):
                values.setdefault(each.field, []).append(value)
        for number in range(len(self.proposal.loose)):
            home, text = cleaned.get(f"home_u{number}"), cleaned.get(f"value_u{number}")
            if home and text:
                values.setdefault(home, []).append(matching.read_as(BY_CODE[home], [text])[0])
        return values

    def chosen(self) -> Chosen:
        """What is to be written."""
        fields: dict[str, Any] = {}
        for code, values in self._values(self.cleaned_data).items():
            shape = BY_CODE[code].shape
            if shape in JOINS:
                lines = [
                    line for value in values for line in (value if isinstance(value, list) else matching.read_as(BY_CODE[code], [value])[0])
                ]
                fields[code] = lines
            else:
                fields[code] = "\n\n".join(values) if shape is Shape.TEXT else values[0]
        outcomes = tuple(fields.pop("outcomes", ()))
        parts = tuple(self._part(number) for number in range(len(self.proposal.parts)) if self.cleaned_data.get(f"take_c{number}"))
        return Chosen(language=self.cleaned_data["language"], fields=fields, outcomes=outcomes, parts=parts)

    def _part(self, number: int) -> ChosenPart:
        def get(name: str) -> Any:  # noqa: ANN401 - of whatever the field holds
            return self.cleaned_data[f"{name}_c{number}"]

        by_key = {str(each.pk): each for each in self.institutions}
        shapers = tuple(by_key[key] for key in get("shaped_by"))
        return ChosenPart(get("title"), by_key[get("provider")], str(get("ects")), shapers, get("taken_from"))


def shown(code: str, value: Any) -> str:  # noqa: ANN401 - a plain value of a snapshot
    """What stands in a design now, as a line of text."""
    if not value:
        return ""
    if isinstance(value, Mapping):
        return " / ".join(value.values())
    if isinstance(value, list):
        return "; ".join(" / ".join(each.values()) if isinstance(each, Mapping) else str(each) for each in value)
    return now(CODES[code].get(str(value), str(value))) if code in CODES else str(value)


def value_field(proposed: Proposed) -> forms.Field:
    """The field in which a proposed value can be changed."""
    field, value = BY_CODE[proposed.field], proposed.value
    label = now(field.name)
    match field.shape:
        case Shape.NUMBER:
            return forms.DecimalField(
                label=label, min_value=0, max_value=999, max_digits=6, decimal_places=2, required=False, initial=value
            )
        case Shape.LEVEL:
            levels = [("", "–"), *((str(each), f"EQF {each}") for each in matching.LEVELS)]
            return forms.TypedChoiceField(label=label, choices=levels, coerce=int, empty_value=None, required=False, initial=value)
        case Shape.LANGUAGES:
            return forms.MultipleChoiceField(
                label=label,
                choices=[(tag, name_of(tag)) for tag in LANGUAGE_WORDS],
                widget=forms.CheckboxSelectMultiple,
                required=False,
                initial=value,
            )
        case Shape.CODE:
            codes = [("", "–"), *((code, now(name)) for code, name in CODES[field.code].items())]
            return forms.ChoiceField(label=label, choices=codes, required=False, initial=value)
        case Shape.TEXT:
            rows = 1 if field.code == "title" else 3
            return forms.CharField(
                label=label,
                widget=forms.Textarea(attrs={"rows": rows}),
                max_length=160 if rows == 1 else LONGEST,
                required=False,
                initial=value,
            )
        case _:
            text = "\n".join(value) if isinstance(value, list) else value
            return forms.CharField(
                label=label,
                help_text=_("One in each line."),
                widget=forms.Textarea(attrs={"rows": 4}),
                max_length=LONGEST,
                required=False,
                initial=text,
            )


def part_fields(part: Part, institutions: "list[Institution]") -> dict[str, forms.Field]:
    """The fields of a proposed component; a university whose name is not known is to be chosen by hand."""
    names = {matching.plain(name): str(each.pk) for each in institutions for name in (each.slug, each.short_name, *each.name.values())}
    partners = [(str(each.pk), each.short_name) for each in institutions]
    with_whom = [names[matching.plain(each)] for each in part.shaped_by if matching.plain(each) in names]
    return {
        "take": forms.BooleanField(label=part.title[:120], required=False),
        "title": forms.CharField(label=_("Title"), max_length=160, required=False, initial=part.title),
        "provider": forms.ChoiceField(
            label=_("Provided by"),
            choices=[("", _("Choose one")), *partners],
            required=False,
            initial=names.get(matching.plain(part.provider), ""),
        ),
        "ects": forms.DecimalField(
            label=_("ECTS"),
            min_value=Decimal("0.01"),
            max_value=999,
            max_digits=6,
            decimal_places=2,
            required=False,
            initial=part.ects or None,
        ),
        "shaped_by": forms.MultipleChoiceField(
            label=_("Shaped with"), choices=partners, widget=forms.CheckboxSelectMultiple, required=False, initial=with_whom
        ),
        "taken_from": forms.CharField(label=_("Existing course"), max_length=200, required=False, initial=part.taken_from),
    }


__all__ = ["FileForm", "Line", "Loose", "ProposalForm"]
