package org.dutywatch.notification.deliveries;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.dutywatch.eventkit.failures.QuarantinedRows;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.notification.alarms.SourceAlarms;
import org.dutywatch.notification.decisions.Decisions;
import org.dutywatch.notification.notices.Notices;

/**
 * The mails that have failed. A replayed one is due at once, and is retried as long as a new one. Whether it is still
 * needed is decided when it is prepared.
 */
@ApplicationScoped
class FailedMails implements QuarantinedRows {
    /** Another mail about the same to the same address is open, or has replaced the failed one. */
    private static final String REPLACED = """
             and other.address = failed.address
             and (other.status in ('DUE', 'RETRYING')
                  or (other.status in ('SENT', 'FAILED')
                      and (other.created_at, other.delivery_id) > (failed.created_at, failed.delivery_id)))
            """;

    private static final String WAITS = """
             where failed.status = 'FAILED'
               and not exists (
                   select 1 from delivery other
                    where other.notice_id = failed.notice_id
            """ + REPLACED + """
            )
               and not exists (
                   select 1 from delivery other
                    where other.decision_id = failed.decision_id and other.news = failed.news
            """ + REPLACED + """
            )
               and not exists (
                   select 1 from delivery other
                    where other.alarm_id = failed.alarm_id
            """ + REPLACED + """
            )
               and not exists (
                   select 1 from delivery other
                    where other.record_change_id = failed.record_change_id
            """ + REPLACED + ")";

    private static final String COUNT = "select count(*) from delivery failed" + WAITS;
    private static final String NOTICES =
            "select distinct notice_id from delivery failed" + WAITS + " and notice_id is not null";
    private static final String DECISIONS =
            "select distinct decision_id from delivery failed" + WAITS + " and decision_id is not null";

    private static final String ALARMS =
            "select distinct alarm_id from delivery failed" + WAITS + " and alarm_id is not null";

    /** The retry limit counts from {@code created_at}. */
    private static final String REPLAY =
            """
            update delivery failed
               set status = 'DUE', attempts = 0, unrecorded = 0, next_attempt_at = :now, created_at = :now,
                   last_failure = null, failing_since = null, failures = 0
            """ + WAITS + " and (notice_id = any (:noticeIds) or decision_id = any (:decisionIds)"
                    + " or alarm_id = any (:alarmIds) or report_id is not null or record_change_id is not null)";

    private final Database database;
    private final Notices notices;
    private final Decisions decisions;
    private final SourceAlarms alarms;
    private final Clock clock;

    FailedMails(Database database, Notices notices, Decisions decisions, SourceAlarms alarms, Clock clock) {
        this.database = database;
        this.notices = notices;
        this.decisions = decisions;
        this.alarms = alarms;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "mails";
    }

    @Override
    public long count() {
        return database.withHandle(
                handle -> handle.createQuery(COUNT).mapTo(Long.class).one());
    }

    @Override
    @Transactional
    public int replay() {
        List<UUID> noticeIds = ids(NOTICES);
        List<UUID> decisionIds = ids(DECISIONS);
        List<UUID> alarmIds = ids(ALARMS);
        // All are locked, so that nobody enqueues another mail about them meanwhile.
        notices.makeResponsibleAgain(noticeIds);
        decisions.lockAll(decisionIds);
        alarms.lockAll(alarmIds);
        return database.withHandle(handle -> handle.createUpdate(REPLAY)
                .bind("now", clock.instant())
                .bindArray("noticeIds", UUID.class, noticeIds)
                .bindArray("decisionIds", UUID.class, decisionIds)
                .bindArray("alarmIds", UUID.class, alarmIds)
                .execute());
    }

    private List<UUID> ids(String query) {
        return database.withHandle(
                handle -> handle.createQuery(query).mapTo(UUID.class).list());
    }
}
