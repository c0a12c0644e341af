package org.dutywatch.compliance.supervision;

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
import org.dutywatch.compliance.viewing.TimeRange;
import org.dutywatch.compliance.viewing.Viewer;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Caller;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/duty/supervisor")
@Tag(name = "Roster")
@Produces(MediaType.APPLICATION_JSON)
public class SupervisorResource {
    private static final String AUDIT_ACTION = "view_supervisor";

    private final Supervisors supervisors;
    private final Employees employees;
    private final Viewer accessScope;
    private final Caller caller;
    private final AuditTrail audit;
    private final Clock clock;

    SupervisorResource(
            Supervisors supervisors,
            Employees employees,
            Viewer accessScope,
            Caller caller,
            AuditTrail audit,
            Clock clock) {
        this.supervisors = supervisors;
        this.employees = employees;
        this.accessScope = accessScope;
        this.caller = caller;
        this.audit = audit;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({"employee", "supervisor", "roster-admin", "auditor"})
    @Transactional
    @Operation(
            summary = "Who supervised an employee at an instant, and why",
            description = "From the nearest upward: ROSTER (named for the shift), ACTING (in the place of another) or "
                    + "STANDING (the chain of command). as_of answers from what the roster knew at that time; the "
                    + "chain of command is the one that is known now for the instant.")
    public SupervisorResponse supervisor(
            @QueryParam("employee_id") @NotBlank String employeeId,
            @QueryParam("at") @Nullable String at,
            @QueryParam("as_of") @Nullable String asOf) {
        Instant instant = TimeRange.time("at", at);
        Instant known = asOf == null ? clock.instant() : TimeRange.time("as_of", asOf);
        if (caller.has("roster-admin")) {
            audit.record(AUDIT_ACTION, employeeId, null);
        } else {
            Viewer.refuseUnlessSeen(accessScope.scope(AUDIT_ACTION, null, employeeId), employeeId, instant);
        }
        if (employees.find(employeeId).isEmpty()) {
            throw new ProblemException(ProblemType.NOT_FOUND, "no such employee");
        }
        var chain = supervisors.of(employeeId, instant, known);
        return new SupervisorResponse(
                employeeId,
                instant,
                chain.stream().map(SupervisorResponse.Link::of).toList());
    }
}
