package org.dutywatch.notification.outages;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * Stores the mail outages, and finds them in the outcomes of the deliveries: a mail fails, not for its address or mailbox,
 * and no mail was accepted since its first failure. So a mail that one recipient's server refuses again and again opens no
 * outage after another mail was accepted.
 */
@ApplicationScoped
public class MailOutages {
    private static final Duration SHOWN_AFTER_END = Duration.ofDays(7);

    private static final String OPEN = """
            insert into mail_outage (outage_id, began_at, reason)
            select :outageId, failing_since, last_error from delivery
             where status = 'RETRYING'
               and (last_failure in ('PERMANENT_BEFORE_RCPT', 'PERMANENT_AFTER_RCPT') or (last_failure = 'TEMPORARY' and failing_since <= :failingSince))
               and failing_since > coalesce((select max(sent_at) from delivery), '-infinity')
             order by failing_since limit 1
            on conflict do nothing
            """;
    private static final String END = """
            update mail_outage
               set ended_at = (select min(sent_at) from delivery where sent_at > began_at)
             where ended_at is null and exists (select 1 from delivery where sent_at > began_at)
            """;
    private static final String MAKE_DUE = """
            update delivery set next_attempt_at = :now
             where delivery_id in (
                   select delivery_id from delivery
                    where status = 'RETRYING' and last_failure in ('PERMANENT_BEFORE_RCPT', 'PERMANENT_AFTER_RCPT', 'TEMPORARY') and next_attempt_at > :now
                      for update skip locked)
            """;

    private static final String SELECT = """
            select o.*, case when ended_at is null
                             then (select count(*) from delivery where status = 'RETRYING') else 0 end as mails_waiting
              from mail_outage o
            """;
    private static final String RUNNING = SELECT + " where ended_at is null";
    private static final String RECENT = SELECT + """
             where ended_at is null or ended_at > :since order by began_at desc limit 20
            """;
    private static final RowMapper<MailOutage> OUTAGE = ConstructorMapper.of(MailOutage.class);

    private final Database database;
    private final Clock clock;

    MailOutages(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Opens an outage if mail does not work and none is open.
     *
     * @param after how long a mail must fail temporarily; a refusal counts at once
     * @return whether one was opened
     */
    boolean open(Duration after) {
        return database.withHandle(handle -> handle.createUpdate(OPEN)
                        .bind("outageId", UUID.randomUUID())
                        .bind("failingSince", clock.instant().minus(after))
                        .execute())
                > 0;
    }

    /**
     * Ends the open outage if a mail was accepted since it began.
     *
     * @return whether it was ended
     */
    boolean endIfAccepted() {
        return database.withHandle(handle -> handle.createUpdate(END).execute()) > 0;
    }

    /** Makes the mails due now that wait for their next attempt, but not those that fail for the mailbox. */
    void makeWaitingMailsDue() {
        database.useHandle(handle ->
                handle.createUpdate(MAKE_DUE).bind("now", clock.instant()).execute());
    }

    /** Returns the outage that has not ended. */
    Optional<MailOutage> running() {
        return database.withHandle(
                handle -> handle.createQuery(RUNNING).map(OUTAGE).findOne());
    }

    /** Returns the outage that has not ended and those that ended within the last 7 days: at most 20, newest first. */
    public List<MailOutage> recent() {
        Instant since = clock.instant().minus(SHOWN_AFTER_END);
        return database.withHandle(handle ->
                handle.createQuery(RECENT).bind("since", since).map(OUTAGE).list());
    }
}
