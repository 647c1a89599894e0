"""What the design's pages ask for."""

from juncta.design.forms.elements import ElementsForm
from juncta.design.forms.idea import EndorsementForm, ExceptionForm, IdeaForm, RevisionForm
from juncta.design.forms.parts import ComponentForm, OutcomesForm
from juncta.design.forms.people import MemberForm, PartnerForm

__all__ = [
    "ComponentForm",
    "ElementsForm",
    "EndorsementForm",
    "ExceptionForm",
    "IdeaForm",
    "MemberForm",
    "OutcomesForm",
    "PartnerForm",
    "RevisionForm",
]
