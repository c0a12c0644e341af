package org.dutywatch.notification.outages;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * Stores the mail outages, and finds them in the outcomes of the deliveries. A mail counts that is retried, not for its
 * address or mailbox, if no mail was accepted since its first failure. So a mail that one recipient's server refuses
 * again and again opens no outage after another mail was accepted. When an outage opens:
 *
 * <ul>
 *   <li>after a permanent failure before RCPT: at once, because every mail fails so
 *   <li>after permanent failures later: at once if mails to two addresses about different things fail so; one alone can
 *       be too big, or refused for its text or by one recipient's server
 *   <li>after any other failure, and for one mail: when it has failed for a given time and in at least 2 attempts; one
 *       alone can have failed for a connection that broke
 * </ul>
 *
 * Failures and acceptances are compared by the clock of the database, because several processes send mails.
 */
@ApplicationScoped
public class MailOutages {
    /** The mails that count. */
    private static final String FAILING = """
            select *, coalesce(notice_id, decision_id, alarm_id, record_change_id, report_id) as about_id from delivery
             where status = 'RETRYING'
               and failing_since > coalesce((select max(acceptance_recorded_at) from delivery), '-infinity')
            """;

    private static final String OPEN = "with failing as (" + FAILING + """
            )
            insert into mail_outage (outage_id, began_at, reason)
            select :outageId, failing_since, last_error from failing one
             where last_failure = 'PERMANENT_BEFORE_RCPT'
                or (last_failure = 'PERMANENT_AFTER_RCPT'
                    and exists (select 1 from failing other
                                 where other.last_failure = 'PERMANENT_AFTER_RCPT'
                                   and other.address <> one.address and other.about_id <> one.about_id))
                or (last_failure is not null and failures >= 2
                    and failing_since <= clock_timestamp() - make_interval(secs => :afterSeconds))
             order by failing_since limit 1
            on conflict do nothing
            """;
    private static final String END_IF_ACCEPTED = """
            update mail_outage
               set ended_at = (select min(acceptance_recorded_at) from delivery where acceptance_recorded_at > began_at)
             where ended_at is null and exists (select 1 from delivery where acceptance_recorded_at > began_at)
            """;
    private static final String END_IF_NONE_FAILS =
            "update mail_outage set ended_at = greatest(clock_timestamp(), began_at + interval '1 millisecond')"
                    + " where ended_at is null and not exists (" + FAILING + ")";
    private static final String MAKE_DUE = """
            update delivery set next_attempt_at = :now
             where delivery_id in (
                   select delivery_id from delivery
                    where status = 'RETRYING' and next_attempt_at > :now
                      and last_failure in ('PERMANENT_BEFORE_RCPT', 'PERMANENT_AFTER_RCPT', 'TEMPORARY')
                      for update skip locked)
            """;

    private static final String SELECT = """
            select o.*, case when ended_at is null
                             then (select count(*) from delivery
                                    where accepted_at is null
                                      and ((status = 'RETRYING' and last_failure is distinct from 'MAILBOX')
                                           or (status = 'DUE' and next_attempt_at <= :now)))
                             else 0 end as mails_waiting
              from mail_outage o
            """;
    private static final String RUNNING = SELECT + " where ended_at is null";
    private static final String RECENT = SELECT + """
             where ended_at is null or ended_at > now() - interval '7 days' order by began_at desc limit 20
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
     * @param after how long a mail must fail if nothing shows at once that every mail does
     * @return whether one was opened
     */
    boolean open(Duration after) {
        return database.withHandle(handle -> handle.createUpdate(OPEN)
                        .bind("outageId", UUID.randomUUID())
                        .bind("afterSeconds", after.toMillis() / 1000.0)
                        .execute())
                > 0;
    }

    /**
     * Ends the open outage if a mail was accepted since it began.
     *
     * @return whether it was ended
     */
    boolean endIfAccepted() {
        return database.withHandle(
                        handle -> handle.createUpdate(END_IF_ACCEPTED).execute())
                > 0;
    }

    /**
     * Ends the open outage if no mail fails any more, because the last one was skipped or has failed for good: then
     * nothing shows whether mail works.
     *
     * @return whether it was ended
     */
    boolean endIfNoneFails() {
        return database.withHandle(
                        handle -> handle.createUpdate(END_IF_NONE_FAILS).execute())
                > 0;
    }

    /**
     * Makes every mail due now that waits for the mail server, but not those that fail for the mailbox or for an error
     * of this service.
     */
    void makeWaitingMailsDue() {
        database.useHandle(handle ->
                handle.createUpdate(MAKE_DUE).bind("now", clock.instant()).execute());
    }

    /** Returns the outage that has not ended. */
    Optional<MailOutage> running() {
        return database.withHandle(handle -> handle.createQuery(RUNNING)
                .bind("now", clock.instant())
                .map(OUTAGE)
                .findOne());
    }

    /** Returns the outage that has not ended and those that ended within the last 7 days: at most 20, newest first. */
    public List<MailOutage> recent() {
        return database.withHandle(handle -> handle.createQuery(RECENT)
                .bind("now", clock.instant())
                .map(OUTAGE)
                .list());
    }
}
