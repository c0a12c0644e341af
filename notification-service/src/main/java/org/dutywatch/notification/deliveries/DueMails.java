package org.dutywatch.notification.deliveries;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.notification.mail.domain.MailFailure;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** The queue of mails that are due: rows of {@code delivery} which one worker at a time claims, sends and records. */
@ApplicationScoped
public class DueMails {
    /** The claim hides the row from other workers. A row lock would have to be held until the mail server answers. */
    private static final String CLAIM = """
            update delivery set attempts = attempts + 1, claimed_until = :until
             where delivery_id = (
                   select delivery_id from delivery
                    where status in ('DUE', 'RETRYING') and next_attempt_at <= :now
                      and (claimed_until is null or claimed_until < :now)
                    order by next_attempt_at limit 1 for update skip locked)
            returning *
            """;

    private static final String BEGIN = """
            update delivery set unrecorded = :unrecorded, news = :news, told = :told::jsonb, claimed_until = :until
             where delivery_id = :deliveryId
            """;
    private static final String SENT = """
            update delivery set status = 'SENT', news = :news, sent_at = :at, claimed_until = null, last_error = null,
                                unrecorded = 0, accepted_at = null, last_failure = null, failing_since = null, failures = 0,
                                acceptance_recorded_at = coalesce(acceptance_recorded_at, clock_timestamp())
             where delivery_id = :deliveryId
            """;
    private static final String KEEP_ACCEPTED = """
            update delivery set news = :news, accepted_at = :at, claimed_until = null, unrecorded = 0,
                                last_failure = null, failing_since = null, failures = 0,
                                acceptance_recorded_at = clock_timestamp()
             where delivery_id = :deliveryId and status in ('DUE', 'RETRYING')
            """;
    /** A server that says something about the mailbox works. An error of this service says nothing about the server. */
    private static final String RETRY = """
            update delivery set status = 'RETRYING', next_attempt_at = :at, last_error = :error, claimed_until = null,
                                unrecorded = :unrecorded, last_failure = :failure,
                                failing_since = case when :failure::text is null then failing_since
                                                     when :failure::text = 'MAILBOX' then null
                                                     else coalesce(failing_since, clock_timestamp()) end,
                                failures = case when :failure::text is null then failures
                                                when :failure::text = 'MAILBOX' then 0
                                                else failures + 1 end
             where delivery_id = :deliveryId
            """;

    private static final String POSTPONE = """
            update delivery set attempts = attempts - 1, next_attempt_at = :at, claimed_until = null
             where delivery_id = :deliveryId
            """;
    private static final String CLOSE = """
            update delivery set status = :status, last_error = :error, claimed_until = null
             where delivery_id = :deliveryId
            """;

    private final Database database;
    private final Clock clock;

    DueMails(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Claims the most overdue mail for the caller and counts an attempt; empty when none is due.
     *
     * @param duration how long no other worker can claim the row
     */
    Optional<DueMail> claim(Duration duration) {
        Instant now = clock.instant();
        return database.withHandle(handle -> handle.createQuery(CLAIM)
                .bind("until", now.plus(duration))
                .bind("now", now)
                .map(ConstructorMapper.of(DueMail.class))
                .findOne());
    }

    /**
     * Records that the mail is handed to the mail server as soon as the caller's transaction has committed.
     *
     * @param mail from {@link DueMail#sending}
     * @param duration how long no other worker can claim the row
     */
    void recordSending(DueMail mail, Duration duration) {
        database.useHandle(handle -> handle.createUpdate(BEGIN)
                .bindMethods(mail)
                .bind("until", clock.instant().plus(duration))
                .execute());
    }

    void recordSent(DueMail mail, Instant at) {
        database.useHandle(handle ->
                handle.createUpdate(SENT).bindMethods(mail).bind("at", at).execute());
    }

    /** Records only that the mail server accepted the mail: it is not sent again, and its notice is updated later. */
    void keepAccepted(DueMail mail, Instant at) {
        database.useHandle(handle -> handle.createUpdate(KEEP_ACCEPTED)
                .bindMethods(mail)
                .bind("at", at)
                .execute());
    }

    /**
     * Records a failed attempt; the mail is due again at the given time.
     *
     * @param failure null after an error of this service, which says nothing about the mail server
     */
    void retry(DueMail mail, Instant at, String error, @Nullable MailFailure failure) {
        database.useHandle(handle -> handle.createUpdate(RETRY)
                .bindMethods(mail)
                .bind("at", at)
                .bind("error", error)
                .bindByType("failure", failure, MailFailure.class)
                .execute());
    }

    /** Releases a claimed row: it becomes due at the given time, and the attempt is not counted. */
    void postpone(DueMail mail, Instant at) {
        database.useHandle(handle ->
                handle.createUpdate(POSTPONE).bindMethods(mail).bind("at", at).execute());
    }

    /**
     * Ends a delivery without sending.
     *
     * @param error why it failed; null when it was skipped
     */
    void close(UUID deliveryId, Delivery.Status status, @Nullable String error) {
        database.useHandle(handle -> handle.createUpdate(CLOSE)
                .bind("status", status)
                .bind("error", error)
                .bind("deliveryId", deliveryId)
                .execute());
    }
}
