package org.dutywatch.compliance.duty.clock;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.dutywatch.compliance.imports.ImportResponse;
import org.dutywatch.eventkit.rest.Roles;
import org.dutywatch.eventkit.rest.TimeRange;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Records when employees clocked in and out. */
@Path("/api/v1/roster")
@Tag(name = "Roster")
@RolesAllowed(Roles.ROSTER_ADMIN)
@Produces(MediaType.APPLICATION_JSON)
public class ClockTimesResource {
    private final RecordClockTimes recordClockTimes;

    ClockTimesResource(RecordClockTimes recordClockTimes) {
        this.recordClockTimes = recordClockTimes;
    }

    @PUT
    @Path("/shifts/{employee_id}/{start}/actual")
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
    @Path("/shifts/{employee_id}/{start}/actual")
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

    @POST
    @Path("/actuals/import")
    @Consumes("text/csv")
    @Operation(
            summary = "Imports from a CSV file when employees clocked in and out",
            description = "shift_start is the planned start. Times need an offset or Z; an empty clock_out means still "
                    + "on duty. The response has a result for each row; a refused row does not stop the others. If an "
                    + "alert was raised about a shift, all changes of that employee wait for a second person; without "
                    + "a reason they are refused.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "text/csv",
                            examples =
                                    @ExampleObject(
                                            name = "held over",
                                            value = "employee_id,shift_start,clock_in,clock_out\n"
                                                    + "E101,2026-11-05T06:00:00-06:00,2026-11-05T06:02:00-06:00,"
                                                    + "2026-11-05T17:25:00-06:00\n")))
    public ImportResponse<ClockTimesRowResponse> importFile(
            byte[] file,
            @QueryParam("source") @DefaultValue("clock import") @Size(max = 200) String source,
            @QueryParam("reason") @Size(max = 1000) @Nullable String reason,
            @QueryParam("dry_run") @DefaultValue("false") boolean dryRun) {
        String givenReason = reason == null || reason.isBlank() ? null : reason;
        return recordClockTimes.importFile(file, source, givenReason, dryRun);
    }
}
