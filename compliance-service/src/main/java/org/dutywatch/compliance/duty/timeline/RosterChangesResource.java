package org.dutywatch.compliance.duty.timeline;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import org.dutywatch.compliance.duty.roster.RecordedRoster;
import org.dutywatch.compliance.duty.roster.RosterBook;
import org.dutywatch.compliance.duty.roster.RosterVersion;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.people.access.AccessScope;
import org.dutywatch.compliance.people.access.VisibleEmployees;
import org.dutywatch.compliance.people.employees.Employees;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Page;
import org.dutywatch.eventkit.rest.Roles;
import org.dutywatch.eventkit.rest.TimeRange;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/roster/changes")
@Tag(name = "Roster")
@Produces(MediaType.APPLICATION_JSON)
public class RosterChangesResource {
    private static final String AUDIT_ACTION = "view_roster_changes";
    private static final Duration MAX_WINDOW = Duration.ofDays(400);

    private final RecordedRoster roster;
    private final Employees employees;
    private final AccessScope accessScope;

    RosterChangesResource(RecordedRoster roster, Employees employees, AccessScope accessScope) {
        this.roster = roster;
        this.employees = employees;
        this.accessScope = accessScope;
    }

    @GET
    @RolesAllowed({Roles.EMPLOYEE, Roles.SUPERVISOR, Roles.ROSTER_ADMIN, Roles.AUDITOR})
    @Transactional
    @Operation(
            summary = "Lists every version of an employee's roster and clock times in a window, with author and reason",
            description = "The window, at most 400 days, selects by the time that an entry is for, not by the time of "
                    + "recording. The oldest version comes first. as_of uses what was recorded by that time.")
    public Page<RosterVersion> changes(
            @QueryParam("employee_id") @NotBlank String employeeId,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("as_of") @Nullable String asOf) {
        var range = TimeRange.of(from, to);
        if (Duration.between(range.from(), range.to()).compareTo(MAX_WINDOW) > 0) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, "from and to are more than " + MAX_WINDOW.toDays() + " days apart");
        }
        Instant asOfTime = asOf == null ? RosterBook.NOW : TimeRange.time("as_of", asOf);
        Predicate<RosterVersion> visible = visible(employeeId);
        if (employees.find(employeeId).isEmpty()) {
            throw new ProblemException(ProblemType.NOT_FOUND, "no such employee");
        }
        return Page.all(
                roster.versionsOverlapping(employeeId, new Interval(range.from(), range.to()), asOfTime).stream()
                        .filter(visible)
                        .toList());
    }

    /** A supervisor sees the versions of entries that start while the employee was in his chain of command. */
    private Predicate<RosterVersion> visible(String employeeId) {
        VisibleEmployees scope = accessScope.forRosterRecords(AUDIT_ACTION, null, employeeId);
        return version -> scope.isVisible(employeeId, version.start());
    }
}
