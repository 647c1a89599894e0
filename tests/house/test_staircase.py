"""What import contracts cannot see: tables and templates keep to the staircase too."""

import re
from configparser import ConfigParser

from django.apps import apps
from django.db.models import ManyToManyField
from django.db.models.fields.related import ForeignObject

from tests.house.source import ROOT, SOURCE, STAIRCASE, room, shown, templates


def relations():
    for model in apps.get_models():
        if model.__module__.startswith("juncta."):
            for field in (*model._meta.local_fields, *model._meta.local_many_to_many):
                if isinstance(field, ForeignObject | ManyToManyField) and field.related_model.__module__.startswith("juncta."):
                    yield model, field


def test_the_staircase_is_the_one_of_the_import_contracts():
    contracts = ConfigParser()
    contracts.read(ROOT / ".importlinter")
    assert contracts["importlinter:contract:staircase"]["layers"].split() == list(reversed(STAIRCASE))
    assert {path.name for path in SOURCE.iterdir() if (path / "__init__.py").exists()} == set(STAIRCASE)


def test_foreign_keys_point_down_the_stairs():
    climbing = [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model, field in relations()
        if STAIRCASE.index(field.related_model._meta.app_label) > STAIRCASE.index(model._meta.app_label)
    ]
    assert not climbing


def test_foreign_keys_between_rooms_leave_no_name_in_the_lower_room():
    named = [
        f"{model._meta.label}.{field.name}"
        for model, field in relations()
        if field.related_model._meta.app_label != model._meta.app_label and not field.remote_field.related_name.endswith("+")
    ]
    assert not named


def named(tag):
    """(template, room that owns what it names) for every `extends` or `include`."""
    for path in templates():
        for name in re.findall(rf"""\{{%\s*{tag}\s+["']([^"']+)["']""", path.read_text()):
            owner = name.split("/", maxsplit=1)[0]
            if owner in STAIRCASE:
                yield path, owner, f"{shown(path)} -> {name}"


def test_templates_extend_their_own_room_and_ui_only():
    assert not [words for path, owner, words in named("extends") if owner not in {room(path), "ui"}]


def test_templates_include_nothing_from_higher_rooms():
    assert not [words for path, owner, words in named("include") if STAIRCASE.index(owner) > STAIRCASE.index(room(path))]


def test_templates_lie_in_a_folder_named_after_their_room():
    strangers = []
    for path in templates():
        inside = path.relative_to(SOURCE / room(path) / "templates").parts
        if len(inside) > 1 and inside[0] in STAIRCASE and inside[0] != room(path):
            strangers.append(shown(path))
    assert not strangers
