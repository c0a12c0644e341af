package org.dutywatch.notification.deliveries;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dutywatch.notification.database.Sql;
import org.dutywatch.notification.findings.Finding;
import org.dutywatch.notification.findings.LatestFindings;
import org.dutywatch.notification.mail.WriteNotice;
import org.dutywatch.notification.notices.domain.MailReason;
import org.jspecify.annotations.Nullable;

/**
 * Stores the deliveries: one row for each mail to one address, with its attempts and outcome. The column {@code news}
 * is the {@link MailReason}; {@code told} is the revision of the finding that the mail reported, as JSON.
 */
@ApplicationScoped
public class Deliveries {
    /**
     * Each address has at most one open mail for a notice. A later schedule call updates its reason, and its time if
     * the new one is earlier; a mail that is being retried keeps its time.
     */
    private static final String SCHEDULE = """
            insert into delivery as open (delivery_id, notice_id, address, news, status, next_attempt_at, created_at)
            values (?, ?, ?, ?, 'DUE', ?, ?)
            on conflict (notice_id, address) where status in ('DUE', 'RETRYING') do update
               set news = excluded.news,
                   next_attempt_at = case when open.status = 'DUE'
                                          then least(open.next_attempt_at, excluded.next_attempt_at)
                                          else open.next_attempt_at end
            """;
    /**
     * The claim hides the row from other workers. A row lock would have to be held until the mail server answers.
     */
    private static final String CLAIM = """
            update delivery set attempts = attempts + 1, claimed_until = ?
             where delivery_id = (
                   select delivery_id from delivery
                    where status in ('DUE', 'RETRYING') and next_attempt_at <= ?
                      and (claimed_until is null or claimed_until < ?)
                    order by next_attempt_at limit 1 for update skip locked)
            returning *
            """;

    private static final String ADDRESSES = """
            select address from delivery where notice_id = ? group by address order by min(created_at), address
            """;
    private static final String LAST_SENT = """
            select told, sent_at from delivery
             where notice_id = ? and address = ? and status = 'SENT' order by sent_at desc limit 1
            """;
    private static final String FIRST_SENT = """
            select * from delivery where notice_id = ? and address = ? and status = 'SENT' order by sent_at limit 1
            """;

    private final Sql sql;
    private final LatestFindings findings;
    private final Clock clock;

    Deliveries(Sql sql, LatestFindings findings, Clock clock) {
        this.sql = sql;
        this.findings = findings;
        this.clock = clock;
    }

    /** Enqueues a mail to this address for the given time, or updates the mail that is still open. */
    void schedule(UUID noticeId, String address, MailReason reason, Instant at) {
        sql.update(SCHEDULE, UUID.randomUUID(), noticeId, address, reason, at, clock.instant());
    }

    /**
     * Claims the most overdue mail for the caller and counts an attempt; empty when none is due.
     *
     * @param duration how long no other worker can claim the row
     */
    Optional<Delivery> claim(Duration duration) {
        Instant now = clock.instant();
        return sql.first(CLAIM, Deliveries::read, now.plus(duration), now, now);
    }

    /** Returns every address that has a delivery for the notice, whatever its status; oldest first. */
    List<String> addresses(UUID noticeId) {
        return sql.list(ADDRESSES, row -> row.getString(1), noticeId);
    }

    /** Returns the last mail that the mail server accepted for this address. */
    Optional<WriteNotice.LastMail> lastSent(UUID noticeId, String address) {
        return sql.first(
                LAST_SENT,
                row -> new WriteNotice.LastMail(
                        findings.fromJson(row.getString("told")), Sql.requiredInstant(row, "sent_at")),
                noticeId,
                address);
    }

    Optional<Delivery> firstSent(UUID noticeId, String address) {
        return sql.first(FIRST_SENT, Deliveries::read, noticeId, address);
    }

    boolean anySent(UUID noticeId) {
        return sql.first(
                        "select 1 from delivery where notice_id = ? and status = 'SENT' limit 1",
                        row -> row.getInt(1),
                        noticeId)
                .isPresent();
    }

    List<Delivery> ofNotice(UUID noticeId) {
        return sql.list(
                "select * from delivery where notice_id = ? order by created_at, delivery_id",
                Deliveries::read,
                noticeId);
    }

    void recordSent(UUID deliveryId, MailReason reason, Finding reported, Instant at) {
        sql.update("""
                update delivery set status = 'SENT', news = ?, sent_at = ?, told = ?::jsonb, claimed_until = null,
                                    last_error = null
                 where delivery_id = ?
                """, reason, at, findings.toJson(reported), deliveryId);
    }

    /**
     * Ends a delivery without sending.
     *
     * @param error why it failed; null when it was skipped
     */
    void close(UUID deliveryId, Delivery.Status status, @Nullable String error) {
        sql.update(
                "update delivery set status = ?, last_error = ?, claimed_until = null where delivery_id = ?",
                status,
                error,
                deliveryId);
    }

    void retry(UUID deliveryId, Instant at, String error) {
        sql.update("""
                update delivery set status = 'RETRYING', next_attempt_at = ?, last_error = ?, claimed_until = null
                 where delivery_id = ?
                """, at, error, deliveryId);
    }

    /** Releases a claimed row: it becomes due at the given time, and the attempt is not counted. */
    void postpone(UUID deliveryId, Instant at) {
        sql.update("""
                update delivery set attempts = attempts - 1, next_attempt_at = ?, claimed_until = null
                 where delivery_id = ?
                """, at, deliveryId);
    }

    private static Delivery read(ResultSet row) throws SQLException {
        return new Delivery(
                row.getObject("delivery_id", UUID.class),
                row.getObject("notice_id", UUID.class),
                row.getString("address"),
                MailReason.valueOf(row.getString("news")),
                Delivery.Status.valueOf(row.getString("status")),
                row.getInt("attempts"),
                Sql.requiredInstant(row, "next_attempt_at"),
                row.getString("last_error"),
                Sql.requiredInstant(row, "created_at"),
                Sql.nullableInstant(row, "sent_at"));
    }
}
