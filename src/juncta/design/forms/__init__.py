"""What the design's pages ask for."""

from juncta.design.forms.elements import ElementsForm
from juncta.design.forms.idea import EndorsementForm, IdeaForm
from juncta.design.forms.parts import ComponentForm, OutcomesForm
from juncta.design.forms.people import MemberForm, PartnerForm
from juncta.design.forms.steps import EvidenceForm, StepPlanForm, StepStateForm

__all__ = [
    "ComponentForm",
    "ElementsForm",
    "EndorsementForm",
    "EvidenceForm",
    "IdeaForm",
    "MemberForm",
    "OutcomesForm",
    "PartnerForm",
    "StepPlanForm",
    "StepStateForm",
]
