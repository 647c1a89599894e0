"""Database fields for the kernel's values."""

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from juncta.kernel.ects import Ects
from juncta.kernel.text import LangText


class LangTextField(models.JSONField):
    """A `LangText`, stored as {"en": …}."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        """Empty text by default, so that a draft can be saved at any moment."""
        kwargs.setdefault("default", LangText)
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> LangText | None:  # noqa: ANN401
        """A `LangText` from the stored JSON."""
        plain = super().from_db_value(value, expression, connection)
        return None if plain is None else LangText(plain)

    def to_python(self, value: Any) -> LangText | None:  # noqa: ANN401
        """Accept a dict, a bare string (English) or a `LangText`."""
        return value if value is None or isinstance(value, LangText) else LangText(value)

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:  # noqa: ANN401, FBT001, FBT002
        """Plain JSON for the database."""
        if isinstance(value, (LangText, dict, str)):
            value = LangText(value).plain()
        return super().get_db_prep_value(value, connection, prepared)

    def value_to_string(self, obj: models.Model) -> Any:  # noqa: ANN401
        """Plain JSON for serialisers."""
        return LangText(self.value_from_object(obj)).plain()

    def validate(self, value: Any, model_instance: models.Model | None) -> None:  # noqa: ANN401
        """As a JSON object of texts."""
        super().validate(LangText(value).plain(), model_instance)


class EctsField(models.DecimalField):  # type: ignore[type-arg]
    """An `Ects`, stored as numeric(6, 2)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        """Two decimals, as `Ects` has."""
        kwargs.update(max_digits=6, decimal_places=2)
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: Decimal | None, *_: Any) -> Ects | None:  # noqa: ANN401
        """An `Ects` from the stored number."""
        return None if value is None else Ects(value)

    def to_python(self, value: Any) -> Any:  # noqa: ANN401
        """An `Ects` from a form's text; ValidationError with a sentence if it is none."""
        if value is None or isinstance(value, Ects):
            return value
        try:
            return Ects(value)
        except ValueError as error:
            raise ValidationError(str(error)) from error

    def get_prep_value(self, value: Any) -> Decimal | None:  # noqa: ANN401
        """A decimal number for the database."""
        return None if value is None else Ects(value).points

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:  # noqa: ANN401, FBT001, FBT002
        """A decimal number for the database."""
        del connection, prepared
        return value if hasattr(value, "as_sql") else self.get_prep_value(value)

    def get_db_prep_save(self, value: Any, connection: Any) -> Any:  # noqa: ANN401
        """A decimal number for the database; an expression stays one."""
        return value if hasattr(value, "as_sql") else self.get_db_prep_value(value, connection)

    def formfield(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        """A number input in steps of half a credit."""
        return super().formfield(*args, **{"min_value": 0, "step_size": Decimal("0.01"), **kwargs})

    def validate(self, value: Any, model_instance: models.Model | None) -> None:  # noqa: ANN401
        """As a decimal."""
        super().validate(value.points if isinstance(value, Ects) else value, model_instance)

    def run_validators(self, value: Any) -> None:  # noqa: ANN401
        """As a decimal."""
        super().run_validators(value.points if isinstance(value, Ects) else value)
