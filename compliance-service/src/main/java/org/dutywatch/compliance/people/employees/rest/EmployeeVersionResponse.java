package org.dutywatch.compliance.people.employees.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.dutywatch.compliance.people.employees.EmployeeVersions;
import org.dutywatch.compliance.people.employees.domain.EmployeeHistory;
import org.jspecify.annotations.Nullable;

/**
 * The facts about an employee in one period, as they were recorded at one time.
 *
 * @param validFrom the start of the period, inclusive; absent if it has none
 * @param validTo the end of the period, exclusive; absent if none is known
 * @param supervisorId absent at the top of the chain of command
 * @param recordedAt when the facts were recorded
 * @param recordedBy who recorded them
 * @param reason why; absent if no reason was given
 * @param supersededAt when other facts replaced them; absent if they are current
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
    static EmployeeVersionResponse of(EmployeeVersions.EmployeeVersion version) {
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
                version.authorship().author().user(),
                version.authorship().reason(),
                version.supersededAt());
    }
}
