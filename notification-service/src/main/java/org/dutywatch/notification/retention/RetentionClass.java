package org.dutywatch.notification.retention;

import java.time.Period;
import java.util.List;
import java.util.function.Function;

/**
 * What is deleted together, and when. Each thing is deleted as a whole: with its mails, and never while one of them is
 * still to be sent.
 */
enum RetentionClass {
    /** A finding with its notices and their mails: only after compliance-service has deleted the finding. */
    NOTICES(
            "purge_notices",
            "findings with their notices and mails",
            RetentionConfig::notices,
            """
            select f.finding_id as id, f.received_at as at from finding f
             where f.purged_at is not null and f.received_at < :before
               and not exists (select from notice n
                                where n.finding_id = f.finding_id
                                  and greatest(n.created_at, n.told_at, n.acknowledged_at) >= :before)
               and not exists (select from notice n join delivery d using (notice_id)
                                where n.finding_id = f.finding_id and young(d))
               and not exists (select from legal_hold h
                                where not h.lifted
                                  and (h.finding_id = f.finding_id
                                       or (h.employee_id = f.employee_id
                                           and h.from_at < f.shift_start + interval '194 hours'
                                           and h.to_at > f.shift_start - interval '194 hours')))
             order by f.received_at limit :batch for update of f skip locked
            """,
            List.of(
                    "delete from delivery where notice_id in (select notice_id from notice where finding_id = any(:ids))",
                    "delete from notice where finding_id = any(:ids)",
                    "delete from finding where finding_id = any(:ids)")),

    /** A decision that is not awaited any more. It stays while a finding or a legal hold about its person is kept. */
    DECISIONS(
            "purge_decisions",
            "decisions with their mails",
            RetentionConfig::decisions,
            """
            select c.decision_id as id, (c.body ->> 'asked_at')::timestamptz as at from decision c
             where c.body ->> 'state' <> 'AWAITED' and c.notify_by is null
               and (c.body ->> 'asked_at')::timestamptz < :before
               and not exists (select from delivery d where d.decision_id = c.decision_id and young(d))
               and not kept(c.body ->> 'subject')
             order by at limit :batch for update of c skip locked
            """,
            List.of(
                    "delete from delivery where decision_id = any(:ids)",
                    "delete from decision where decision_id = any(:ids)")),

    /** That an employee's address, unit or supervisor changed. It stays as a decision about him does. */
    RECORD_CHANGES(
            "purge_record_changes",
            "changes of records with their mails",
            RetentionConfig::decisions,
            """
            select c.change_id as id, p.known_from as at from record_change c join person p using (employee_id, version)
             where p.known_from < :before
               and not exists (select from delivery d where d.record_change_id = c.change_id and young(d))
               and not kept(c.employee_id)
             order by at limit :batch for update of c skip locked
            """,
            List.of(
                    "delete from delivery where record_change_id = any(:ids)",
                    "delete from record_change where change_id = any(:ids)")),

    /** An alarm about a source that has ended. */
    ALARMS(
            "purge_alarms",
            "alarms about sources with their mails",
            RetentionConfig::alarms,
            """
            select a.alarm_id as id, a.ended_at as at from source_alarm a
             where a.ended_at < :before
               and not exists (select from delivery d where d.alarm_id = a.alarm_id and young(d))
             order by at limit :batch for update of a skip locked
            """,
            List.of(
                    "delete from delivery where alarm_id = any(:ids)",
                    "delete from source_alarm where alarm_id = any(:ids)")),

    /** A report about the audit trail. */
    REPORTS(
            "purge_audit_reports",
            "reports about the audit trail with their mails",
            RetentionConfig::alarms,
            """
            select r.report_id as id, r.made_at as at from audit_report r
             where r.made_at < :before
               and not exists (select from delivery d where d.report_id = r.report_id and young(d))
             order by at limit :batch for update of r skip locked
            """,
            List.of(
                    "delete from delivery where report_id = any(:ids)",
                    "delete from audit_report where report_id = any(:ids)")),

    /** A time in which mail did not work. */
    OUTAGES(
            "purge_mail_outages",
            "outages of mail",
            RetentionConfig::alarms,
            """
            select o.outage_id as id, o.ended_at as at from mail_outage o
             where o.ended_at < :before
             order by at limit :batch for update of o skip locked
            """,
            List.of("delete from mail_outage where outage_id = any(:ids)"));

    /** A mail that is newer, or still to be sent. */
    private static final String YOUNG =
            "(d.status in ('DUE', 'RETRYING') or greatest(d.created_at, d.sent_at) >= :before)";

    /** Something about the employee is kept: a finding, or what a legal hold is about. */
    private static final String KEPT = """
            (exists (select from finding f where f.employee_id = %1$s)
             or exists (select from legal_hold h where not h.lifted and h.employee_id = %1$s))""";

    private final String action;
    private final String what;
    private final Function<RetentionConfig, Period> retention;
    private final String old;
    private final List<String> deletions;

    RetentionClass(
            String action,
            String what,
            Function<RetentionConfig, Period> retention,
            String old,
            List<String> deletions) {
        this.action = action;
        this.what = what;
        this.retention = retention;
        this.old = old;
        this.deletions = deletions;
    }

    /** The action of the record in the audit trail. */
    String action() {
        return action;
    }

    /** What is deleted, in words. */
    String what() {
        return what;
    }

    Period retention(RetentionConfig config) {
        return retention.apply(config);
    }

    /** Finds and locks what is old enough, the oldest first: columns id and at. */
    String old() {
        return old.replace("young(d)", YOUNG)
                .replace("kept(c.employee_id)", KEPT.formatted("c.employee_id"))
                .replace("kept(c.body ->> 'subject')", KEPT.formatted("c.body ->> 'subject'"));
    }

    /** In the order in which one refers to the other. */
    List<String> deletions() {
        return deletions;
    }
}
