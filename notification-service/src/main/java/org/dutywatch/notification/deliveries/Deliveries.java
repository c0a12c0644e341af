package org.dutywatch.notification.deliveries;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.notification.alarms.SourceChanged;
import org.dutywatch.notification.auditing.AuditReported;
import org.dutywatch.notification.decisions.DecisionAwaited;
import org.dutywatch.notification.deliveries.MailHistory.PastMail;
import org.dutywatch.notification.notices.Notice;
import org.dutywatch.notification.notices.domain.MailReason;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * Stores the deliveries: one row for each mail to one address, with its attempts and outcome. The column {@code news}
 * is the {@link MailReason}; {@code told} is the revision of the finding, or the version of the alarm, that the mail
 * reported, as JSON.
 */
@ApplicationScoped
public class Deliveries {
    /**
     * Each address has at most one open mail for a notice. A later schedule call updates its reason, and its time if
     * the new one is earlier. A mail that is being retried keeps its time; an accepted mail keeps its reason.
     */
    private static final String SCHEDULE = """
            insert into delivery as open (delivery_id, notice_id, address, news, status, next_attempt_at, created_at)
            values (:deliveryId, :noticeId, :address, :reason, 'DUE', :at, :now)
            on conflict (notice_id, address) where status in ('DUE', 'RETRYING') do update
               set news = case when open.accepted_at is null then excluded.news else open.news end,
                   next_attempt_at = case when open.status = 'DUE'
                                          then least(open.next_attempt_at, excluded.next_attempt_at)
                                          else open.next_attempt_at end
            """;

    private static final String SCHEDULE_DECISION = """
            insert into delivery (delivery_id, decision_id, address, news, status, next_attempt_at, created_at)
            values (:deliveryId, :decisionId, :address, :news, 'DUE', :at, :now)
            on conflict (decision_id, address, news) where status in ('DUE', 'RETRYING') do nothing
            """;
    /** Each address has at most one open mail about an alarm, which says what the latest version says. */
    private static final String SCHEDULE_ALARM = """
            insert into delivery (delivery_id, alarm_id, address, news, status, next_attempt_at, created_at)
            values (:deliveryId, :alarmId, :address, :news, 'DUE', :at, :now)
            on conflict (alarm_id, address) where status in ('DUE', 'RETRYING') do nothing
            """;

    private static final String SCHEDULE_RECORD_CHANGE = """
            insert into delivery (delivery_id, record_change_id, address, news, status, next_attempt_at, created_at)
            values (:deliveryId, :changeId, :address, 'CHANGED', 'DUE', :now, :now)
            """;

    private static final String SCHEDULE_REPORT = """
            insert into delivery (delivery_id, report_id, address, news, status, next_attempt_at, created_at)
            values (:deliveryId, :reportId, :address, :news, 'DUE', :now, :now)
            """;

    private static final String FIRST_SENT_ABOUT_ALARM = """
            select delivery_id from delivery
             where alarm_id = :alarmId and address = :address and status = 'SENT' order by created_at limit 1
            """;
    private static final String HISTORY = """
            select delivery_id, address, told, sent_at from delivery
             where notice_id = :noticeId order by created_at, address
            """;
    private static final String OF_NOTICE = """
            select * from delivery where notice_id = :noticeId order by created_at, delivery_id
            """;
    private static final RowMapper<Delivery> DELIVERY = ConstructorMapper.of(Delivery.class);

    private static final String ASKED_FOR_DECISION = """
            select distinct address from delivery
             where decision_id = :decisionId and news = 'AWAITED' and status = 'SENT'
            """;

    private final Database database;
    private final Clock clock;

    Deliveries(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Enqueues a mail to this address for the given time, or updates the mail that is still open. */
    void schedule(UUID noticeId, String address, MailReason reason, Instant at) {
        database.useHandle(handle -> handle.createUpdate(SCHEDULE)
                .bind("deliveryId", UUID.randomUUID())
                .bind("noticeId", noticeId)
                .bind("address", address)
                .bind("reason", reason)
                .bind("at", at)
                .bind("now", clock.instant())
                .execute());
    }

    /**
     * Enqueues a mail that the decision is in this state, for the given time; one that is still open stays as it is.
     */
    void scheduleDecision(UUID decisionId, String address, DecisionAwaited.State news, Instant at) {
        database.useHandle(handle -> handle.createUpdate(SCHEDULE_DECISION)
                .bind("deliveryId", UUID.randomUUID())
                .bind("decisionId", decisionId)
                .bind("address", address)
                .bind("news", news)
                .bind("at", at)
                .bind("now", clock.instant())
                .execute());
    }

    /** The addresses that got the mail that this decision is awaited. */
    List<String> addressesAskedFor(UUID decisionId) {
        return database.withHandle(handle -> handle.createQuery(ASKED_FOR_DECISION)
                .bind("decisionId", decisionId)
                .mapTo(String.class)
                .list());
    }

    /** Enqueues a mail about an alarm for the given time, unless one is open. */
    void scheduleAlarm(SourceChanged alarm, String address, Instant at) {
        database.useHandle(handle -> handle.createUpdate(SCHEDULE_ALARM)
                .bind("deliveryId", UUID.randomUUID())
                .bind("alarmId", alarm.alarmId())
                .bind("address", address)
                .bind("news", alarm.state())
                .bind("at", at)
                .bind("now", clock.instant())
                .execute());
    }

    /** Enqueues a mail that the record of an employee was changed. */
    void scheduleRecordChange(UUID changeId, String address, Instant now) {
        database.useHandle(handle -> handle.createUpdate(SCHEDULE_RECORD_CHANGE)
                .bind("deliveryId", UUID.randomUUID())
                .bind("changeId", changeId)
                .bind("address", address)
                .bind("now", now)
                .execute());
    }

    /** Enqueues a mail about a report on the audit trail. */
    void scheduleReport(AuditReported report, String address) {
        database.useHandle(handle -> handle.createUpdate(SCHEDULE_REPORT)
                .bind("deliveryId", UUID.randomUUID())
                .bind("reportId", report.reportId())
                .bind("address", address)
                .bind("news", report.kind())
                .bind("now", clock.instant())
                .execute());
    }

    /** Returns the id of the first mail about this alarm that the mail server accepted for this address. */
    Optional<UUID> firstSentAboutAlarm(UUID alarmId, String address) {
        return database.withHandle(handle -> handle.createQuery(FIRST_SENT_ABOUT_ALARM)
                .bind("alarmId", alarmId)
                .bind("address", address)
                .mapTo(UUID.class)
                .findOne());
    }

    /** Returns all mails of a notice that were enqueued so far. */
    MailHistory history(Notice notice) {
        if (notice.version() == 0) {
            return MailHistory.EMPTY;
        }
        return new MailHistory(database.withHandle(handle -> handle.createQuery(HISTORY)
                .bind("noticeId", notice.noticeId())
                .map(ConstructorMapper.of(PastMail.class))
                .list()));
    }

    List<Delivery> ofNotice(UUID noticeId) {
        return database.withHandle(handle -> handle.createQuery(OF_NOTICE)
                .bind("noticeId", noticeId)
                .map(DELIVERY)
                .list());
    }
}
