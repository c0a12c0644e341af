package org.dutywatch.compliance.roster;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import org.dutywatch.compliance.employees.Employees;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.compliance.viewing.TimeRange;
import org.dutywatch.compliance.viewing.ViewScope;
import org.dutywatch.compliance.viewing.Viewer;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Caller;
import org.dutywatch.eventkit.rest.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/roster/changes")
@Tag(name = "Roster")
@Produces(MediaType.APPLICATION_JSON)
public class ChangesResource {
    private static final String AUDIT_ACTION = "view_roster_changes";
    private static final Duration LONGEST = Duration.ofDays(400);

    private final RosterVersions versions;
    private final Employees employees;
    private final Viewer viewer;
    private final Caller caller;
    private final AuditTrail audit;
    private final Clock clock;

    ChangesResource(
            RosterVersions versions, Employees employees, Viewer viewer, Caller caller, AuditTrail audit, Clock clock) {
        this.versions = versions;
        this.employees = employees;
        this.viewer = viewer;
        this.caller = caller;
        this.audit = audit;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({"employee", "supervisor", "roster-admin", "auditor"})
    @Transactional
    @Operation(
            summary = "Every version of an employee's roster and clock times in a window: author, reason, recorded at",
            description = "The window is about the time that the entries are for, at most 400 days; the oldest version "
                    + "first. as_of answers what was recorded by that time.")
    public Page<RosterVersion> changes(
            @QueryParam("employee_id") @NotBlank String employeeId,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("as_of") @Nullable String asOf) {
        var range = TimeRange.of(from, to);
        if (Duration.between(range.from(), range.to()).compareTo(LONGEST) > 0) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, "from and to are more than " + LONGEST.toDays() + " days apart");
        }
        Instant known = asOf == null ? clock.instant() : TimeRange.time("as_of", asOf);
        Predicate<RosterVersion> visible = visible(employeeId);
        if (employees.find(employeeId).isEmpty()) {
            throw new ProblemException(ProblemType.NOT_FOUND, "no such employee");
        }
        return Page.all(versions.touching(employeeId, new Interval(range.from(), range.to()), known).stream()
                .filter(visible)
                .toList());
    }

    /** A supervisor sees the versions of entries that start while the employee was in his chain of command. */
    private Predicate<RosterVersion> visible(String employeeId) {
        if (caller.has("roster-admin")) {
            audit.record(AUDIT_ACTION, employeeId, null);
            return version -> true;
        }
        ViewScope scope = viewer.scope(AUDIT_ACTION, null, employeeId);
        return version -> scope.sees(employeeId, version.start());
    }
}
