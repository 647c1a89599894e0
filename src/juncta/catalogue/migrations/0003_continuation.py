"""What becomes of an edition; and none is published without every gate before it."""

import django.db.models.deletion
from django.db import migrations, models

import juncta.base.identity

FORWARD = """
CREATE TRIGGER agreement_stays BEFORE UPDATE OR DELETE ON catalogue_agreement FOR EACH ROW EXECUTE FUNCTION juncta_stays();
CREATE TRIGGER continuation_is_not_deleted BEFORE DELETE ON catalogue_continuation FOR EACH ROW EXECUTE FUNCTION juncta_stays();
CREATE TRIGGER continuation_stays BEFORE UPDATE ON catalogue_continuation FOR EACH ROW
    WHEN (OLD.decided_at IS NOT NULL OR OLD.dropped_at IS NOT NULL
          OR ROW(OLD.edition_id, OLD.course, OLD.reasons, OLD.renewed_until, OLD.last_enrolment_on, OLD.teach_out_until, OLD.seats)
             IS DISTINCT FROM
             ROW(NEW.edition_id, NEW.course, NEW.reasons, NEW.renewed_until, NEW.last_enrolment_on, NEW.teach_out_until, NEW.seats))
    EXECUTE FUNCTION juncta_stays();

CREATE FUNCTION juncta_continuation_is_agreed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF jsonb_array_length(NEW.seats) = 0 OR EXISTS (
        SELECT FROM jsonb_array_elements_text(NEW.seats) s(slug) WHERE NOT EXISTS (
            SELECT FROM catalogue_agreement a JOIN alliance_body b ON b.id = a.body_id
            WHERE a.continuation_id = NEW.id AND b.slug = s.slug AND a.agrees))
    THEN
        RAISE EXCEPTION 'every body of the last gate agrees first' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER continuation_is_agreed BEFORE INSERT OR UPDATE ON catalogue_continuation FOR EACH ROW
    WHEN (NEW.decided_at IS NOT NULL) EXECUTE FUNCTION juncta_continuation_is_agreed();

CREATE FUNCTION juncta_edition_goes_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM catalogue_continuation WHERE edition_id = NEW.edition_id AND course = 'retire' AND decided_at IS NOT NULL) THEN
        RAISE EXCEPTION 'this edition has ended' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER edition_goes_on BEFORE INSERT ON catalogue_offering FOR EACH ROW EXECUTE FUNCTION juncta_edition_goes_on();

CREATE FUNCTION juncta_last_gate_is_decided() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE number bigint;
BEGIN
    SELECT count(*) INTO number FROM design_design d JOIN framework_framework f ON f.id = d.framework_id
    CROSS JOIN LATERAL jsonb_array_elements(f.content -> 'gates') WITH ORDINALITY g(value, n)
    WHERE d.id = NEW.design_id AND g.value ->> 'decides' = 'all-seats' AND g.n <= (
        SELECT h.n FROM jsonb_array_elements(f.content -> 'gates') WITH ORDINALITY h(value, n)
        WHERE h.value ->> 'code' = NEW.gate AND h.value ->> 'decides' = 'all-seats');
    IF number > 1 AND NOT EXISTS (
        SELECT FROM catalogue_continuation c JOIN catalogue_edition e ON e.id = c.edition_id
        WHERE e.design_id = NEW.design_id AND e.content #>> '{evidence,version}' = NEW.version::text AND c.decided_at IS NOT NULL)
    THEN
        RAISE EXCEPTION 'gate % has no decision of its bodies', NEW.gate USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER last_gate_is_decided AFTER INSERT ON design_gatepassage FOR EACH ROW EXECUTE FUNCTION juncta_last_gate_is_decided();

CREATE FUNCTION juncta_edition_is_decided() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    gates jsonb;
    partners bigint;
    last bigint;
    missing text;
    judged integer := (NEW.content #>> '{evidence,version}')::integer;
BEGIN
    SELECT f.content -> 'gates' INTO gates FROM design_design d JOIN framework_framework f ON f.id = d.framework_id
    WHERE d.id = NEW.design_id;
    SELECT min(g.n) INTO partners FROM jsonb_array_elements(gates) WITH ORDINALITY g(value, n)
    WHERE g.value ->> 'decides' = 'every-awarding-partner';
    SELECT coalesce(min(g.n), partners) INTO last FROM jsonb_array_elements(gates) WITH ORDINALITY g(value, n)
    WHERE g.value ->> 'decides' = 'checks' AND g.n > partners;
    SELECT string_agg(g.value ->> 'code', ', ' ORDER BY g.n) INTO missing
    FROM jsonb_array_elements(gates) WITH ORDINALITY g(value, n)
    WHERE g.n <= coalesce(last, jsonb_array_length(gates)) AND NOT EXISTS (
        SELECT FROM design_gatepassage p WHERE p.design_id = NEW.design_id AND p.gate = g.value ->> 'code'
        AND (p.version = judged OR (g.value ->> 'decides' = 'body' AND p.version <= judged)));
    IF missing IS NOT NULL THEN
        RAISE EXCEPTION 'version % was published without passing %', judged, missing USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (
        SELECT FROM review_condition c JOIN review_dossier d ON d.id = c.dossier_id
        WHERE d.design_id = NEW.design_id AND d.version = judged AND c.before_publication
        AND (c.approval_id IS NOT NULL OR c.voice_id = (
            SELECT v.id FROM review_voice v WHERE v.seat_id = (SELECT seat_id FROM review_voice WHERE id = c.voice_id)
            ORDER BY v.number DESC LIMIT 1))
        AND NOT EXISTS (SELECT FROM review_ruling r WHERE r.condition_id = c.id AND r.accepted))
    THEN
        RAISE EXCEPTION 'a condition before publication is not met' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER edition_is_decided AFTER INSERT ON catalogue_edition DEFERRABLE INITIALLY IMMEDIATE
    FOR EACH ROW EXECUTE FUNCTION juncta_edition_is_decided();
"""
REVERSE = """
DROP TRIGGER edition_is_decided ON catalogue_edition;
DROP FUNCTION juncta_edition_is_decided();
DROP TRIGGER last_gate_is_decided ON design_gatepassage;
DROP FUNCTION juncta_last_gate_is_decided();
DROP TRIGGER edition_goes_on ON catalogue_offering;
DROP FUNCTION juncta_edition_goes_on();
DROP TRIGGER continuation_is_agreed ON catalogue_continuation;
DROP FUNCTION juncta_continuation_is_agreed();
DROP TRIGGER continuation_stays ON catalogue_continuation;
DROP TRIGGER continuation_is_not_deleted ON catalogue_continuation;
DROP TRIGGER agreement_stays ON catalogue_agreement;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("alliance", "0002_person_address"),
        ("catalogue", "0002_edition_stays"),
        ("review", "0003_panel_and_conditions"),
    ]

    operations = [
        migrations.CreateModel(
            name="Continuation",
            fields=[
                ("id", models.UUIDField(default=juncta.base.identity.uuid7, editable=False, primary_key=True, serialize=False)),
                ("course", models.CharField(choices=[("renew", "renew"), ("revise", "revise"), ("retire", "retire")], max_length=20)),
                ("reasons", models.TextField()),
                ("renewed_until", models.DateField(blank=True, null=True)),
                ("last_enrolment_on", models.DateField(blank=True, null=True)),
                ("teach_out_until", models.DateField(blank=True, null=True)),
                ("seats", models.JSONField(default=list)),
                ("at", models.DateTimeField()),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("dropped_at", models.DateTimeField(blank=True, null=True)),
                (
                    "edition",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="continuations", to="catalogue.edition"),
                ),
                ("person", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="alliance.person")),
            ],
            options={
                "ordering": ["at"],
            },
        ),
        migrations.CreateModel(
            name="Agreement",
            fields=[
                ("id", models.UUIDField(default=juncta.base.identity.uuid7, editable=False, primary_key=True, serialize=False)),
                ("agrees", models.BooleanField()),
                ("reasons", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
                ("body", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="alliance.body")),
                ("person", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="alliance.person")),
                (
                    "continuation",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="agreements", to="catalogue.continuation"),
                ),
            ],
            options={
                "ordering": ["at"],
            },
        ),
        migrations.AddConstraint(
            model_name="continuation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("decided_at__isnull", True), ("dropped_at__isnull", True)),
                fields=("edition",),
                name="one_proposal_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="continuation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("course", "retire"), ("decided_at__isnull", False)), fields=("edition",), name="one_end_per_edition"
            ),
        ),
        migrations.AddConstraint(
            model_name="continuation",
            constraint=models.CheckConstraint(condition=models.Q(("reasons", ""), _negated=True), name="continuation_has_reasons"),
        ),
        migrations.AddConstraint(
            model_name="continuation",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("course", "renew"), _negated=True), ("renewed_until__isnull", False), _connector="OR"),
                name="renewal_has_an_end",
            ),
        ),
        migrations.AddConstraint(
            model_name="continuation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("course", "retire"), _negated=True),
                    models.Q(
                        ("last_enrolment_on__isnull", False),
                        ("teach_out_until__gte", models.F("last_enrolment_on")),
                        ("teach_out_until__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="teach_out_follows_the_last_enrolment",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.UniqueConstraint(fields=("continuation", "body"), name="one_agreement_per_body"),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(("agrees", True), models.Q(("reasons", ""), _negated=True), _connector="OR"),
                name="disagreement_has_reasons",
            ),
        ),
        migrations.RunSQL(FORWARD, REVERSE),
    ]
