"""Passages, exceptions and withdrawals stay; a design has the state that its passages give it."""

import django.db.models.deletion
from django.db import migrations, models

import juncta.base.identity

FORWARD = """
CREATE TRIGGER passage_stays BEFORE UPDATE OR DELETE ON design_gatepassage FOR EACH ROW EXECUTE FUNCTION juncta_stays();
CREATE TRIGGER exception_stays BEFORE UPDATE OR DELETE ON design_gateexception FOR EACH ROW EXECUTE FUNCTION juncta_stays();
CREATE TRIGGER withdrawal_stays BEFORE UPDATE OR DELETE ON design_withdrawal FOR EACH ROW EXECUTE FUNCTION juncta_stays();

CREATE FUNCTION juncta_exception_is_by_its_body() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM design_design d JOIN framework_framework f ON f.id = d.framework_id
        CROSS JOIN LATERAL jsonb_array_elements(f.content -> 'gates') g
        JOIN alliance_body b ON b.alliance_id = d.alliance_id AND b.slug = g.value ->> 'exceptions_by'
        WHERE d.id = NEW.design_id AND g.value ->> 'code' = NEW.gate AND b.id = NEW.body_id)
    THEN
        RAISE EXCEPTION 'an exception is made by the body that the framework names' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER exception_is_by_its_body BEFORE INSERT ON design_gateexception
    FOR EACH ROW EXECUTE FUNCTION juncta_exception_is_by_its_body();

CREATE FUNCTION juncta_state_is_decided() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE asked text;
BEGIN
    asked := CASE NEW.state WHEN 'approving' THEN 'all-seats' WHEN 'approved' THEN 'every-awarding-partner' END;
    IF asked IS NOT NULL AND NOT EXISTS (
        SELECT FROM design_gatepassage p WHERE p.design_id = NEW.id AND p.version = NEW.version AND p.gate = (
            SELECT g.value ->> 'code' FROM framework_framework f
            CROSS JOIN LATERAL jsonb_array_elements(f.content -> 'gates') WITH ORDINALITY g(value, n)
            WHERE f.id = NEW.framework_id AND g.value ->> 'decides' = asked ORDER BY g.n LIMIT 1))
    THEN
        RAISE EXCEPTION 'a design is % when that gate was passed', NEW.state USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER state_is_decided BEFORE INSERT OR UPDATE OF state ON design_design
    FOR EACH ROW EXECUTE FUNCTION juncta_state_is_decided();
"""
REVERSE = """
DROP TRIGGER state_is_decided ON design_design;
DROP FUNCTION juncta_state_is_decided();
DROP TRIGGER exception_is_by_its_body ON design_gateexception;
DROP FUNCTION juncta_exception_is_by_its_body();
DROP TRIGGER withdrawal_stays ON design_withdrawal;
DROP TRIGGER exception_stays ON design_gateexception;
DROP TRIGGER passage_stays ON design_gatepassage;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("alliance", "0002_person_address"),
        ("design", "0007_team_and_duties"),
        ("base", "0002_happenings_stay"),
    ]

    operations = [
        migrations.CreateModel(
            name="GateException",
            fields=[
                ("id", models.UUIDField(default=juncta.base.identity.uuid7, editable=False, primary_key=True, serialize=False)),
                ("version", models.PositiveIntegerField()),
                ("gate", models.CharField(max_length=10)),
                ("code", models.CharField(max_length=10)),
                ("reasons", models.TextField()),
                ("valid_until", models.DateField(blank=True, null=True)),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ["at"],
            },
        ),
        migrations.CreateModel(
            name="Withdrawal",
            fields=[
                ("id", models.UUIDField(default=juncta.base.identity.uuid7, editable=False, primary_key=True, serialize=False)),
                ("version", models.PositiveIntegerField()),
                ("roles", models.JSONField(default=list)),
                ("reasons", models.TextField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ["at"],
            },
        ),
        migrations.AddField(
            model_name="gatepassage",
            name="unchanged_since",
            field=models.PositiveIntegerField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name="gatepassage",
            constraint=models.CheckConstraint(
                condition=models.Q(("unchanged_since__isnull", True), ("unchanged_since__lt", models.F("version")), _connector="OR"),
                name="passage_is_carried_forward",
            ),
        ),
        migrations.AddField(
            model_name="gateexception",
            name="body",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="alliance.body"),
        ),
        migrations.AddField(
            model_name="gateexception",
            name="design",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="exceptions", to="design.design"),
        ),
        migrations.AddField(
            model_name="gateexception",
            name="person",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="alliance.person"),
        ),
        migrations.AddField(
            model_name="withdrawal",
            name="design",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="withdrawals", to="design.design"),
        ),
        migrations.AddField(
            model_name="withdrawal",
            name="institution",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="alliance.institution"),
        ),
        migrations.AddField(
            model_name="withdrawal",
            name="person",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="alliance.person"),
        ),
        migrations.AddConstraint(
            model_name="gateexception",
            constraint=models.UniqueConstraint(fields=("design", "version", "code"), name="one_exception_per_finding"),
        ),
        migrations.AddConstraint(
            model_name="gateexception",
            constraint=models.CheckConstraint(condition=models.Q(("reasons", ""), _negated=True), name="exception_has_reasons"),
        ),
        migrations.AddConstraint(
            model_name="withdrawal",
            constraint=models.UniqueConstraint(fields=("design", "institution", "version"), name="one_withdrawal_per_version"),
        ),
        migrations.AddConstraint(
            model_name="withdrawal",
            constraint=models.CheckConstraint(condition=models.Q(("reasons", ""), _negated=True), name="withdrawal_has_reasons"),
        ),
        migrations.RunSQL(FORWARD, REVERSE),
    ]
