package org.dutywatch.compliance.duty.clock;

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
import org.dutywatch.eventkit.rest.TimeRange;
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
            summary = "Records when an employee clocked in and out of a shift",
            description = "Clock times override the planned times; both are kept. The planned start still identifies "
                    + "the shift. Without clock_out, the shift ends at its planned end. 422 if the times do not "
                    + "overlap the shift, are longer than 24 hours, or overlap another shift of the employee.")
    public ClockTimesRowResponse put(
            @PathParam("employee_id") String employeeId,
            @PathParam("start") String start,
            @NotNull @Valid ClockTimesRequest request) {
        return recordClockTimes.put(employeeId, TimeRange.time("start", start), request);
    }

    @DELETE
    @Operation(
            summary = "Removes clock times, so that the planned times apply again",
            description = "What was known earlier stays readable with as_of. 204; 202 if an alert was raised about the "
                    + "shift, so that the removal waits for a second person.")
    public Response remove(
            @PathParam("employee_id") String employeeId,
            @PathParam("start") String start,
            @QueryParam("reason") @NotBlank @Size(max = 1000) String reason) {
        return recordClockTimes
                .remove(employeeId, TimeRange.time("start", start), reason)
                .map(pending -> Response.accepted(pending).build())
                .orElseGet(() -> Response.noContent().build());
    }
}
