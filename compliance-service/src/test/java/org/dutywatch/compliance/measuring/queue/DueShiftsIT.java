package org.dutywatch.compliance.measuring.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.dutywatch.compliance.duty.queue.EvaluationCause;
import org.dutywatch.compliance.duty.queue.EvaluationQueue;
import org.dutywatch.compliance.measuring.queue.DueShifts.DueShift;
import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.compliance.testing.Results;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.testing.RealServers;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The order of due shifts and the stored cause, for several causes in several orders. Nothing is committed. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class DueShiftsIT {
    private static final Instant START = Instant.parse("2026-11-05T12:00:00Z");

    @Inject
    EvaluationQueue queue;

    @Inject
    DueShifts dueShifts;

    @Inject
    EvaluateDueShifts evaluateDueShifts;

    @Inject
    Database database;

    private ShiftKey first = new ShiftKey("", START);
    private ShiftKey second = new ShiftKey("", START);

    @BeforeEach
    void newShifts() {
        String tag = UUID.randomUUID().toString();
        first = new ShiftKey("DA" + tag, START);
        second = new ShiftKey("DB" + tag, START);
    }

    @Test
    void shouldPutACorrectionFirstAndKeepItsCauseWhenABulkChangeEnqueuesTheShift() {
        for (EvaluationCause bulk : List.of(EvaluationCause.POLICY, EvaluationCause.PROFILE)) {
            for (EvaluationCause correction : List.of(
                    EvaluationCause.ROSTER,
                    EvaluationCause.EXEMPTION,
                    EvaluationCause.EMPLOYEE,
                    EvaluationCause.ATTRIBUTION)) {
                assertThat(lockedAfter(() -> {
                            queue.enqueue(List.of(first, second), bulk);
                            queue.enqueue(List.of(second), correction);
                        }))
                        .containsExactly(second + " " + correction, first + " " + bulk);
            }
        }
    }

    @Test
    void shouldPutNewLinesFirstButKeepTheBulkCause() {
        assertThat(lockedAfter(() -> {
                    queue.enqueue(List.of(first, second), EvaluationCause.POLICY);
                    queue.enqueue(List.of(second), EvaluationCause.NEW_LINES);
                }))
                .containsExactly(second + " POLICY", first + " POLICY");
    }

    @Test
    void shouldStayUrgentWhenABulkChangeEnqueuesItAgain() {
        assertThat(lockedAfter(() -> {
                    queue.enqueue(List.of(second), EvaluationCause.NEW_LINES);
                    queue.enqueue(List.of(first, second), EvaluationCause.PROFILE);
                }))
                .containsExactly(second + " PROFILE", first + " PROFILE");
        assertThat(lockedAfter(() -> {
                    queue.enqueue(List.of(second), EvaluationCause.ROSTER);
                    queue.enqueue(List.of(first, second), EvaluationCause.POLICY);
                    queue.enqueue(List.of(second), EvaluationCause.NEW_LINES);
                }))
                .containsExactly(second + " ROSTER", first + " POLICY");
    }

    @Test
    void shouldResetAttemptsButKeepTheCauseWhenABulkChangeEnqueuesAQuarantinedCorrection() {
        assertThat(lockedAfter(() -> {
                    queue.enqueue(List.of(first), EvaluationCause.ROSTER);
                    quarantine();
                    queue.enqueue(List.of(first), EvaluationCause.NEW_LINES);
                }))
                .isEmpty();
        assertThat(lockedAfter(() -> {
                    queue.enqueue(List.of(first), EvaluationCause.ROSTER);
                    quarantine();
                    queue.enqueue(List.of(first), EvaluationCause.POLICY);
                }))
                .containsExactly(first + " ROSTER");
    }

    @Test
    void shouldRunNoStatementWhenNothingIsEnqueued() {
        QuarkusTransaction.begin();
        try {
            // From here on PostgreSQL refuses every statement of this transaction.
            assertThatThrownBy(() -> database.useHandle(handle -> handle.execute("select 1 / 0")))
                    .isInstanceOf(JdbiException.class);

            assertThatCode(() -> {
                        queue.enqueue(List.of(), EvaluationCause.ROSTER);
                        queue.enqueueOverlapping(List.of(), EvaluationCause.ROSTER);
                    })
                    .doesNotThrowAnyException();
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    @Test
    void shouldDeleteNothingWhenNoShiftIsDue() throws Exception {
        await("nothing is due").atMost(Results.PATIENCE).until(() -> isNothingDue());
        QuarkusTransaction.begin();
        try {
            // Rows can be selected for update, but a statement that deletes rows waits, even if there are none.
            database.useHandle(handle -> handle.execute("lock table evaluation_due in share mode"));
            assertThat(isNothingDue()).isTrue();

            assertThat(CompletableFuture.supplyAsync(evaluateDueShifts::evaluateBatch)
                            .get(Results.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isFalse();
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private boolean isNothingDue() {
        return database.withHandle(
                handle -> handle.createQuery("select not exists (select from evaluation_due where attempts < 10)")
                        .mapTo(Boolean.class)
                        .one());
    }

    private List<String> lockedAfter(Runnable enqueue) {
        QuarkusTransaction.begin();
        List<DueShift> locked;
        try {
            enqueue.run();
            locked = dueShifts.lock(10_000);
        } finally {
            QuarkusTransaction.rollback();
        }
        return locked.stream()
                .filter(one -> one.key().equals(first) || one.key().equals(second))
                .map(one -> one.key() + " " + one.cause())
                .toList();
    }

    private void quarantine() {
        database.useHandle(handle ->
                handle.execute("update evaluation_due set attempts = 10 where employee_id = ?", first.employeeId()));
    }
}
