"""A panel has seats, judges by standards and discusses; conditions, objections; no gate is passed without its decision."""

import django.db.models.deletion
from django.db import migrations, models

import juncta.base.identity
import juncta.review.facts

LET_GO = """
DROP TRIGGER dossier_stays ON review_dossier;
DROP TRIGGER voice_stays ON review_voice;
"""
HOLD_AGAIN = """
CREATE TRIGGER voice_stays BEFORE UPDATE OR DELETE ON review_voice FOR EACH ROW EXECUTE FUNCTION juncta_stays();
CREATE TRIGGER dossier_stays BEFORE UPDATE ON review_dossier FOR EACH ROW
    WHEN (ROW(OLD.id, OLD.alliance_id, OLD.design_id, OLD.version, OLD.snapshot, OLD.digest, OLD.seats, OLD.opened_at)
          IS DISTINCT FROM ROW(NEW.id, NEW.alliance_id, NEW.design_id, NEW.version, NEW.snapshot, NEW.digest, NEW.seats, NEW.opened_at)
          OR OLD.closed_at IS NOT NULL)
    EXECUTE FUNCTION juncta_stays();
"""
# What was judged before panels had seats: a seat for every body the dossier names, and its voice on it.
FILL = """
INSERT INTO review_panelseat (id, dossier_id, key, position, body_id, person_id, is_student)
SELECT gen_random_uuid(), d.id, s.slug, s.n - 1, b.id, NULL, FALSE
FROM review_dossier d
CROSS JOIN LATERAL jsonb_array_elements_text(d.seats) WITH ORDINALITY s(slug, n)
JOIN alliance_body b ON b.alliance_id = d.alliance_id AND b.slug = s.slug;
UPDATE review_voice v SET seat_id = s.id FROM review_panelseat s WHERE s.dossier_id = v.dossier_id AND s.body_id = v.body_id;
SET CONSTRAINTS ALL IMMEDIATE;
"""
FORWARD = """
CREATE TRIGGER dossier_stays BEFORE UPDATE ON review_dossier FOR EACH ROW
    WHEN (ROW(OLD.id, OLD.alliance_id, OLD.design_id, OLD.version, OLD.snapshot, OLD.digest, OLD.seats, OLD.opened_at, OLD.before_id,
              OLD.changes)
          IS DISTINCT FROM ROW(NEW.id, NEW.alliance_id, NEW.design_id, NEW.version, NEW.snapshot, NEW.digest, NEW.seats, NEW.opened_at,
                               NEW.before_id, NEW.changes)
          OR OLD.closed_at IS NOT NULL)
    EXECUTE FUNCTION juncta_stays();
CREATE TRIGGER voice_stays BEFORE UPDATE OR DELETE ON review_voice FOR EACH ROW EXECUTE FUNCTION juncta_stays();
CREATE TRIGGER judgement_stays BEFORE UPDATE OR DELETE ON review_judgement FOR EACH ROW EXECUTE FUNCTION juncta_stays();
CREATE TRIGGER conflict_stays BEFORE UPDATE OR DELETE ON review_conflict FOR EACH ROW EXECUTE FUNCTION juncta_stays();
CREATE TRIGGER remark_stays BEFORE UPDATE OR DELETE ON review_remark FOR EACH ROW EXECUTE FUNCTION juncta_stays();
CREATE TRIGGER confirmation_stays BEFORE UPDATE OR DELETE ON review_confirmation FOR EACH ROW EXECUTE FUNCTION juncta_stays();
CREATE TRIGGER condition_stays BEFORE UPDATE OR DELETE ON review_condition FOR EACH ROW EXECUTE FUNCTION juncta_stays();
CREATE TRIGGER evidence_stays BEFORE UPDATE OR DELETE ON review_evidence FOR EACH ROW EXECUTE FUNCTION juncta_stays();
CREATE TRIGGER ruling_stays BEFORE UPDATE OR DELETE ON review_ruling FOR EACH ROW EXECUTE FUNCTION juncta_stays();
CREATE TRIGGER objection_stays BEFORE UPDATE OR DELETE ON review_objection FOR EACH ROW
    WHEN (OLD.ended <> '') EXECUTE FUNCTION juncta_stays();

CREATE FUNCTION juncta_seat_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF ROW(OLD.dossier_id, OLD.key, OLD.body_id) IS DISTINCT FROM ROW(NEW.dossier_id, NEW.key, NEW.body_id)
       OR EXISTS (SELECT FROM review_voice WHERE seat_id = OLD.id) THEN
        RAISE EXCEPTION 'a seat that has spoken, or a body''s seat, is never changed' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER seat_stays BEFORE UPDATE ON review_panelseat FOR EACH ROW EXECUTE FUNCTION juncta_seat_stays();
CREATE TRIGGER seat_is_not_deleted BEFORE DELETE ON review_panelseat FOR EACH ROW EXECUTE FUNCTION juncta_stays();

CREATE FUNCTION juncta_judge_is_free() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE found review_dossier;
BEGIN
    SELECT * INTO found FROM review_dossier WHERE id = NEW.dossier_id;
    IF NOT EXISTS (SELECT FROM review_panelseat WHERE id = NEW.seat_id AND dossier_id = NEW.dossier_id
                   AND (person_id IS NULL OR person_id = NEW.person_id) AND (body_id IS NOT NULL OR person_id IS NOT NULL)) THEN
        RAISE EXCEPTION 'this seat is not theirs' USING ERRCODE = 'check_violation';
    END IF;
    IF found.outcome <> (CASE NEW.number WHEN 1 THEN 'open' ELSE 'discussing' END) THEN
        RAISE EXCEPTION 'a voice is given before the discussion, and changed in it' USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (SELECT FROM review_conflict WHERE dossier_id = NEW.dossier_id AND person_id = NEW.person_id)
       OR EXISTS (SELECT FROM design_design WHERE id = found.design_id AND author_id = NEW.person_id)
       OR EXISTS (SELECT FROM design_teammember WHERE design_id = found.design_id AND person_id = NEW.person_id AND state <> 'declined')
    THEN
        RAISE EXCEPTION 'whoever has a part in a design does not judge it' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER judge_is_free BEFORE INSERT ON review_voice FOR EACH ROW EXECUTE FUNCTION juncta_judge_is_free();

CREATE FUNCTION juncta_passage_is_decided() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    gates jsonb;
    gate jsonb;
    how text;
    judged review_dossier;
BEGIN
    SELECT f.content -> 'gates' INTO gates FROM design_design d JOIN framework_framework f ON f.id = d.framework_id
    WHERE d.id = NEW.design_id;
    SELECT g.value INTO gate FROM jsonb_array_elements(gates) g WHERE g.value ->> 'code' = NEW.gate;
    how := gate ->> 'decides';
    IF how IS NULL THEN
        RAISE EXCEPTION 'the framework has no gate %', NEW.gate USING ERRCODE = 'check_violation';
    END IF;
    IF how NOT IN ('all-seats', 'every-awarding-partner') OR NEW.gate <> (
        SELECT g.value ->> 'code' FROM jsonb_array_elements(gates) WITH ORDINALITY g(value, n)
        WHERE g.value ->> 'decides' = how ORDER BY n LIMIT 1) THEN
        RETURN NULL;  -- not one of the two that the review decides
    END IF;
    SELECT * INTO judged FROM review_dossier WHERE design_id = NEW.design_id AND version = NEW.version;
    IF NEW.unchanged_since IS NOT NULL THEN
        IF NOT EXISTS (SELECT FROM review_dossier b WHERE b.id = judged.before_id AND b.outcome = 'approved'
                       AND b.version = NEW.unchanged_since)
           OR NOT EXISTS (SELECT FROM design_gatepassage p WHERE p.design_id = NEW.design_id AND p.gate = NEW.gate
                          AND p.version = NEW.unchanged_since)
           OR coalesce(gate -> 'reopened_by', '[]') ?| ARRAY(SELECT jsonb_array_elements_text(judged.changes)) THEN
            RAISE EXCEPTION 'gate % was not decided, or is reopened by what has changed', NEW.gate USING ERRCODE = 'check_violation';
        END IF;
        RETURN NULL;
    END IF;
    IF how = 'all-seats' AND (
        judged.outcome IS NULL OR judged.outcome NOT IN ('approving', 'approved')
        OR NOT EXISTS (SELECT FROM review_panelseat s JOIN review_confirmation c ON c.seat_id = s.id WHERE s.dossier_id = judged.id)
        OR EXISTS (SELECT FROM review_panelseat s WHERE s.dossier_id = judged.id AND 'approve' IS DISTINCT FROM (
            SELECT v.verdict FROM review_voice v WHERE v.seat_id = s.id ORDER BY v.number DESC LIMIT 1)))
    THEN
        RAISE EXCEPTION 'gate % has no decision of its panel', NEW.gate USING ERRCODE = 'check_violation';
    END IF;
    IF how = 'every-awarding-partner' AND (
        judged.id IS NULL OR jsonb_array_length(judged.snapshot -> 'awarding') = 0
        OR EXISTS (SELECT FROM jsonb_array_elements_text(judged.snapshot -> 'awarding') w(slug) WHERE NOT EXISTS (
            SELECT FROM review_institutionalapproval a JOIN alliance_institution i ON i.id = a.institution_id
            WHERE a.dossier_id = judged.id AND i.slug = w.slug AND a.decision = 'approved')))
    THEN
        RAISE EXCEPTION 'gate % has no decision of every awarding partner', NEW.gate USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER passage_is_decided AFTER INSERT ON design_gatepassage FOR EACH ROW EXECUTE FUNCTION juncta_passage_is_decided();
"""
REVERSE = """
DROP TRIGGER passage_is_decided ON design_gatepassage;
DROP FUNCTION juncta_passage_is_decided();
DROP TRIGGER judge_is_free ON review_voice;
DROP FUNCTION juncta_judge_is_free();
DROP TRIGGER seat_is_not_deleted ON review_panelseat;
DROP TRIGGER seat_stays ON review_panelseat;
DROP FUNCTION juncta_seat_stays();
DROP TRIGGER objection_stays ON review_objection;
DROP TRIGGER ruling_stays ON review_ruling;
DROP TRIGGER evidence_stays ON review_evidence;
DROP TRIGGER condition_stays ON review_condition;
DROP TRIGGER confirmation_stays ON review_confirmation;
DROP TRIGGER remark_stays ON review_remark;
DROP TRIGGER conflict_stays ON review_conflict;
DROP TRIGGER judgement_stays ON review_judgement;
DROP TRIGGER voice_stays ON review_voice;
DROP TRIGGER dossier_stays ON review_dossier;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("alliance", "0002_person_address"),
        ("design", "0008_decisions"),
        ("review", "0002_frozen_stays"),
    ]

    operations = [
        migrations.RunSQL(LET_GO, HOLD_AGAIN),
        migrations.CreateModel(
            name="Condition",
            fields=[
                ("id", models.UUIDField(default=juncta.base.identity.uuid7, editable=False, primary_key=True, serialize=False)),
                ("position", models.PositiveSmallIntegerField()),
                ("text", models.TextField()),
                ("standard", models.CharField(blank=True, max_length=80)),
                ("before_publication", models.BooleanField(default=False)),
                ("due_on", models.DateField(blank=True, null=True)),
                ("office_may_close", models.BooleanField(default=True)),
            ],
            options={
                "ordering": ["position"],
            },
        ),
        migrations.CreateModel(
            name="Confirmation",
            fields=[
                ("id", models.UUIDField(default=juncta.base.identity.uuid7, editable=False, primary_key=True, serialize=False)),
                ("round", models.PositiveSmallIntegerField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ["at"],
            },
        ),
        migrations.CreateModel(
            name="Conflict",
            fields=[
                ("id", models.UUIDField(default=juncta.base.identity.uuid7, editable=False, primary_key=True, serialize=False)),
                ("reasons", models.TextField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ["at"],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                ("id", models.UUIDField(default=juncta.base.identity.uuid7, editable=False, primary_key=True, serialize=False)),
                ("text", models.TextField()),
                ("file_name", models.CharField(blank=True, max_length=120)),
                ("media_type", models.CharField(blank=True, max_length=100)),
                ("content", models.BinaryField(blank=True, null=True)),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ["at"],
            },
        ),
        migrations.CreateModel(
            name="Judgement",
            fields=[
                ("id", models.UUIDField(default=juncta.base.identity.uuid7, editable=False, primary_key=True, serialize=False)),
                ("standards", models.SlugField(max_length=60)),
                ("standard", models.CharField(max_length=20)),
                (
                    "mark",
                    models.CharField(
                        choices=[
                            ("met", "met"),
                            ("partly met", "partly met"),
                            ("not met", "not met"),
                            ("not applicable", "not applicable"),
                        ],
                        max_length=20,
                    ),
                ),
                ("reasons", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["standards", "standard"],
            },
        ),
        migrations.CreateModel(
            name="Objection",
            fields=[
                ("id", models.UUIDField(default=juncta.base.identity.uuid7, editable=False, primary_key=True, serialize=False)),
                ("reasons", models.TextField()),
                ("at", models.DateTimeField()),
                ("ended", models.CharField(blank=True, choices=[("lifted", "lifted"), ("returned", "returned")], max_length=20)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("answer", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["at"],
            },
        ),
        migrations.CreateModel(
            name="PanelSeat",
            fields=[
                ("id", models.UUIDField(default=juncta.base.identity.uuid7, editable=False, primary_key=True, serialize=False)),
                ("key", models.SlugField(max_length=60)),
                ("position", models.PositiveSmallIntegerField()),
                ("is_student", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ["position"],
            },
        ),
        migrations.CreateModel(
            name="Remark",
            fields=[
                ("id", models.UUIDField(default=juncta.base.identity.uuid7, editable=False, primary_key=True, serialize=False)),
                ("text", models.TextField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ["at"],
            },
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                ("id", models.UUIDField(default=juncta.base.identity.uuid7, editable=False, primary_key=True, serialize=False)),
                ("thing", models.CharField(max_length=100)),
                ("due_on", models.DateField()),
                ("overdue", models.BooleanField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ["at"],
            },
        ),
        migrations.CreateModel(
            name="Ruling",
            fields=[
                ("id", models.UUIDField(default=juncta.base.identity.uuid7, editable=False, primary_key=True, serialize=False)),
                ("accepted", models.BooleanField()),
                ("reasons", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ["at"],
            },
        ),
        migrations.CreateModel(
            name="SelfEvaluation",
            fields=[
                ("id", models.UUIDField(default=juncta.base.identity.uuid7, editable=False, primary_key=True, serialize=False)),
                ("standards", models.SlugField(max_length=60)),
                ("standard", models.CharField(max_length=20)),
                ("text", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ["standards", "standard"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="dossier",
            name="closed_exactly_with_an_outcome",
        ),
        migrations.RemoveConstraint(
            model_name="voice",
            name="one_voice_per_body",
        ),
        migrations.AddField(
            model_name="dossier",
            name="approvals_due_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="dossier",
            name="before",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="review.dossier"
            ),
        ),
        migrations.AddField(
            model_name="dossier",
            name="changes",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="dossier",
            name="voices_due_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="institutionalapproval",
            name="carried_from",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="review.institutionalapproval"
            ),
        ),
        migrations.AddField(
            model_name="voice",
            name="because",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="voice",
            name="number",
            field=models.PositiveSmallIntegerField(default=1),
        ),
        migrations.AlterField(
            model_name="dossier",
            name="outcome",
            field=models.CharField(
                choices=[
                    ("open", "open"),
                    ("discussing", "discussing"),
                    ("approving", "approving"),
                    ("approved", "approved"),
                    ("returned", "returned"),
                ],
                default=juncta.review.facts.Outcome["OPEN"],
                max_length=20,
            ),
        ),
        migrations.AddConstraint(
            model_name="dossier",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_at__isnull", True), ("outcome__in", ["open", "discussing", "approving"])),
                    models.Q(("closed_at__isnull", False), ("outcome__in", ["approved", "returned"])),
                    _connector="OR",
                ),
                name="closed_exactly_with_an_outcome",
            ),
        ),
        migrations.AddField(
            model_name="condition",
            name="approval",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="conditions",
                to="review.institutionalapproval",
            ),
        ),
        migrations.AddField(
            model_name="condition",
            name="dossier",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="conditions", to="review.dossier"),
        ),
        migrations.AddField(
            model_name="condition",
            name="voice",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="conditions", to="review.voice"
            ),
        ),
        migrations.AddField(
            model_name="confirmation",
            name="person",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="alliance.person"),
        ),
        migrations.AddField(
            model_name="conflict",
            name="dossier",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="conflicts", to="review.dossier"),
        ),
        migrations.AddField(
            model_name="conflict",
            name="person",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="alliance.person"),
        ),
        migrations.AddField(
            model_name="evidence",
            name="condition",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="evidence", to="review.condition"),
        ),
        migrations.AddField(
            model_name="evidence",
            name="person",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="alliance.person"),
        ),
        migrations.AddField(
            model_name="judgement",
            name="voice",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="judgements", to="review.voice"),
        ),
        migrations.AddField(
            model_name="objection",
            name="dossier",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="objections", to="review.dossier"),
        ),
        migrations.AddField(
            model_name="objection",
            name="ended_by",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="alliance.person"
            ),
        ),
        migrations.AddField(
            model_name="objection",
            name="institution",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="alliance.institution"),
        ),
        migrations.AddField(
            model_name="objection",
            name="person",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="alliance.person"),
        ),
        migrations.AddField(
            model_name="panelseat",
            name="body",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="alliance.body"
            ),
        ),
        migrations.AddField(
            model_name="panelseat",
            name="dossier",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="panel_seats", to="review.dossier"),
        ),
        migrations.AddField(
            model_name="panelseat",
            name="person",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="alliance.person"
            ),
        ),
        migrations.AddField(
            model_name="confirmation",
            name="seat",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="confirmations", to="review.panelseat"),
        ),
        migrations.AddField(
            model_name="voice",
            name="seat",
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name="voices", to="review.panelseat"),
        ),
        migrations.AddConstraint(
            model_name="voice",
            constraint=models.UniqueConstraint(fields=("seat", "number"), name="one_voice_per_seat"),
        ),
        migrations.AddConstraint(
            model_name="voice",
            constraint=models.CheckConstraint(
                condition=models.Q(("number", 1), models.Q(("number", 2), models.Q(("because", ""), _negated=True)), _connector="OR"),
                name="revised_once_with_a_reason",
            ),
        ),
        migrations.AddField(
            model_name="remark",
            name="dossier",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="remarks", to="review.dossier"),
        ),
        migrations.AddField(
            model_name="remark",
            name="person",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="alliance.person"),
        ),
        migrations.AddField(
            model_name="remark",
            name="seat",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="remarks", to="review.panelseat"),
        ),
        migrations.AddField(
            model_name="reminder",
            name="dossier",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="reminders", to="review.dossier"),
        ),
        migrations.AddField(
            model_name="ruling",
            name="condition",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="rulings", to="review.condition"),
        ),
        migrations.AddField(
            model_name="ruling",
            name="evidence",
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name="ruling", to="review.evidence"),
        ),
        migrations.AddField(
            model_name="ruling",
            name="person",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="alliance.person"),
        ),
        migrations.AddField(
            model_name="selfevaluation",
            name="design",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="design.design"),
        ),
        migrations.AddField(
            model_name="selfevaluation",
            name="person",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="alliance.person"),
        ),
        migrations.AddConstraint(
            model_name="condition",
            constraint=models.CheckConstraint(
                condition=models.Q(("voice__isnull", True), ("approval__isnull", True), _connector="XOR"), name="condition_is_set_by_one"
            ),
        ),
        migrations.AddConstraint(
            model_name="condition",
            constraint=models.CheckConstraint(condition=models.Q(("text", ""), _negated=True), name="condition_says_something"),
        ),
        migrations.AddConstraint(
            model_name="condition",
            constraint=models.CheckConstraint(
                condition=models.Q(("before_publication", True), ("due_on__isnull", False), _connector="OR"), name="condition_has_an_end"
            ),
        ),
        migrations.AddConstraint(
            model_name="conflict",
            constraint=models.UniqueConstraint(fields=("dossier", "person"), name="one_conflict_per_person"),
        ),
        migrations.AddConstraint(
            model_name="conflict",
            constraint=models.CheckConstraint(condition=models.Q(("reasons", ""), _negated=True), name="conflict_has_reasons"),
        ),
        migrations.AddConstraint(
            model_name="evidence",
            constraint=models.CheckConstraint(condition=models.Q(("text", ""), _negated=True), name="evidence_says_something"),
        ),
        migrations.AddConstraint(
            model_name="evidence",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("content__isnull", True), ("file_name", "")),
                    models.Q(
                        ("content__isnull", False), models.Q(("file_name", ""), _negated=True), models.Q(("media_type", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="evidence_file_is_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="judgement",
            constraint=models.UniqueConstraint(fields=("voice", "standards", "standard"), name="one_judgement_per_standard"),
        ),
        migrations.AddConstraint(
            model_name="judgement",
            constraint=models.CheckConstraint(
                condition=models.Q(("mark", "met"), models.Q(("reasons", ""), _negated=True), _connector="OR"), name="judgement_has_reasons"
            ),
        ),
        migrations.AddConstraint(
            model_name="objection",
            constraint=models.CheckConstraint(condition=models.Q(("reasons", ""), _negated=True), name="objection_has_reasons"),
        ),
        migrations.AddConstraint(
            model_name="objection",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended", "")), fields=("dossier", "institution"), name="one_objection_at_a_time"
            ),
        ),
        migrations.AddConstraint(
            model_name="objection",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended", ""), ("ended_at__isnull", True)),
                    models.Q(models.Q(("ended", ""), _negated=True), ("ended_at__isnull", False)),
                    _connector="OR",
                ),
                name="objection_ends_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="panelseat",
            constraint=models.UniqueConstraint(fields=("dossier", "key"), name="one_seat_per_key"),
        ),
        migrations.AddConstraint(
            model_name="panelseat",
            constraint=models.UniqueConstraint(fields=("dossier", "body"), name="one_seat_per_body"),
        ),
        migrations.AddConstraint(
            model_name="panelseat",
            constraint=models.UniqueConstraint(fields=("dossier", "person"), name="one_seat_per_peer"),
        ),
        migrations.AddConstraint(
            model_name="panelseat",
            constraint=models.CheckConstraint(
                condition=models.Q(("body__isnull", True), ("person__isnull", True), _connector="OR"), name="seat_is_a_bodys_or_a_peers"
            ),
        ),
        migrations.AddConstraint(
            model_name="confirmation",
            constraint=models.UniqueConstraint(fields=("seat", "round"), name="one_confirmation_per_round"),
        ),
        migrations.AddConstraint(
            model_name="remark",
            constraint=models.CheckConstraint(condition=models.Q(("text", ""), _negated=True), name="remark_says_something"),
        ),
        migrations.AddConstraint(
            model_name="reminder",
            constraint=models.UniqueConstraint(fields=("dossier", "thing", "due_on", "overdue"), name="one_reminder_per_due_thing"),
        ),
        migrations.AddConstraint(
            model_name="ruling",
            constraint=models.UniqueConstraint(
                condition=models.Q(("accepted", True)), fields=("condition",), name="one_acceptance_per_condition"
            ),
        ),
        migrations.AddConstraint(
            model_name="ruling",
            constraint=models.CheckConstraint(
                condition=models.Q(("accepted", True), models.Q(("reasons", ""), _negated=True), _connector="OR"), name="ruling_has_reasons"
            ),
        ),
        migrations.AddConstraint(
            model_name="selfevaluation",
            constraint=models.UniqueConstraint(fields=("design", "standards", "standard"), name="one_self_evaluation_per_standard"),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.AlterField(
            model_name="voice",
            name="seat",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="voices", to="review.panelseat"),
        ),
        migrations.RemoveField(
            model_name="voice",
            name="body",
        ),
        migrations.RunSQL(FORWARD, REVERSE),
    ]
