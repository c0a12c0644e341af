package org.dutywatch.compliance.duty.roster;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.jspecify.annotations.Nullable;

/**
 * One version of a roster entry or of clock times: who recorded it, when and why.
 *
 * @param start the start of the entry; for clock times, the planned start of their shift
 * @param end the end of the entry; absent for clock times
 * @param clockIn absent for an entry
 * @param clockOut absent for an entry, and while the employee is still on duty
 * @param source the system or person that the clock times come from; absent for an entry
 * @param supersededAt when the version ended; absent while it is current
 * @param supersededFor the reason for which it ended; absent while it is current
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RosterVersion(
        VersionSubject of,
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

    /** The kind of record that this is a version of. */
    public enum VersionSubject {
        @JsonProperty("entry")
        ENTRY,
        @JsonProperty("clock_times")
        CLOCK_TIMES
    }
}
