package org.dutywatch.compliance.duty.supervisors;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.dutywatch.compliance.duty.roster.RosterBook;
import org.dutywatch.compliance.people.access.AccessScope;
import org.dutywatch.compliance.people.employees.Employees;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Roles;
import org.dutywatch.eventkit.rest.TimeRange;
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
    private final AccessScope accessScope;

    SupervisorResource(Supervisors supervisors, Employees employees, AccessScope accessScope) {
        this.supervisors = supervisors;
        this.employees = employees;
        this.accessScope = accessScope;
    }

    @GET
    @RolesAllowed({Roles.EMPLOYEE, Roles.SUPERVISOR, Roles.ROSTER_ADMIN, Roles.AUDITOR})
    @Transactional
    @Operation(
            summary = "Lists who supervised an employee at an instant, and why",
            description = "The nearest supervisor comes first. Reasons: ROSTER (the roster names him for the shift), "
                    + "ACTING (acts for another), STANDING (the regular supervisor). as_of uses the roster as "
                    + "recorded at that time; the chain of command is always the current record for the instant. Who is "
                    + "not active then is skipped.")
    public SupervisorResponse supervisor(
            @QueryParam("employee_id") @NotBlank String employeeId,
            @QueryParam("at") @Nullable String at,
            @QueryParam("as_of") @Nullable String asOf) {
        Instant instant = TimeRange.time("at", at);
        Instant asOfTime = asOf == null ? RosterBook.NOW : TimeRange.time("as_of", asOf);
        AccessScope.refuseUnlessVisible(
                accessScope.forRosterRecords(AUDIT_ACTION, null, employeeId), employeeId, instant);
        if (employees.find(employeeId).isEmpty()) {
            throw new ProblemException(ProblemType.NOT_FOUND, "no such employee");
        }
        var chain = supervisors.chainOf(employeeId, instant, asOfTime);
        return new SupervisorResponse(
                employeeId,
                instant,
                chain.stream().map(SupervisorResponse.ChainLinkResponse::of).toList());
    }
}
