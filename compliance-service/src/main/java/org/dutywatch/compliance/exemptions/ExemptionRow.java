package org.dutywatch.compliance.exemptions;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.dutywatch.compliance.time.domain.Interval;
import org.jspecify.annotations.Nullable;

/**
 * An exemption as somebody asks for it.
 *
 * @param directedBy who ordered the official business, in the department's words
 * @param approvedBy the employee who approved it; null means who asks
 */
public record ExemptionRow(
        String employeeId,
        Interval window,
        String reason,
        @Nullable String directedBy,
        @Nullable String approvedBy) {
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    /** Official duty of one person in one window, on all sites. */
    public static ExemptionRow officialDuty(String employeeId, Interval window, String reason) {
        return new ExemptionRow(employeeId, window, reason, null, null);
    }

    /** Why there can be no exemption for this time; nothing when there can. */
    public static Optional<String> refusal(Instant start, Instant end) {
        if (!end.isAfter(start)) {
            return Optional.of("end " + end + " is not after start " + start);
        }
        if (start.isBefore(EARLIEST) || end.isAfter(LATEST)) {
            return Optional.of("the time is not between the years 2000 and 2100");
        }
        return Duration.between(start, end).compareTo(LONGEST) > 0
                ? Optional.of("an exemption lasts at most " + LONGEST.toDays() + " days")
                : Optional.empty();
    }
}
