package org.dutywatch.compliance.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.audit.AuditTrailReader.ChainVerification;
import org.jspecify.annotations.Nullable;

/**
 * The value of {@value #TOPIC}: a report about the audit trail for the auditors.
 *
 * @param fault what is wrong with the trail, in a sentence that names the record; null if nothing is
 * @param brokenSeq sequence number of the first record that does not fit or is missing; null if none is known
 * @param records number of records that fit
 * @param head the newest signed head, as its file has it; null if no heads are kept
 * @param week only of {@link Kind#WEEK}
 */
record AuditReported(
        UUID reportId,
        Kind kind,
        Instant madeAt,
        @Nullable String fault,
        @Nullable Long brokenSeq,
        long records,
        @Nullable String head,
        @Nullable Week week) {
    static final String TOPIC = "compliance.audit-reported.v1";

    /** Every report has this Kafka key, so that they keep their order. */
    static final String KEY = "audit";

    /** Why it was made. */
    enum Kind {
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
     * @param from its first day, a Monday
     * @param to its last day, a Sunday
     * @param administratorViews how often administrators and chiefs viewed or exported something; the most active first
     * @param refused how many requests of whom were refused; the most first
     */
    record Week(LocalDate from, LocalDate to, List<UserCount> administratorViews, List<UserCount> refused) {}

    /** A number of a user's requests. Public, because Jdbi creates it. */
    public record UserCount(String user, long count) {}

    static AuditReported of(
            Kind kind, Instant now, ChainVerification verification, @Nullable String head, @Nullable Week week) {
        return new AuditReported(
                UUID.randomUUID(),
                kind,
                now,
                verification.fault(),
                verification.firstBrokenSeq(),
                verification.records(),
                head,
                week);
    }
}
