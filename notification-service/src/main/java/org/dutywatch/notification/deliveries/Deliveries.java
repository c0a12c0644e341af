package org.dutywatch.notification.deliveries;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.notification.findings.Finding;
import org.dutywatch.notification.findings.LatestFindings;
import org.dutywatch.notification.mail.WriteNotice;
import org.dutywatch.notification.notices.domain.MailReason;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
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
            values (:deliveryId, :noticeId, :address, :reason, 'DUE', :at, :now)
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
            update delivery set attempts = attempts + 1, claimed_until = :until
             where delivery_id = (
                   select delivery_id from delivery
                    where status in ('DUE', 'RETRYING') and next_attempt_at <= :now
                      and (claimed_until is null or claimed_until < :now)
                    order by next_attempt_at limit 1 for update skip locked)
            returning *
            """;

    private static final String ADDRESSES = """
            select address from delivery where notice_id = :noticeId group by address order by min(created_at), address
            """;
    private static final String LAST_SENT = """
            select told, sent_at from delivery
             where notice_id = :noticeId and address = :address and status = 'SENT' order by sent_at desc limit 1
            """;
    private static final String FIRST_SENT = """
            select * from delivery where notice_id = :noticeId and address = :address and status = 'SENT' order by sent_at limit 1
            """;

    private static final String ANY_SENT = """
            select exists (select 1 from delivery where notice_id = :noticeId and status = 'SENT')
            """;
    private static final String OF_NOTICE = """
            select * from delivery where notice_id = :noticeId order by created_at, delivery_id
            """;
    private static final RowMapper<Delivery> DELIVERY = ConstructorMapper.of(Delivery.class);

    private final Database database;
    private final LatestFindings findings;
    private final Clock clock;

    Deliveries(Database database, LatestFindings findings, Clock clock) {
        this.database = database;
        this.findings = findings;
        this.clock = clock;
    }

    /** What a sent mail reported, as JSON; public, because Jdbi creates it. */
    public record SentMail(String told, Instant sentAt) {}

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
     * Claims the most overdue mail for the caller and counts an attempt; empty when none is due.
     *
     * @param duration how long no other worker can claim the row
     */
    Optional<Delivery> claim(Duration duration) {
        Instant now = clock.instant();
        return database.withHandle(handle -> handle.createQuery(CLAIM)
                .bind("until", now.plus(duration))
                .bind("now", now)
                .map(DELIVERY)
                .findOne());
    }

    /** Returns every address that has a delivery for the notice, whatever its status; oldest first. */
    List<String> addresses(UUID noticeId) {
        return database.withHandle(handle -> handle.createQuery(ADDRESSES)
                .bind("noticeId", noticeId)
                .mapTo(String.class)
                .list());
    }

    /** Returns the last mail that the mail server accepted for this address. */
    Optional<WriteNotice.LastMail> lastSent(UUID noticeId, String address) {
        return database.withHandle(handle -> handle.createQuery(LAST_SENT)
                .bind("noticeId", noticeId)
                .bind("address", address)
                .map(ConstructorMapper.of(SentMail.class))
                .map(mail -> new WriteNotice.LastMail(findings.fromJson(mail.told()), mail.sentAt()))
                .findOne());
    }

    Optional<Delivery> firstSent(UUID noticeId, String address) {
        return database.withHandle(handle -> handle.createQuery(FIRST_SENT)
                .bind("noticeId", noticeId)
                .bind("address", address)
                .map(DELIVERY)
                .findOne());
    }

    boolean anySent(UUID noticeId) {
        return database.withHandle(handle -> handle.createQuery(ANY_SENT)
                .bind("noticeId", noticeId)
                .mapTo(Boolean.class)
                .one());
    }

    List<Delivery> ofNotice(UUID noticeId) {
        return database.withHandle(handle -> handle.createQuery(OF_NOTICE)
                .bind("noticeId", noticeId)
                .map(DELIVERY)
                .list());
    }

    void recordSent(UUID deliveryId, MailReason reason, Finding reported, Instant at) {
        database.useHandle(handle -> handle.createUpdate("""
                        update delivery set status = 'SENT', news = :reason, sent_at = :at, told = :told::jsonb,
                                            claimed_until = null, last_error = null
                         where delivery_id = :deliveryId
                        """)
                .bind("reason", reason)
                .bind("at", at)
                .bind("told", findings.toJson(reported))
                .bind("deliveryId", deliveryId)
                .execute());
    }

    /**
     * Ends a delivery without sending.
     *
     * @param error why it failed; null when it was skipped
     */
    void close(UUID deliveryId, Delivery.Status status, @Nullable String error) {
        database.useHandle(handle -> handle.createUpdate("""
                        update delivery set status = :status, last_error = :error, claimed_until = null
                         where delivery_id = :deliveryId
                        """)
                .bind("status", status)
                .bind("error", error)
                .bind("deliveryId", deliveryId)
                .execute());
    }

    void retry(UUID deliveryId, Instant at, String error) {
        database.useHandle(handle -> handle.createUpdate("""
                        update delivery set status = 'RETRYING', next_attempt_at = :at, last_error = :error,
                                            claimed_until = null
                         where delivery_id = :deliveryId
                        """)
                .bind("at", at)
                .bind("error", error)
                .bind("deliveryId", deliveryId)
                .execute());
    }

    /** Releases a claimed row: it becomes due at the given time, and the attempt is not counted. */
    void postpone(UUID deliveryId, Instant at) {
        database.useHandle(handle -> handle.createUpdate("""
                        update delivery set attempts = attempts - 1, next_attempt_at = :at, claimed_until = null
                         where delivery_id = :deliveryId
                        """)
                .bind("at", at)
                .bind("deliveryId", deliveryId)
                .execute());
    }
}
