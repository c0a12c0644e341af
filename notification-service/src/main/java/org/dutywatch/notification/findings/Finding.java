package org.dutywatch.notification.findings;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.dutywatch.notification.findings.domain.Standing;
import org.jspecify.annotations.Nullable;

/** What we read of {@code compliance.finding-changed.v1}: an estimate about one shift of one employee. */
public record Finding(
        UUID findingId,
        int revision,
        String employeeId,
        String clause,
        Standing.Tier tier,
        Standing.State state,
        Cause cause,
        Shift shift,
        Minutes minutes,
        double limitMinutes,
        String confidence,
        List<SiteMinutes> sites,
        List<Excluded> excluded,
        Versions versions,
        @Nullable Instant firstAccess,
        @Nullable Instant lastAccess,
        Instant changedAt) {
    public static final String TOPIC = "compliance.finding-changed.v1";
    private static final Set<Cause> CORRECTIONS = Set.of(Cause.ROSTER, Cause.EXEMPTION, Cause.POLICY);

    public Finding {
        requireNonNull(findingId, "finding_id");
        requireNonNull(employeeId, "employee_id");
        requireNonNull(clause, "clause");
        requireNonNull(tier, "tier");
        requireNonNull(state, "state");
        requireNonNull(cause, "cause");
        requireNonNull(shift, "shift");
        requireNonNull(minutes, "minutes");
        requireNonNull(confidence, "confidence");
        requireNonNull(versions, "versions");
        requireNonNull(changedAt, "changed_at");
        sites = List.copyOf(sites);
        excluded = List.copyOf(excluded);
        if (revision < 1 || employeeId.isBlank()) {
            throw new IllegalArgumentException("revision must be at least 1 and employee_id not blank");
        }
    }

    /** What made the finding change. */
    public enum Cause {
        NEW_LINES,
        ROSTER,
        EXEMPTION,
        POLICY,
        EMPLOYEE
    }

    public record Shift(Instant start, Instant end, String kind) {
        public Shift {
            requireNonNull(start, "shift.start");
            requireNonNull(end, "shift.end");
        }
    }

    /** Estimated minutes with their band: low &lt;= point &lt;= high. */
    public record Minutes(double low, double point, double high) {}

    public record SiteMinutes(String site, double minutes) {}

    /** Minutes that were left out, and why. */
    public record Excluded(String reason, double minutes) {}

    public record Versions(String profile, String catalogue, String policy) {}

    public boolean stillOpen() {
        return state == Standing.State.OPEN;
    }

    /** Whether somebody corrected the facts, rather than that more of them came in. */
    public boolean corrects() {
        return CORRECTIONS.contains(cause);
    }
}
