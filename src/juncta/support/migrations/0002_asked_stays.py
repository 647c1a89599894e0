"""What was asked and answered stays: questions keep their words and context, replies and handovers never change."""

from typing import ClassVar

from django.db import migrations

FORWARD = """
CREATE TRIGGER request_is_not_deleted BEFORE DELETE ON support_supportrequest FOR EACH ROW EXECUTE FUNCTION juncta_stays();
CREATE TRIGGER request_stays BEFORE UPDATE ON support_supportrequest FOR EACH ROW
    WHEN (ROW(OLD.id, OLD.design_id, OLD.step, OLD.section, OLD.body_id, OLD.institution_id, OLD.asked_by_id, OLD.asked_at,
              OLD.question, OLD.context, OLD.near)
          IS DISTINCT FROM ROW(NEW.id, NEW.design_id, NEW.step, NEW.section, NEW.body_id, NEW.institution_id, NEW.asked_by_id,
              NEW.asked_at, NEW.question, NEW.context, NEW.near))
    EXECUTE FUNCTION juncta_stays();
CREATE TRIGGER reply_stays BEFORE UPDATE OR DELETE ON support_reply FOR EACH ROW EXECUTE FUNCTION juncta_stays();
CREATE TRIGGER handover_stays BEFORE UPDATE OR DELETE ON support_handover FOR EACH ROW EXECUTE FUNCTION juncta_stays();
"""
REVERSE = """
DROP TRIGGER handover_stays ON support_handover;
DROP TRIGGER reply_stays ON support_reply;
DROP TRIGGER request_stays ON support_supportrequest;
DROP TRIGGER request_is_not_deleted ON support_supportrequest;
"""


class Migration(migrations.Migration):
    """The function comes from the base room."""

    dependencies: ClassVar = [("support", "0001_initial"), ("base", "0002_happenings_stay")]
    operations: ClassVar = [migrations.RunSQL(FORWARD, REVERSE)]
