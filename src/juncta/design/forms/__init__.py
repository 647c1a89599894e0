"""What the design's pages ask for."""

from juncta.design.forms.elements import ElementsForm
from juncta.design.forms.idea import EndorsementForm, IdeaForm
from juncta.design.forms.parts import ComponentForm, OutcomesForm
from juncta.design.forms.people import AnswerForm, DutyForm, MemberForm, PartnerForm

__all__ = [
    "AnswerForm",
    "ComponentForm",
    "DutyForm",
    "ElementsForm",
    "EndorsementForm",
    "IdeaForm",
    "MemberForm",
    "OutcomesForm",
    "PartnerForm",
]
