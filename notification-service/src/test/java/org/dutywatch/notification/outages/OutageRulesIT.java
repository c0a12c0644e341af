package org.dutywatch.notification.outages;

import static org.dutywatch.notification.mail.domain.MailFailure.MAILBOX;
import static org.dutywatch.notification.mail.domain.MailFailure.PERMANENT_AFTER_RCPT;
import static org.dutywatch.notification.mail.domain.MailFailure.PERMANENT_BEFORE_RCPT;
import static org.dutywatch.notification.mail.domain.MailFailure.TEMPORARY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.dutywatch.notification.mail.domain.MailFailure;
import org.dutywatch.notification.testing.OnRealServers;
import org.junit.jupiter.api.Test;

/**
 * Which outcomes of deliveries open and end an outage. Each test writes its mails in a transaction that is rolled back, so
 * the workers never see them.
 */
@QuarkusTest
@SuppressWarnings("NullAway.Init")
class OutageRulesIT extends OnRealServers {
    private static final Duration AFTER = Duration.ofMinutes(10);
    private static final int BEFORE_AFTER = 1;
    private static final int PAST_AFTER = 11;

    @Inject
    MailOutages outages;

    @Test
    void shouldOpenAtOnceWhenAMailFailsForGoodBeforeRcpt() {
        assertTrue(inEmptyTables(() -> {
            aFailingMail("a@x.example", UUID.randomUUID(), PERMANENT_BEFORE_RCPT, 1, BEFORE_AFTER);
            return outages.open(AFTER);
        }));
    }

    @Test
    void shouldNotOpenAtOnceWhenOneMailIsRefusedAfterRcpt() {
        assertFalse(inEmptyTables(() -> {
            aFailingMail("a@x.example", UUID.randomUUID(), PERMANENT_AFTER_RCPT, 3, BEFORE_AFTER);
            return outages.open(AFTER);
        }));
    }

    @Test
    void shouldOpenAtOnceWhenMailsToTwoAddressesAreRefusedAfterRcpt() {
        assertTrue(inEmptyTables(() -> {
            aFailingMail("a@x.example", UUID.randomUUID(), PERMANENT_AFTER_RCPT, 1, BEFORE_AFTER);
            aFailingMail("b@x.example", UUID.randomUUID(), PERMANENT_AFTER_RCPT, 1, BEFORE_AFTER);
            return outages.open(AFTER);
        }));
    }

    @Test
    void shouldNotOpenAtOnceWhenTwoMailsAboutTheSameOrToTheSameAddressAreRefusedAfterRcpt() {
        UUID noticeId = UUID.randomUUID();
        assertFalse(inEmptyTables(() -> {
            aFailingMail("a@x.example", noticeId, PERMANENT_AFTER_RCPT, 1, BEFORE_AFTER);
            aFailingMail("b@x.example", noticeId, PERMANENT_AFTER_RCPT, 1, BEFORE_AFTER);
            return outages.open(AFTER);
        }));
        assertFalse(inEmptyTables(() -> {
            aFailingMail("a@x.example", UUID.randomUUID(), PERMANENT_AFTER_RCPT, 1, BEFORE_AFTER);
            aFailingMail("a@x.example", UUID.randomUUID(), PERMANENT_AFTER_RCPT, 1, BEFORE_AFTER);
            return outages.open(AFTER);
        }));
    }

    @Test
    void shouldOpenWhenOneMailIsRefusedAfterRcptForLong() {
        assertTrue(inEmptyTables(() -> {
            aFailingMail("a@x.example", UUID.randomUUID(), PERMANENT_AFTER_RCPT, 2, PAST_AFTER);
            return outages.open(AFTER);
        }));
    }

    @Test
    void shouldOpenForATemporaryFailureOnlyWhenTwoAttemptsHaveFailed() {
        assertFalse(inEmptyTables(() -> {
            aFailingMail("a@x.example", UUID.randomUUID(), TEMPORARY, 1, PAST_AFTER);
            return outages.open(AFTER);
        }));
        assertTrue(inEmptyTables(() -> {
            aFailingMail("a@x.example", UUID.randomUUID(), TEMPORARY, 2, PAST_AFTER);
            return outages.open(AFTER);
        }));
    }

    @Test
    void shouldNotOpenWhenAMailWasAcceptedSinceTheFirstFailure() {
        assertFalse(inEmptyTables(() -> {
            aFailingMail("a@x.example", UUID.randomUUID(), PERMANENT_BEFORE_RCPT, 2, PAST_AFTER);
            anAcceptedMail();
            return outages.open(AFTER);
        }));
    }

    @Test
    void shouldEndWhenTheLastMailThatFailsHasFailedForGood() {
        assertTrue(inEmptyTables(() -> {
            aFailingMail("a@x.example", UUID.randomUUID(), TEMPORARY, 2, PAST_AFTER);
            outages.open(AFTER);
            assertFalse(outages.endIfNoneFails());
            database.useHandle(handle -> handle.execute("update delivery set status = 'FAILED'"));
            return outages.endIfNoneFails() && outages.running().isEmpty();
        }));
    }

    @Test
    void shouldCountTheMailsThatWaitForTheMailServer() {
        var waiting = new AtomicInteger();
        inEmptyTables(() -> {
            aFailingMail("a@x.example", UUID.randomUUID(), PERMANENT_BEFORE_RCPT, 1, BEFORE_AFTER);
            aFailingMail("b@x.example", UUID.randomUUID(), MAILBOX, 0, BEFORE_AFTER);
            aDueMail("- interval '1 minute'");
            aDueMail("+ interval '1 hour'");
            outages.open(AFTER);
            waiting.set(outages.running().orElseThrow().mailsWaiting());
            return true;
        });
        assertEquals(2, waiting.get());
    }

    private void aFailingMail(String address, UUID noticeId, MailFailure failure, int failures, int minutes) {
        database.useHandle(handle -> handle.execute(
                "insert into delivery (delivery_id, notice_id, address, news, status, next_attempt_at, created_at,"
                        + " last_error, last_failure, failing_since, failures) values (gen_random_uuid(), ?, ?, 'FIRST',"
                        + " 'RETRYING', now(), now(), 'refused', ?,"
                        + " case when ? > 0 then now() - make_interval(mins => ?) end, ?)",
                noticeId,
                address,
                failure.name(),
                failures,
                minutes,
                failures));
    }

    private void anAcceptedMail() {
        database.useHandle(handle -> handle.execute(
                "insert into delivery (delivery_id, notice_id, address, news, status, next_attempt_at, created_at,"
                        + " acceptance_recorded_at) values (gen_random_uuid(), gen_random_uuid(), 'z@x.example', 'FIRST',"
                        + " 'SENT', now(), now(), now())"));
    }

    private void aDueMail(String fromNow) {
        database.useHandle(handle -> handle.execute(
                "insert into delivery (delivery_id, notice_id, address, news, status, next_attempt_at, created_at)"
                        + " values (gen_random_uuid(), gen_random_uuid(), 'd@x.example', 'FIRST', 'DUE', now() "
                        + fromNow
                        + ", now())"));
    }

    /** Returns what the steps return; they find no mail and no outage, and what they write is rolled back. */
    private boolean inEmptyTables(BooleanSupplier steps) {
        var result = new AtomicBoolean();
        assertThrows(
                RolledBack.class,
                () -> QuarkusTransaction.requiringNew().run(() -> {
                    database.useHandle(handle -> handle.execute("delete from mail_outage"));
                    database.useHandle(handle -> handle.execute("delete from delivery"));
                    result.set(steps.getAsBoolean());
                    throw new RolledBack();
                }));
        return result.get();
    }

    private static final class RolledBack extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
