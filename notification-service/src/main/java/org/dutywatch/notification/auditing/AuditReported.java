package org.dutywatch.notification.auditing;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A report about the audit trail, as {@value #TOPIC} says.
 *
 * @param fault what is wrong with the trail, in words that name the record; null if nothing is
 * @param brokenSeq sequence number of the first record that does not fit or is missing; null if none is known
 * @param records how many records fit, from the first
 * @param head the newest signed head; null if no heads are kept
 * @param week only of {@link Kind#WEEK}
 */
public record AuditReported(
        UUID reportId,
        Kind kind,
        Instant madeAt,
        @Nullable String fault,
        @Nullable Long brokenSeq,
        long records,
        @Nullable String head,
        @Nullable Week week) {
    public static final String TOPIC = "compliance.audit-reported.v1";

    public AuditReported {
        requireNonNull(reportId, "report_id");
        requireNonNull(kind, "kind");
        requireNonNull(madeAt, "made_at");
        if ((kind == Kind.WEEK) != (week != null) || (kind == Kind.FAULT && fault == null)) {
            throw new IllegalArgumentException("kind, fault and week disagree");
        }
    }

    /** Why it was made. */
    public enum Kind {
        /** A verification found a fault. */
        FAULT,
        /** A verification found no fault any more. */
        INTACT,
        /** A week is over. */
        WEEK
    }

    /**
     * What happened in a week.
     *
     * @param from its first day
     * @param to its last day
     * @param administratorViews how often administrators and chiefs viewed or exported something
     * @param refused how many requests of whom were refused
     */
    public record Week(LocalDate from, LocalDate to, List<UserCount> administratorViews, List<UserCount> refused) {
        public Week {
            requireNonNull(from, "from");
            requireNonNull(to, "to");
            administratorViews = List.copyOf(requireNonNull(administratorViews, "administrator_views"));
            refused = List.copyOf(requireNonNull(refused, "refused"));
        }
    }

    /** A number of a user's requests. */
    public record UserCount(String user, long count) {
        public UserCount {
            requireNonNull(user, "user");
        }
    }
}
