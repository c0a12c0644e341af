package org.dutywatch.compliance.roster;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.dutywatch.compliance.duty.domain.ShiftKind;
import org.jspecify.annotations.Nullable;

/**
 * One version of a roster entry or of clock times, with who wrote it, when and why.
 *
 * @param start of the entry; of clock times, the planned start of their shift
 * @param end of the entry; absent for clock times
 * @param clockOut absent while on duty
 * @param supersededAt when it ended to be what we know; absent while it is current
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RosterVersion(
        Of of,
        String employeeId,
        Instant start,
        @Nullable Instant end,
        @Nullable ShiftKind kind,
        @Nullable Instant breakStart,
        @Nullable Instant breakEnd,
        @Nullable String supervisorId,
        @Nullable Instant clockIn,
        @Nullable Instant clockOut,
        @Nullable String source,
        Instant recordedAt,
        String author,
        String reason,
        @Nullable Instant supersededAt,
        @Nullable String supersededBy,
        @Nullable String supersededFor) {

    /** What it is a version of. */
    public enum Of {
        @JsonProperty("entry")
        ENTRY,
        @JsonProperty("clock_times")
        CLOCK_TIMES
    }
}
