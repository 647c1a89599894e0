"""Invented things for the gallery: each in a state that a component must survive."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from juncta.base import clock
from juncta.kernel.refusal import Finding, Refusal, Weight
from juncta.kernel.text import LangText
from juncta.ui.pictures import Cell, Journey, Matrix, MatrixRow, Part, Place, Seam, Station

LONG = "Rechtsschutzversicherungsgesellschaften und Donaudampfschifffahrtsgesellschaftskapitän"

PLACES = (
    Place("FU Berlin", 52.45, 13.29, 0, "Freie Universität Berlin"),
    Place("Bologna", 44.50, 11.35, 1, "Università di Bologna"),
    Place("UC Dublin", 53.31, -6.22, 2, "University College Dublin"),
    Place("Edinburgh", 55.94, -3.19, 3, "The University of Edinburgh"),
    Place("Helsinki", 60.17, 24.95, 4, "Helsingin yliopisto"),
    Place("Jagiellonian", 50.06, 19.93, 5, "Uniwersytet Jagielloński"),
    Place("KU Leuven", 50.88, 4.70, 6, "KU Leuven"),
    Place("Leiden", 52.16, 4.48, 7, "Universiteit Leiden"),
    Place("Madrid", 40.45, -3.73, 8, "Universidad Complutense"),
    Place("Paris 1", 48.85, 2.34, 9, "Université Paris 1 Panthéon-Sorbonne"),
    Place("Zürich", 47.37, 8.55, 10, "Universität Zürich"),
)


class SampleForm(forms.Form):
    """Every kind of field."""

    title = forms.CharField(label=_("Title"), help_text=_("What will stand on the credential."), max_length=80)
    need = forms.CharField(label=_("Why it is needed"), widget=forms.Textarea(attrs={"rows": 3}), required=False)
    level = forms.ChoiceField(label=_("Level"), choices=[("5", "EQF 5"), ("6", "EQF 6"), ("7", "EQF 7")])
    model = forms.ChoiceField(
        label=_("Who awards"), choices=[("joint", _("All together")), ("one", _("One on behalf of all"))], widget=forms.RadioSelect
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages"),
        choices=[("en", "English"), ("fi", "suomi"), ("de", LONG)],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    starts = forms.DateField(label=_("Starts on"), widget=forms.DateInput(attrs={"type": "date"}))
    agreed = forms.BooleanField(label=_("I have read the agreement"), help_text=_("It is two pages long."))


def road(here: str = "review") -> Journey:
    """A design on its way."""
    names = ("Idea", "Team", "Design", "Review", "Approval", "Offer", "Learning", "Award", "Recognised")
    codes = ("idea", "team", "design", "review", "approval", "offer", "learning", "award", "recognised")
    at = codes.index(here)
    return Journey(
        stations=[
            Station(code, name, "done" if n < at else "waiting", "Quality Assurance Cluster" if n == at else "", "#" if n <= at else "")
            for n, (code, name) in enumerate(zip(codes, names, strict=True))
        ],
        here=here,
    )


def findings() -> list[Finding]:
    """One that blocks with numbers in it, one that advises, one with long words."""
    return [
        Finding(
            "DES-210",
            "The components add up to {sum} ECTS, the micro-credential says {ects}.",
            "components",
            "Change a component's size or the total.",
            values={"sum": "9.5", "ects": "10"},
        ),
        Finding("DES-231", "Switzerland knows no upper limit for this size.", "ects", "Ask the contact in Zürich.", Weight.ADVISES),
        Finding("DES-299", LONG, "title", LONG),
    ]


def everything() -> dict[str, Any]:
    """All that the gallery shows."""
    now = clock.now()
    seams = [Seam("Helsinki", 4, now - timedelta(hours=2)), Seam("Jagiellonian", 5, now - timedelta(days=1))]
    wrong = SampleForm({"title": "", "level": "9", "starts": "soon"})
    return {
        "long": LONG,
        "foreign": LangText({"fi": "Kestävyys", "sv": "Hållbarhet"}),
        "refusal": Refusal("REV-102", "Authors do not review their own proposal.", "Another member of the cluster can."),
        "wordy": Refusal("ALL-199", LONG, LONG),
        "sample": SampleForm(),
        "wrong": wrong,
        "findings": findings(),
        "road": road(),
        "start": road("idea"),
        "returned": Journey(
            [Station("design", "Design", "returned", "The team", "#"), Station("review", "Review", "waiting"), Station("offer", LONG)],
            "design",
        ),
        "places": PLACES,
        "open_ring": [*seams, Seam("Bologna", 1, note="No approval since two hours")],
        "closed_ring": [*seams, Seam("Bologna", 1, now)],
        "one_ring": [Seam("Helsinki", 4, now)],
        "all_ring": [Seam(place.name, place.tile, now if place.tile % 3 else None) for place in PLACES],
        "parts": [
            Part("Introduction to Sustainability", "3", "Helsinki", 4, first=True),
            Part("Climate.now", "2", "Helsinki", 4),
            Part("Biodiversity.now", "2", "Helsinki", 4),
            Part("Political Economy of Sustainability", "2", "Jagiellonian", 5),
            Part("Sustainability and the Arts", "1", "Bologna", 1),
        ],
        "ordered": [
            Part("Introduction to Sustainability", "3", "Helsinki", 4, key="introduction"),
            Part("Climate.now", "2", "Helsinki", 4, key="climate", requires=frozenset({"introduction"})),
            Part("Political Economy of Sustainability", "2", "Jagiellonian", 5, key="economy", requires=frozenset({"introduction"})),
            Part(
                "A project of your own, with people of another field",
                "2",
                "Bologna",
                1,
                key="project",
                requires=frozenset({"climate", "economy"}),
            ),
            Part(LONG, "1", "Bologna", 1, compulsory=False, key="arts", group="B"),
        ],
        "matrix": Matrix(
            columns=("Alliance", "Faculty", "Senate"),
            rows=[
                MatrixRow("Helsinki", [Cell("agreed", "12 May"), Cell("agreed"), Cell("waiting")], 4),
                MatrixRow("Jagiellonian", [Cell("agreed"), Cell("returned", "see § 3"), Cell("waiting")], 5),
                MatrixRow("Bologna", [Cell("agreed"), Cell("unknown"), Cell("blocked", "no meeting before June")], 1),
            ],
            caption="Universities × gates",
        ),
        "now": now,
        "tomorrow": now + timedelta(days=1),
        "past": date(2024, 5, 12),
    }
