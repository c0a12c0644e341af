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
import java.util.List;
import org.dutywatch.compliance.employees.Employees;
import org.dutywatch.compliance.roster.domain.DutyState;
import org.dutywatch.compliance.roster.domain.DutyTimeline;
import org.dutywatch.compliance.roster.domain.RosterEntry;
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
@Tag(name = "Roster")
@Produces(MediaType.APPLICATION_JSON)
public class DutyResource {
    /** A gap in the roster is time off; no entry for a week around the question means that nobody told us. */
    private static final Duration KNOWN_WITHIN = Duration.ofDays(7);

    private final RosterLedger ledger;
    private final Employees employees;
    private final Viewer viewer;
    private final Caller caller;
    private final Clock clock;

    DutyResource(RosterLedger ledger, Employees employees, Viewer viewer, Caller caller, Clock clock) {
        this.ledger = ledger;
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
            description = "States ON_DUTY, BREAK, ON_CALL, LEAVE; what is not listed was off duty. UNKNOWN for the "
                    + "whole window where no roster entry of the employee is known in it or within 7 days of it. "
                    + "as_of answers from what was recorded at that time.")
    public Page<DutyItem> duty(
            @QueryParam("employee_id") @NotBlank String employeeId,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("as_of") @Nullable String asOf) {
        var range = TimeRange.of(from, to);
        Instant known = asOf == null ? clock.instant() : TimeRange.time("as_of", asOf);
        if (!caller.has("roster-admin")) {
            viewer.scope("view_duty", null, employeeId);
        }
        if (employees.find(employeeId).isEmpty()) {
            throw new ProblemException(ProblemType.NOT_FOUND, "no such employee");
        }
        return Page.all(items(employeeId, new Interval(range.from(), range.to()), known));
    }

    private List<DutyItem> items(String employeeId, Interval window, Instant known) {
        Interval around = window.widened(KNOWN_WITHIN);
        List<RosterEntry> entries = ledger.known(List.of(employeeId), around.start(), around.end(), known);
        return entries.isEmpty()
                ? List.of(new DutyItem(window.start(), window.end(), DutyState.UNKNOWN, null))
                : DutyTimeline.of(entries, window).stream().map(DutyItem::of).toList();
    }
}
