package org.dutywatch.compliance.unrostered;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.compliance.viewing.TimeRange;
import org.dutywatch.compliance.viewing.Viewer;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Caller;
import org.dutywatch.eventkit.rest.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Lists days with accesses but no known roster. Unknown duty accuses nobody, but the roster has to be completed. */
@Path("/api/v1/duty/unknown")
@Tag(name = "Duty")
@Produces(MediaType.APPLICATION_JSON)
public class UnrosteredResource {
    private static final String AUDIT_ACTION = "view_unknown_duty";
    private static final Duration LONGEST = Duration.ofDays(31);

    private final UnrosteredAccesses accesses;
    private final Viewer viewer;
    private final Caller caller;
    private final AuditTrail audit;

    UnrosteredResource(UnrosteredAccesses accesses, Viewer viewer, Caller caller, AuditTrail audit) {
        this.accesses = accesses;
        this.viewer = viewer;
        this.caller = caller;
        this.audit = audit;
    }

    @GET
    @RolesAllowed({"roster-admin", "supervisor", "administrator", "chief", "auditor"})
    @Transactional
    @Operation(
            summary = "Who was observed while nobody knows whether he was on duty",
            description = "By employee and day in the department's zone, at most 31 days; never where. Roster "
                    + "administrators read names and days, to know whom to roster, and no hours; supervisors their own "
                    + "chain; administrators pseudonyms, or persons with ?purpose=.")
    public Page<UnrosteredDay> unknown(
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("purpose") @Nullable String purpose) {
        var range = TimeRange.of(from, to);
        if (Duration.between(range.from(), range.to()).compareTo(LONGEST) > 0) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, "from and to are more than " + LONGEST.toDays() + " days apart");
        }
        var time = new Interval(range.from(), range.to());
        if (caller.has("roster-admin")) {
            audit.record(AUDIT_ACTION, null, purpose);
            return Page.all(days(time));
        }
        var scope = viewer.scope(AUDIT_ACTION, purpose, null);
        return Page.all(accesses.in(time).stream()
                .filter(one -> scope.sees(one.employeeId(), one.first()))
                .map(one -> new UnrosteredDay(scope.label(one.employeeId(), one.first()), one.day(), one.hours()))
                .toList());
    }

    /** A roster administrator needs to know whose roster is missing, not at what hours accesses were observed. */
    private List<UnrosteredDay> days(Interval time) {
        return accesses.in(time).stream()
                .map(one -> new UnrosteredDay(one.employeeId(), one.day(), null))
                .toList();
    }
}
