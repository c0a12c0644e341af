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
import java.time.Instant;
import org.dutywatch.compliance.employees.Employees;
import org.dutywatch.compliance.roster.domain.DutyTimeline;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.compliance.viewing.TimeRange;
import org.dutywatch.compliance.viewing.Viewer;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Caller;
import org.dutywatch.eventkit.rest.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/duty")
@Tag(name = "Duty")
@Produces(MediaType.APPLICATION_JSON)
public class DutyResource {
    private final KnownDuty knownDuty;
    private final Employees employees;
    private final Viewer viewer;
    private final Caller caller;
    private final Clock clock;

    DutyResource(KnownDuty knownDuty, Employees employees, Viewer viewer, Caller caller, Clock clock) {
        this.knownDuty = knownDuty;
        this.employees = employees;
        this.viewer = viewer;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({"employee", "supervisor", "roster-admin", "auditor"})
    @Transactional
    @Operation(
            summary = "What one employee was doing in a window, as the roster has or had it",
            description = "States ON_DUTY, BREAK, ON_CALL, LEAVE; what is not listed was off duty. UNKNOWN where no "
                    + "roster entry of the employee is known within 7 days, and after the time that a roster from a "
                    + "feed is known for. Clock times override the plan; what counts as duty is the rule in force at "
                    + "the planned start. as_of answers from what was recorded and approved at that time.")
    public Page<DutyItem> duty(
            @QueryParam("employee_id") @NotBlank String employeeId,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("as_of") @Nullable String asOf) {
        var range = TimeRange.of(from, to);
        Instant known = asOf == null ? clock.instant() : TimeRange.time("as_of", asOf);
        if (!caller.has("roster-admin")) {
            var scope = viewer.scope("view_duty", null, employeeId);
            Viewer.refuseUnlessSeen(scope, employeeId, range.from());
            Viewer.refuseUnlessSeen(scope, employeeId, range.to().minusNanos(1));
        }
        if (employees.find(employeeId).isEmpty()) {
            throw new ProblemException(ProblemType.NOT_FOUND, "no such employee");
        }
        var window = new Interval(range.from(), range.to());
        return Page.all(DutyTimeline.of(knownDuty.of(employeeId, window, known), window).stream()
                .map(DutyItem::of)
                .toList());
    }
}
