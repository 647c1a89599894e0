"""Sections of a design, their versions (which never change) and what people have typed and not saved."""

import django.db.models.deletion
from django.db import migrations, models

import juncta.base.identity

FORWARD = """
CREATE TRIGGER section_version_stays BEFORE UPDATE OR DELETE ON design_sectionversion
    FOR EACH ROW EXECUTE FUNCTION juncta_stays();
"""
REVERSE = "DROP TRIGGER section_version_stays ON design_sectionversion;"


class Migration(migrations.Migration):
    dependencies = [
        ("alliance", "0002_person_address"),
        ("base", "0002_happenings_stay"),
        ("design", "0002_format"),
    ]

    operations = [
        migrations.CreateModel(
            name="Section",
            fields=[
                ("id", models.UUIDField(default=juncta.base.identity.uuid7, editable=False, primary_key=True, serialize=False)),
                (
                    "section",
                    models.CharField(
                        choices=[
                            ("idea", "idea"),
                            ("elements", "elements"),
                            ("outcomes", "outcomes"),
                            ("components", "components"),
                            ("vision", "vision"),
                            ("assessment", "assessment"),
                            ("delivery", "delivery"),
                            ("admission", "admission"),
                            ("recruitment", "recruitment"),
                            ("business", "business"),
                            ("quality", "quality"),
                            ("stackability", "stackability"),
                            ("agreement", "agreement"),
                            ("certification", "certification"),
                        ],
                        max_length=20,
                    ),
                ),
                ("content", models.JSONField(default=dict)),
                ("design", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="sections", to="design.design")),
            ],
            options={
                "ordering": ["section"],
                "constraints": [
                    models.UniqueConstraint(fields=("design", "section"), name="each_section_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "section__in",
                                [
                                    "idea",
                                    "elements",
                                    "outcomes",
                                    "components",
                                    "vision",
                                    "assessment",
                                    "delivery",
                                    "admission",
                                    "recruitment",
                                    "business",
                                    "quality",
                                    "stackability",
                                    "agreement",
                                    "certification",
                                ],
                            )
                        ),
                        name="section_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SectionDraft",
            fields=[
                ("id", models.UUIDField(default=juncta.base.identity.uuid7, editable=False, primary_key=True, serialize=False)),
                (
                    "section",
                    models.CharField(
                        choices=[
                            ("idea", "idea"),
                            ("elements", "elements"),
                            ("outcomes", "outcomes"),
                            ("components", "components"),
                            ("vision", "vision"),
                            ("assessment", "assessment"),
                            ("delivery", "delivery"),
                            ("admission", "admission"),
                            ("recruitment", "recruitment"),
                            ("business", "business"),
                            ("quality", "quality"),
                            ("stackability", "stackability"),
                            ("agreement", "agreement"),
                            ("certification", "certification"),
                        ],
                        max_length=20,
                    ),
                ),
                ("based_on", models.PositiveIntegerField(default=0)),
                ("content", models.JSONField()),
                ("at", models.DateTimeField()),
                ("design", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="design.design")),
                ("person", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="alliance.person")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("design", "section", "person"), name="one_draft_per_person_and_section"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "section__in",
                                [
                                    "idea",
                                    "elements",
                                    "outcomes",
                                    "components",
                                    "vision",
                                    "assessment",
                                    "delivery",
                                    "admission",
                                    "recruitment",
                                    "business",
                                    "quality",
                                    "stackability",
                                    "agreement",
                                    "certification",
                                ],
                            )
                        ),
                        name="draft_of_a_known_section",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SectionVersion",
            fields=[
                ("id", models.UUIDField(default=juncta.base.identity.uuid7, editable=False, primary_key=True, serialize=False)),
                (
                    "section",
                    models.CharField(
                        choices=[
                            ("idea", "idea"),
                            ("elements", "elements"),
                            ("outcomes", "outcomes"),
                            ("components", "components"),
                            ("vision", "vision"),
                            ("assessment", "assessment"),
                            ("delivery", "delivery"),
                            ("admission", "admission"),
                            ("recruitment", "recruitment"),
                            ("business", "business"),
                            ("quality", "quality"),
                            ("stackability", "stackability"),
                            ("agreement", "agreement"),
                            ("certification", "certification"),
                        ],
                        max_length=20,
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("content", models.JSONField()),
                ("who", models.CharField(max_length=200)),
                ("category", models.CharField(blank=True, max_length=20)),
                ("at", models.DateTimeField()),
                (
                    "design",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="section_versions", to="design.design"),
                ),
                (
                    "institution",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="alliance.institution"),
                ),
                (
                    "person",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="alliance.person"),
                ),
            ],
            options={
                "ordering": ["-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("design", "section", "number"), name="one_version_per_number"),
                    models.CheckConstraint(condition=models.Q(("number__gte", 1)), name="versions_count_from_one"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "section__in",
                                [
                                    "idea",
                                    "elements",
                                    "outcomes",
                                    "components",
                                    "vision",
                                    "assessment",
                                    "delivery",
                                    "admission",
                                    "recruitment",
                                    "business",
                                    "quality",
                                    "stackability",
                                    "agreement",
                                    "certification",
                                ],
                            )
                        ),
                        name="version_of_a_known_section",
                    ),
                ],
            },
        ),
        migrations.RunSQL(FORWARD, REVERSE),
    ]
