package org.dutywatch.compliance.measuring.unrostered;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Comparator;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.people.access.AccessScope;
import org.dutywatch.compliance.people.access.VisibleEmployees;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Caller;
import org.dutywatch.eventkit.rest.Page;
import org.dutywatch.eventkit.rest.Roles;
import org.dutywatch.eventkit.rest.TimeRange;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Lists days with accesses but no known roster. Unknown duty never leads to an alert, but the roster has to be
 * completed.
 */
@Path("/api/v1/duty/unknown")
@Tag(name = "Duty")
@Produces(MediaType.APPLICATION_JSON)
public class UnrosteredResource {
    private static final String AUDIT_ACTION = "view_unknown_duty";
    private static final Duration MAX_RANGE = Duration.ofDays(31);

    private final UnrosteredAccesses accesses;
    private final AccessScope accessScope;
    private final Caller caller;

    UnrosteredResource(UnrosteredAccesses accesses, AccessScope accessScope, Caller caller) {
        this.accesses = accesses;
        this.accessScope = accessScope;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.ROSTER_ADMIN, Roles.SUPERVISOR, Roles.ADMINISTRATOR, Roles.CHIEF, Roles.AUDITOR})
    @Transactional
    @Operation(
            summary = "Days with accesses of employees whose duty was unknown",
            description = "By employee and day in the department's zone, for at most 31 days; never the sites. Roster "
                    + "administrators see ids and days, to complete the roster, but no hours. Supervisors see their "
                    + "chain of command. Administrators see pseudonyms without hours, and ids with hours only under an unmasking;"
                    + " for them from and to are widened to whole local days.")
    public Page<UnrosteredDay> unknown(
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("purpose") @Nullable String purpose) {
        var range = TimeRange.of(from, to);
        if (Duration.between(range.from(), range.to()).compareTo(MAX_RANGE) > 0) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, "from and to are more than " + MAX_RANGE.toDays() + " days apart");
        }
        var visibleEmployees = accessScope.forRosterRecords(AUDIT_ACTION, purpose, null);
        var shown = visibleEmployees.range(range);
        var time = new Interval(shown.from(), shown.to());
        return Page.all(accesses.during(time).stream()
                .filter(one -> visibleEmployees.isVisible(one.employeeId(), one.first()))
                .map(one -> shown(one, visibleEmployees))
                .sorted(Comparator.comparing(UnrosteredDay::day).thenComparing(UnrosteredDay::employeeId))
                .toList());
    }

    /**
     * Under a pseudonym no hours: together with the day they could give the employee away. A roster administrator needs
     * to know whose roster is missing, not at what hours accesses were observed.
     */
    private UnrosteredDay shown(UnrosteredAccesses.UnrosteredHours one, VisibleEmployees visibleEmployees) {
        boolean hours =
                !caller.hasRole(Roles.ROSTER_ADMIN) && visibleEmployees.isShownById(one.employeeId(), one.first());
        return new UnrosteredDay(
                visibleEmployees.label(one.employeeId(), one.first()), one.day(), hours ? one.hours() : null);
    }
}
