package org.dutywatch.compliance.employees;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.dutywatch.compliance.employees.domain.EmployeeHistory;
import org.jspecify.annotations.Nullable;

/**
 * What was known of an employee for a stretch of time.
 *
 * @param validFrom absent where it holds from the beginning of time
 * @param validTo excluded; absent where no end is known
 * @param recordedAt since when it was known
 * @param supersededAt until when it was known; absent where it still is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EmployeeVersionResponse(
        String employeeId,
        @Nullable Instant validFrom,
        @Nullable Instant validTo,
        boolean active,
        String username,
        List<String> aliases,
        String name,
        String email,
        @Nullable String supervisorId,
        String unit,
        String rank,
        Instant recordedAt,
        String recordedBy,
        @Nullable String reason,
        @Nullable Instant supersededAt) {
    static EmployeeVersionResponse of(EmployeeVersions.Version version) {
        var period = version.period();
        var facts = period.facts();
        return new EmployeeVersionResponse(
                facts.employeeId(),
                period.from().equals(EmployeeHistory.BEGINNING) ? null : period.from(),
                period.to().equals(EmployeeHistory.END) ? null : period.to(),
                facts.active(),
                facts.username(),
                facts.aliases(),
                facts.name(),
                facts.email(),
                facts.supervisorId(),
                facts.unit(),
                facts.rank(),
                version.authorship().at(),
                version.authorship().by(),
                version.authorship().reason(),
                version.supersededAt());
    }
}
