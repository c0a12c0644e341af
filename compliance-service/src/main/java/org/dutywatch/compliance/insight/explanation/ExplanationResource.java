package org.dutywatch.compliance.insight.explanation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.dutywatch.compliance.duty.roster.CurrentShifts;
import org.dutywatch.compliance.model.duty.Shift;
import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.compliance.people.access.AccessScope;
import org.dutywatch.compliance.people.access.VisibleEmployees;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Roles;
import org.dutywatch.eventkit.rest.TimeRange;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.jspecify.annotations.Nullable;

/** Explains the minutes of a shift, whether or not there is a finding about the shift. */
@Path("/api/v1/minutes/{employee}/{shift}")
@RolesAllowed({Roles.EMPLOYEE, Roles.SUPERVISOR, Roles.ADMINISTRATOR, Roles.CHIEF, Roles.AUDITOR})
@Cache(noStore = true)
@Tag(name = "Minutes")
public class ExplanationResource {
    private static final String AUDIT_ACTION = "view_explanation";

    private final ExplainShift explainShift;
    private final CurrentShifts currentShifts;
    private final TimelinePicture timelinePicture;
    private final AccessScope accessScope;

    ExplanationResource(
            ExplainShift explainShift,
            CurrentShifts currentShifts,
            TimelinePicture timelinePicture,
            AccessScope accessScope) {
        this.explainShift = explainShift;
        this.currentShifts = currentShifts;
        this.timelinePicture = timelinePicture;
        this.accessScope = accessScope;
    }

    @GET
    @Path("/explain")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Explains why each minute of a shift counted, and why other time did not",
            description = "Computed from the evidence as it is known now. Administrators and the chief name the"
                    + " employee by pseudonym, or by id under an unmasking."
                    + " Under a pseudonym the shift is named by its local day, and times, accesses and stretches are left"
                    + " out. Each access is recorded.")
    @APIResponse(responseCode = "200", description = "The explanation")
    @APIResponse(responseCode = "400", description = "The start of the shift is not a time")
    @APIResponse(responseCode = "403", description = "You may not see this employee, or not by id")
    @APIResponse(responseCode = "404", description = "The roster has no such shift")
    @APIResponse(responseCode = "409", description = "The evidence of this shift was deleted; its figures are kept")
    public Explanation explain(
            @Parameter(description = "The id, or the pseudonym", example = "E101") @PathParam("employee")
                    String employee,
            @Parameter(
                            description = "The shift's start; under a pseudonym any time of its local day",
                            example = "2026-11-05T12:00:00Z")
                    @PathParam("shift")
                    String shift,
            @QueryParam("purpose") @Nullable String purpose) {
        var requested = requested(employee, shift, purpose);
        var exact = explained(requested);
        return requested.isShownById()
                ? exact
                : MaskedExplanation.of(
                        exact,
                        time -> requested
                                .scope()
                                .time(
                                        requested.key().employeeId(),
                                        requested.key().start(),
                                        time));
    }

    @GET
    @Path("/timeline.svg")
    @Produces(TimelinePicture.MEDIA_TYPE)
    @Operation(summary = "Draws the explanation of a shift: duty, attention by site, and what was left out")
    @APIResponse(responseCode = "200", description = "An SVG without scripts and external resources")
    @APIResponse(responseCode = "400", description = "The start of the shift is not a time")
    @APIResponse(responseCode = "403", description = "You may not see this employee, or not by id: a picture has times")
    @APIResponse(responseCode = "404", description = "The roster has no such shift")
    @APIResponse(responseCode = "409", description = "The evidence of this shift was deleted; its figures are kept")
    public Response timeline(
            @Parameter(description = "The id, or the pseudonym", example = "E101") @PathParam("employee")
                    String employee,
            @Parameter(
                            description = "The shift's start; under a pseudonym any time of its local day",
                            example = "2026-11-05T12:00:00Z")
                    @PathParam("shift")
                    String shift,
            @QueryParam("purpose") @Nullable String purpose) {
        var requested = requested(employee, shift, purpose);
        AccessScope.refuseUnderPseudonym(
                requested.scope(), requested.key().employeeId(), requested.key().start());
        return timelinePicture.of(explained(requested));
    }

    private record RequestedShift(ShiftKey key, VisibleEmployees scope) {
        boolean isShownById() {
            return scope.isShownById(key.employeeId(), key.start());
        }
    }

    private RequestedShift requested(String employee, String shift, @Nullable String purpose) {
        var named = TimeRange.time("shift", shift);
        var scope = accessScope.forRequest(AUDIT_ACTION, purpose, employee);
        String employeeId =
                scope.employeeIds().orElse(Set.of(employee)).iterator().next();
        AccessScope.refuseUnlessVisible(scope, employeeId, named);
        Instant start = scope.isShownById(employeeId, named) ? named : startOnDay(employeeId, named, scope);
        return new RequestedShift(new ShiftKey(employeeId, start), scope);
    }

    /** Under a pseudonym a shift is named by its local day: other times on it must not say more than the day. */
    private Instant startOnDay(String employeeId, Instant named, VisibleEmployees scope) {
        var day = scope.range(new TimeRange(named, named.plusSeconds(1)));
        List<Instant> starts = currentShifts.shiftsOverlapping(employeeId, day.from(), day.to()).stream()
                .map(Shift::plannedStart)
                .filter(start -> !start.isBefore(day.from()) && start.isBefore(day.to()))
                .toList();
        if (starts.size() > 1) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "two shifts of this employee start on this day: explain a finding, or ask for an unmasking");
        }
        return starts.stream().findFirst().orElseThrow(ExplanationResource::noSuchShift);
    }

    private Explanation explained(RequestedShift requested) {
        var key = requested.key();
        return explainShift
                .explain(key, requested.scope().label(key.employeeId(), key.start()), null)
                .orElseThrow(ExplanationResource::noSuchShift);
    }

    private static ProblemException noSuchShift() {
        return new ProblemException(ProblemType.NOT_FOUND, "the roster has no shift of this employee that starts then");
    }
}
