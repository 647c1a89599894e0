"""The shapes of what people write at the framework."""

from juncta.framework.forms.parts import FORMS, NEW_FORMS, PartForm, StageWithStepForm
from juncta.framework.forms.talk import (
    AnswerForm,
    CommentForm,
    ConsultForm,
    LessonForm,
    OpenForm,
    OpenWithFileForm,
    PublishForm,
    ReasonsForm,
    ReplaceForm,
    UseForm,
)

__all__ = [
    "FORMS",
    "NEW_FORMS",
    "AnswerForm",
    "CommentForm",
    "ConsultForm",
    "LessonForm",
    "OpenForm",
    "OpenWithFileForm",
    "PartForm",
    "PublishForm",
    "ReasonsForm",
    "ReplaceForm",
    "StageWithStepForm",
    "UseForm",
]
