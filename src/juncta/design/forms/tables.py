"""A table as a form: one row below the other, each cell with its label; it works without a mouse, a script or a wide screen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from secrets import token_hex
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext, ngettext

from juncta.design.engine import Choice, Field, Number, Several, Table, Words

SPARE = 2  # empty rows that wait to be filled


@dataclass(frozen=True, slots=True)
class Cell:
    """A column as a form knows it: its field, and the label it bears."""

    key: str
    label: str
    field: forms.Field


def cell_field(asked: Field, offers: Mapping[str, Mapping[str, Any]], say: Any) -> forms.Field:  # noqa: ANN401
    """A form field for a column; `say` puts a name into the page's language."""
    match asked:
        case Several():
            choices = options(asked, offers, say)
            return forms.MultipleChoiceField(required=False, choices=choices, widget=forms.CheckboxSelectMultiple)
        case Choice():
            return forms.ChoiceField(required=False, choices=[("", "–"), *options(asked, offers, say)])
        case Number():
            return forms.DecimalField(
                required=False, min_value=asked.least, max_value=asked.most, decimal_places=asked.places, max_digits=12
            )
        case Words():
            field = forms.CharField(required=False, max_length=asked.most)
            field.widget.attrs.pop("maxlength", None)  # a browser would cut what is pasted; we say that it is too long
            return field
        case _:
            message = f"no column can be a {type(asked).__name__}"
            raise TypeError(message)


def options(asked: Choice, offers: Mapping[str, Mapping[str, Any]], say: Any) -> list[tuple[str, str]]:  # noqa: ANN401
    """The codes of a list with their names in the page's language."""
    return [(code, say(name)) for code, name in (asked.codes or offers.get(asked.of, {})).items()]


class TableWidget(forms.Widget):
    """Rows of cells, each row under a hidden key that it keeps for ever."""

    template_name = "ui/widgets/table.html"
    use_fieldset = True

    def __init__(self, cells: Sequence[Cell], fixed: Mapping[str, str] | None = None) -> None:
        """`fixed` names the rows, where there is one for each partner or component."""
        super().__init__()
        self.cells, self.fixed = cells, fixed

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[dict[str, Any]] | None:  # noqa: ANN401
        """The rows as they were sent, in their order; None where the form did not have the table."""
        keys = data.getlist(f"{name}-key") if isinstance(data, MultiValueDict) else data.get(f"{name}-key", ())
        if not keys:
            return None
        read = [(cell.key, cell.field.widget.value_from_datadict) for cell in self.cells]
        return [{"key": key, **{cell: value(data, files, f"{name}-{key}-{cell}") for cell, value in read}} for key in dict.fromkeys(keys)]

    def rows(self, value: Any) -> list[dict[str, Any]]:  # noqa: ANN401
        """What stands, and below it room for more; the rows of a fixed table in the order of what they are about."""
        there = [dict(row) for row in value or ()]
        if self.fixed is None:
            blank = sum(not any(cell for key, cell in row.items() if key != "key") for row in there)
            return [*there, *({"key": token_hex(4)} for _each in range(SPARE - blank))]
        known = {row["key"]: row for row in there}
        return [known.get(key, {"key": key}) for key in self.fixed]

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:  # noqa: ANN401
        """Each row with its cells rendered."""
        context: dict[str, Any] = super().get_context(name, value, attrs)
        rows = self.rows(value)
        context["widget"].update(
            rows=[
                {
                    "key": row["key"],
                    "name": self.fixed[row["key"]] if self.fixed is not None else gettext("Row {number}").format(number=number),
                    "cells": [self._cell(cell, row, f"{name}-{row['key']}-{cell.key}") for cell in self.cells],
                }
                for number, row in enumerate(rows, start=1)
            ]
        )
        return context

    def _cell(self, cell: Cell, row: Mapping[str, Any], name: str) -> dict[str, Any]:
        widget = cell.field.widget
        several = isinstance(widget, forms.CheckboxSelectMultiple)
        return {
            "label": cell.label,
            "id": f"id_{name}",
            "group": several,
            "input": widget.render(name, row.get(cell.key), {"id": f"id_{name}"}),
        }


class TableField(forms.Field):
    """Gives a list of rows, each a dict with its key; rows that say nothing are left out."""

    widget: TableWidget

    def __init__(self, table: Table, offers: Mapping[str, Mapping[str, Any]], say: Any, **kwargs: Any) -> None:  # noqa: ANN401
        """Rows and columns as the section describes them."""
        cells = [Cell(asked.key, say(asked.name), cell_field(asked, offers, say)) for asked in table.columns]
        fixed = {code: say(name) for code, name in offers.get(table.of, {}).items()} if table.of else None
        self.cells, self.most = cells, table.most
        super().__init__(widget=TableWidget(cells, fixed), required=False, **kwargs)

    def clean(self, value: Any) -> list[dict[str, Any]] | None:  # noqa: ANN401
        """The rows; raises ValidationError that names row and column."""
        if value is None:
            return None
        errors, rows = [], []
        for number, row in enumerate(value, start=1):
            made = {"key": str(row["key"])[:40]}
            for cell in self.cells:
                try:
                    made[cell.key] = cell.field.clean(row.get(cell.key))
                except ValidationError as wrong:
                    errors.append(f"{gettext('Row {number}').format(number=number)}, {cell.label}: {' '.join(wrong.messages)}")
            rows.append(made)
        full = [row for row in rows if any(cell not in (None, "", []) for key, cell in row.items() if key != "key")]
        if len(full) > self.most:
            errors.append(ngettext("At most {most} row.", "At most {most} rows.", self.most).format(most=self.most))
        if errors:
            raise ValidationError(errors)
        return full

    def has_changed(self, initial: Any, data: Any) -> bool:  # noqa: ANN401
        """Not asked for."""
        return bool(initial != data)
