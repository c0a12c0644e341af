package org.dutywatch.compliance.insight.explanation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.compliance.people.access.AccessScope;
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
    private final TimelinePicture timelinePicture;
    private final AccessScope accessScope;

    ExplanationResource(ExplainShift explainShift, TimelinePicture timelinePicture, AccessScope accessScope) {
        this.explainShift = explainShift;
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
                    + " Each access is recorded.")
    @APIResponse(responseCode = "200", description = "The explanation")
    @APIResponse(responseCode = "400", description = "The start of the shift is not a time")
    @APIResponse(responseCode = "403", description = "You may not see this employee, or not by id")
    @APIResponse(responseCode = "404", description = "The roster has no such shift")
    @APIResponse(responseCode = "409", description = "The evidence of this shift was deleted; its figures are kept")
    public Explanation explain(
            @Parameter(description = "The id, or the pseudonym", example = "E101") @PathParam("employee")
                    String employee,
            @Parameter(description = "The shift's start", example = "2026-11-05T12:00:00Z") @PathParam("shift")
                    String shift,
            @QueryParam("purpose") @Nullable String purpose) {
        var start = TimeRange.time("shift", shift);
        var scope = accessScope.forRequest(AUDIT_ACTION, purpose, employee);
        String employeeId =
                scope.employeeIds().orElse(Set.of(employee)).iterator().next();
        AccessScope.refuseUnlessVisible(scope, employeeId, start);
        return explainShift
                .explain(new ShiftKey(employeeId, start), scope.label(employeeId, start), null)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "the roster has no shift of this employee that starts then"));
    }

    @GET
    @Path("/timeline.svg")
    @Produces(TimelinePicture.MEDIA_TYPE)
    @Operation(summary = "Draws the explanation of a shift: duty, attention by site, and what was left out")
    @APIResponse(responseCode = "200", description = "An SVG without scripts and external resources")
    @APIResponse(responseCode = "400", description = "The start of the shift is not a time")
    @APIResponse(responseCode = "403", description = "You may not see this employee, or not by id")
    @APIResponse(responseCode = "404", description = "The roster has no such shift")
    @APIResponse(responseCode = "409", description = "The evidence of this shift was deleted; its figures are kept")
    public Response timeline(
            @Parameter(description = "The id, or the pseudonym", example = "E101") @PathParam("employee")
                    String employee,
            @Parameter(description = "The shift's start", example = "2026-11-05T12:00:00Z") @PathParam("shift")
                    String shift,
            @QueryParam("purpose") @Nullable String purpose) {
        return timelinePicture.of(explain(employee, shift, purpose));
    }
}
