package org.dutywatch.compliance.duty.timeline;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.dutywatch.compliance.duty.feeds.RosterHorizon;
import org.dutywatch.compliance.duty.roster.ApprovedDutyRules;
import org.dutywatch.compliance.duty.roster.RosterBook;
import org.dutywatch.compliance.model.roster.DutyTimeline;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.people.access.AccessScope;
import org.dutywatch.compliance.people.employees.Employees;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Page;
import org.dutywatch.eventkit.rest.Roles;
import org.dutywatch.eventkit.rest.TimeRange;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/duty")
@Tag(name = "Duty")
@Produces(MediaType.APPLICATION_JSON)
public class DutyResource {
    private static final String AUDIT_ACTION = "view_duty";

    private final RosterBook rosterBook;
    private final ApprovedDutyRules rules;
    private final RosterHorizon horizon;
    private final Employees employees;
    private final AccessScope accessScope;

    DutyResource(
            RosterBook rosterBook,
            ApprovedDutyRules rules,
            RosterHorizon horizon,
            Employees employees,
            AccessScope accessScope) {
        this.rosterBook = rosterBook;
        this.rules = rules;
        this.horizon = horizon;
        this.employees = employees;
        this.accessScope = accessScope;
    }

    @GET
    @RolesAllowed({Roles.EMPLOYEE, Roles.SUPERVISOR, Roles.ROSTER_ADMIN, Roles.AUDITOR})
    @Transactional
    @Operation(
            summary = "Lists the duty states of one employee in a window",
            description = "States: ON_DUTY, BREAK, ON_CALL, LEAVE; time that is not listed was off duty. UNKNOWN if no "
                    + "roster entry of the employee is known within 7 days, or after the time until which the roster "
                    + "of a feed is known. Clock times override the plan; the rule in force at the planned start "
                    + "decides what counts as duty. as_of uses what was recorded and approved at that time.")
    public Page<DutyItem> duty(
            @QueryParam("employee_id") @NotBlank String employeeId,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("as_of") @Nullable String asOf) {
        var range = TimeRange.of(from, to);
        Instant asOfTime = asOf == null ? RosterBook.NOW : TimeRange.time("as_of", asOf);
        var scope = accessScope.forRosterRecords(AUDIT_ACTION, null, employeeId);
        AccessScope.refuseUnlessVisible(scope, employeeId, range.from());
        AccessScope.refuseUnlessVisible(scope, employeeId, range.to().minusNanos(1));
        if (employees.find(employeeId).isEmpty()) {
            throw new ProblemException(ProblemType.NOT_FOUND, "no such employee");
        }
        var window = new Interval(range.from(), range.to());
        var facts = rosterBook
                .asOf(List.of(employeeId), window.widened(DutyTimeline.KNOWN_WITHIN), asOfTime)
                .facts(
                        employeeId,
                        rules.asOf(asOfTime),
                        horizon.knownUntil(List.of(employeeId), asOfTime).get(employeeId));
        return Page.all(
                DutyTimeline.of(facts, window).stream().map(DutyItem::of).toList());
    }
}
