"""Proofs, approvals and revocations stay as they were written; a delivered badge and the intent behind it never change."""

from typing import ClassVar

from django.db import migrations

FORWARD = """
CREATE TRIGGER proof_stays BEFORE UPDATE OR DELETE ON credentials_proof FOR EACH ROW EXECUTE FUNCTION juncta_stays();
CREATE TRIGGER approval_stays BEFORE UPDATE OR DELETE ON credentials_approval FOR EACH ROW EXECUTE FUNCTION juncta_stays();
CREATE TRIGGER revocation_stays BEFORE UPDATE OR DELETE ON credentials_revocation FOR EACH ROW EXECUTE FUNCTION juncta_stays();
CREATE FUNCTION juncta_intent_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR (NEW.award_id, NEW.batch_id, NEW.public_id, NEW.document, NEW.digest, NEW.status_list_id, NEW.status_index,
        NEW.prepared_at) IS DISTINCT FROM (OLD.award_id, OLD.batch_id, OLD.public_id, OLD.document, OLD.digest, OLD.status_list_id,
        OLD.status_index, OLD.prepared_at)
    THEN
        RAISE EXCEPTION 'what was prepared for signing never changes' USING ERRCODE = 'restrict_violation';
    END IF;
    IF OLD.badge IS NOT NULL AND (NEW.badge, NEW.issued_at, NEW.state) IS DISTINCT FROM (OLD.badge, OLD.issued_at, OLD.state) THEN
        RAISE EXCEPTION 'a delivered badge never changes' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER intent_stays BEFORE UPDATE OR DELETE ON credentials_credential FOR EACH ROW EXECUTE FUNCTION juncta_intent_stays();
CREATE FUNCTION juncta_all_have_signed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.badge IS NOT NULL AND (
        NOT EXISTS (SELECT FROM credentials_requiredsigner s WHERE s.batch_id = NEW.batch_id)
        OR EXISTS (
            SELECT FROM credentials_requiredsigner s
            WHERE s.batch_id = NEW.batch_id
            AND NOT EXISTS (SELECT FROM credentials_proof p WHERE p.credential_id = NEW.id AND p.institution_id = s.institution_id)
        )
    ) THEN
        RAISE EXCEPTION 'a required signature is missing' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER all_have_signed BEFORE INSERT OR UPDATE ON credentials_credential FOR EACH ROW EXECUTE FUNCTION juncta_all_have_signed();
"""
REVERSE = """
DROP TRIGGER all_have_signed ON credentials_credential; DROP FUNCTION juncta_all_have_signed();
DROP TRIGGER intent_stays ON credentials_credential; DROP FUNCTION juncta_intent_stays();
DROP TRIGGER revocation_stays ON credentials_revocation;
DROP TRIGGER approval_stays ON credentials_approval;
DROP TRIGGER proof_stays ON credentials_proof;
"""


class Migration(migrations.Migration):
    """Triggers under the rules of signing."""

    dependencies: ClassVar = [("base", "0002_happenings_stay"), ("credentials", "0001_initial")]
    operations: ClassVar = [migrations.RunSQL(FORWARD, REVERSE)]
