package org.dutywatch.compliance.explanation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.dutywatch.compliance.due.ShiftKey;
import org.dutywatch.compliance.viewing.TimeRange;
import org.dutywatch.compliance.viewing.Viewer;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.jspecify.annotations.Nullable;

/** Explains the minutes of a shift, whether or not there is a finding about the shift. */
@Path("/api/v1/minutes/{employee}/{shift}")
@RolesAllowed({"employee", "supervisor", "administrator", "chief", "auditor"})
@Cache(noStore = true)
@Tag(name = "Minutes")
public class ExplanationResource {
    private static final String AUDIT_ACTION = "view_explanation";

    private final ExplainShift explainShift;
    private final TimelinePicture timelinePicture;
    private final Viewer viewer;

    ExplanationResource(ExplainShift explainShift, TimelinePicture timelinePicture, Viewer viewer) {
        this.explainShift = explainShift;
        this.timelinePicture = timelinePicture;
        this.viewer = viewer;
    }

    @GET
    @Path("/explain")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Why each minute of a shift counted, and why what was left out did not",
            description =
                    "Computed from the evidence as it is known now. Administrators and the chief ask by pseudonym,"
                            + " or by id with a purpose, which is recorded.")
    @APIResponse(responseCode = "200", description = "The explanation")
    @APIResponse(responseCode = "400", description = "The start of the shift is no time, or a purpose is needed")
    @APIResponse(responseCode = "403", description = "The employee is not yours to see")
    @APIResponse(responseCode = "404", description = "The roster has no such shift")
    @APIResponse(responseCode = "409", description = "The evidence of this shift is no longer kept; its figures stay")
    public Explanation explain(
            @Parameter(description = "The id, or the pseudonym", example = "E101") @PathParam("employee")
                    String employee,
            @Parameter(description = "The shift's start", example = "2026-11-05T12:00:00Z") @PathParam("shift")
                    String shift,
            @QueryParam("purpose") @Nullable String purpose) {
        var start = TimeRange.time("shift", shift);
        var scope = viewer.scope(AUDIT_ACTION, purpose, employee);
        String employeeId = scope.only().orElse(Set.of(employee)).iterator().next();
        Viewer.refuseUnlessSeen(scope, employeeId, start);
        return explainShift
                .explain(new ShiftKey(employeeId, start), scope.label(employeeId, start), null)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "the roster has no shift of this employee that starts then"));
    }

    @GET
    @Path("/timeline.svg")
    @Produces(TimelinePicture.MEDIA_TYPE)
    @Operation(summary = "The explanation of a shift as a picture: duty, attention by site, what was left out")
    @APIResponse(responseCode = "200", description = "An SVG without scripts and without anything from elsewhere")
    @APIResponse(responseCode = "400", description = "The start of the shift is no time, or a purpose is needed")
    @APIResponse(responseCode = "403", description = "The employee is not yours to see")
    @APIResponse(responseCode = "404", description = "The roster has no such shift")
    @APIResponse(responseCode = "409", description = "The evidence of this shift is no longer kept; its figures stay")
    public Response timeline(
            @Parameter(description = "The id, or the pseudonym", example = "E101") @PathParam("employee")
                    String employee,
            @Parameter(description = "The shift's start", example = "2026-11-05T12:00:00Z") @PathParam("shift")
                    String shift,
            @QueryParam("purpose") @Nullable String purpose) {
        return timelinePicture.of(explain(employee, shift, purpose));
    }
}
