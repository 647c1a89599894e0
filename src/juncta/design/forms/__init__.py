"""What the design's pages ask for."""

from juncta.design.forms.elements import ElementsForm
from juncta.design.forms.idea import EndorsementForm, IdeaForm
from juncta.design.forms.parts import ComponentForm, OutcomesForm
from juncta.design.forms.people import MemberForm, PartnerForm
from juncta.design.forms.sections import SectionForm, content_of_idea, plain

__all__ = [
    "ComponentForm",
    "ElementsForm",
    "EndorsementForm",
    "IdeaForm",
    "MemberForm",
    "OutcomesForm",
    "PartnerForm",
    "SectionForm",
    "content_of_idea",
    "plain",
]
