"""The way step by step: what the team says of it, its dates, and documents that stay as they were attached."""

import django.db.models.deletion
from django.db import migrations, models

import juncta.base.identity

FORWARD = """
CREATE TRIGGER evidence_stays BEFORE UPDATE OR DELETE ON design_evidence FOR EACH ROW EXECUTE FUNCTION juncta_stays();
CREATE TRIGGER file_stays BEFORE UPDATE OR DELETE ON design_filecontent FOR EACH ROW EXECUTE FUNCTION juncta_stays();
"""
REVERSE = """
DROP TRIGGER file_stays ON design_filecontent;
DROP TRIGGER evidence_stays ON design_evidence;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("alliance", "0002_person_address"),
        ("design", "0005_outcomes_skills_paths"),
    ]

    operations = [
        migrations.CreateModel(
            name="FileContent",
            fields=[
                ("digest", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("content", models.BinaryField()),
                ("size", models.PositiveIntegerField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("digest__regex", "^[0-9a-f]{64}$")), name="digest_is_a_sha256"),
                    models.CheckConstraint(condition=models.Q(("size__gt", 0)), name="file_is_not_empty"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                ("id", models.UUIDField(default=juncta.base.identity.uuid7, editable=False, primary_key=True, serialize=False)),
                ("step", models.CharField(max_length=20)),
                ("name", models.CharField(max_length=120)),
                ("version", models.PositiveIntegerField()),
                ("file_name", models.CharField(max_length=150)),
                ("media_type", models.CharField(max_length=100)),
                ("at", models.DateTimeField()),
                ("design", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="evidence", to="design.design")),
                ("person", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="alliance.person")),
                ("file", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="design.filecontent")),
            ],
            options={
                "ordering": ["step", "name", "-version"],
                "constraints": [
                    models.UniqueConstraint(fields=("design", "step", "name", "version"), name="one_document_per_version"),
                    models.CheckConstraint(
                        condition=models.Q(("version__gte", 1), models.Q(("name", ""), _negated=True)), name="documents_count_from_one"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StepPlan",
            fields=[
                ("id", models.UUIDField(default=juncta.base.identity.uuid7, editable=False, primary_key=True, serialize=False)),
                ("step", models.CharField(max_length=20)),
                ("due", models.DateField(blank=True, null=True)),
                ("reminded_at", models.DateTimeField(blank=True, null=True)),
                ("design", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="step_plans", to="design.design")),
                (
                    "responsible",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="alliance.person"
                    ),
                ),
            ],
            options={
                "ordering": ["due", "step"],
                "constraints": [models.UniqueConstraint(fields=("design", "step"), name="one_plan_per_step")],
            },
        ),
        migrations.CreateModel(
            name="StepState",
            fields=[
                ("id", models.UUIDField(default=juncta.base.identity.uuid7, editable=False, primary_key=True, serialize=False)),
                ("step", models.CharField(max_length=20)),
                ("state", models.CharField(choices=[("done", "done"), ("not needed", "not needed")], max_length=20)),
                ("reason", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
                ("by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="alliance.person")),
                ("design", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="step_states", to="design.design")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("design", "step"), name="one_state_per_step"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "not needed"), _negated=True), models.Q(("reason", ""), _negated=True), _connector="OR"
                        ),
                        name="not_needed_with_a_reason",
                    ),
                ],
            },
        ),
        migrations.RunSQL(FORWARD, REVERSE),
    ]
