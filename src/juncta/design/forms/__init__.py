"""What the design's pages ask for."""

from juncta.design.forms.agreement import ClauseForm
from juncta.design.forms.business import FeesForm, FundingForm, GroupsForm, PartnerPlanForm, RateForm, SharesForm
from juncta.design.forms.elements import ElementsForm
from juncta.design.forms.idea import EndorsementForm, ExceptionForm, IdeaForm, NewIdeaForm, RevisionForm
from juncta.design.forms.parts import ComponentForm, OutcomeForm, OutcomesForm, PathRuleForm
from juncta.design.forms.people import MemberForm, PartnerForm
from juncta.design.forms.steps import EvidenceForm, StepPlanForm, StepStateForm
from juncta.design.forms.whatif import WhatIfForm

__all__ = [
    "ClauseForm",
    "ComponentForm",
    "ElementsForm",
    "EndorsementForm",
    "EvidenceForm",
    "FeesForm",
    "FundingForm",
    "GroupsForm",
    "IdeaForm",
    "MemberForm",
    "OutcomeForm",
    "OutcomesForm",
    "PartnerForm",
    "PartnerPlanForm",
    "PathRuleForm",
    "RateForm",
    "SharesForm",
    "StepPlanForm",
    "StepStateForm",
    "WhatIfForm",
]
__all__ = ["ComponentForm", "ElementsForm", "EndorsementForm", "IdeaForm", "MemberForm", "NewIdeaForm", "OutcomesForm", "PartnerForm"]
from juncta.design.forms.people import AnswerForm, DutyForm

__all__ = [
    "AnswerForm",
    "ComponentForm",
    "DutyForm",
    "ElementsForm",
    "EndorsementForm",
    "ExceptionForm",
    "IdeaForm",
    "MemberForm",
    "OutcomesForm",
    "PartnerForm",
    "RevisionForm",
]
