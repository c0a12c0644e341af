package org.dutywatch.compliance.roster;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.dutywatch.compliance.viewing.TimeRange;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/roster/shifts/{employee_id}/{start}/actual")
@Tag(name = "Roster")
@RolesAllowed("roster-admin")
@Produces(MediaType.APPLICATION_JSON)
public class ClockTimesResource {
    private final RecordClockTimes recordClockTimes;

    ClockTimesResource(RecordClockTimes recordClockTimes) {
        this.recordClockTimes = recordClockTimes;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Takes when somebody clocked in and out of a shift; it overrides the plan, and both are kept",
            description =
                    "The shift goes on to be named by its planned start. Without clock_out, the plan says when it "
                            + "ends. 422 where the times have nothing in common with the shift, are longer than 24 hours, or "
                            + "overlap another shift of the employee.")
    public ClockRowAnswer put(
            @PathParam("employee_id") String employeeId,
            @PathParam("start") String start,
            @NotNull @Valid ClockTimesRequest request) {
        return recordClockTimes.put(employeeId, TimeRange.time("start", start), request);
    }

    @DELETE
    @Operation(
            summary = "Takes clock times back: the plan holds again; what was known stays readable with as_of",
            description =
                    "Answers 204; 202 where an alert was raised about the shift, so that a second person decides.")
    public Response remove(
            @PathParam("employee_id") String employeeId,
            @PathParam("start") String start,
            @QueryParam("reason") @NotBlank @Size(max = 1000) String reason) {
        return recordClockTimes
                .remove(employeeId, TimeRange.time("start", start), reason)
                .map(waiting -> Response.accepted(waiting).build())
                .orElseGet(() -> Response.noContent().build());
    }
}
