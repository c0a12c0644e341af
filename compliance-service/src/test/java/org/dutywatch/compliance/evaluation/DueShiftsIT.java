package org.dutywatch.compliance.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.dutywatch.compliance.due.Cause;
import org.dutywatch.compliance.due.EvaluationDue;
import org.dutywatch.compliance.due.ShiftKey;
import org.dutywatch.compliance.evaluation.DueShifts.DueShift;
import org.dutywatch.testing.RealServers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The order of due shifts and the stored cause, for several causes in several orders. Nothing is committed. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class DueShiftsIT {
    private static final Instant START = Instant.parse("2026-11-05T12:00:00Z");

    @Inject
    EvaluationDue due;

    @Inject
    DueShifts dueShifts;

    @Inject
    DataSource database;

    private ShiftKey first = new ShiftKey("", START);
    private ShiftKey second = new ShiftKey("", START);

    @BeforeEach
    void newShifts() {
        String tag = UUID.randomUUID().toString();
        first = new ShiftKey("DA" + tag, START);
        second = new ShiftKey("DB" + tag, START);
    }

    @Test
    void shouldPutACorrectionFirstAndKeepItsCauseWhenTheShiftIsQueuedByABulkChange() {
        for (Cause bulk : List.of(Cause.POLICY, Cause.PROFILE)) {
            for (Cause correction : List.of(Cause.ROSTER, Cause.EXEMPTION, Cause.EMPLOYEE)) {
                assertThat(lockedAfter(() -> {
                            due.mark(List.of(first, second), bulk);
                            due.mark(List.of(second), correction);
                        }))
                        .containsExactly(second + " " + correction, first + " " + bulk);
            }
        }
    }

    @Test
    void shouldPutNewLinesFirstButKeepTheBulkCause() {
        assertThat(lockedAfter(() -> {
                    due.mark(List.of(first, second), Cause.POLICY);
                    due.mark(List.of(second), Cause.NEW_LINES);
                }))
                .containsExactly(second + " POLICY", first + " POLICY");
    }

    @Test
    void shouldStayUrgentWhenABulkChangeEnqueuesItAgain() {
        assertThat(lockedAfter(() -> {
                    due.mark(List.of(second), Cause.NEW_LINES);
                    due.mark(List.of(first, second), Cause.PROFILE);
                }))
                .containsExactly(second + " PROFILE", first + " PROFILE");
        assertThat(lockedAfter(() -> {
                    due.mark(List.of(second), Cause.ROSTER);
                    due.mark(List.of(first, second), Cause.POLICY);
                    due.mark(List.of(second), Cause.NEW_LINES);
                }))
                .containsExactly(second + " ROSTER", first + " POLICY");
    }

    @Test
    void shouldResetAttemptsButKeepTheCauseWhenABulkChangeEnqueuesAQuarantinedCorrection() {
        assertThat(lockedAfter(() -> {
                    due.mark(List.of(first), Cause.ROSTER);
                    quarantine();
                    due.mark(List.of(first), Cause.NEW_LINES);
                }))
                .isEmpty();
        assertThat(lockedAfter(() -> {
                    due.mark(List.of(first), Cause.ROSTER);
                    quarantine();
                    due.mark(List.of(first), Cause.POLICY);
                }))
                .containsExactly(first + " ROSTER");
    }

    private List<String> lockedAfter(Runnable enqueue) {
        QuarkusTransaction.begin();
        List<DueShift> locked;
        try {
            enqueue.run();
            locked = dueShifts.take(10_000);
        } finally {
            QuarkusTransaction.rollback();
        }
        return locked.stream()
                .filter(one -> one.key().equals(first) || one.key().equals(second))
                .map(one -> one.key() + " " + one.cause())
                .toList();
    }

    private void quarantine() {
        try (var connection = database.getConnection();
                var update =
                        connection.prepareStatement("update evaluation_due set attempts = 10 where employee_id = ?")) {
            update.setString(1, first.employeeId());
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
