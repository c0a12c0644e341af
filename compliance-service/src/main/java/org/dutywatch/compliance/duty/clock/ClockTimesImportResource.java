package org.dutywatch.compliance.duty.clock;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.dutywatch.compliance.imports.ImportResponse;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/roster/actuals")
@Tag(name = "Roster")
@RolesAllowed("roster-admin")
@Produces(MediaType.APPLICATION_JSON)
public class ClockTimesImportResource {
    private final RecordClockTimes recordClockTimes;

    ClockTimesImportResource(RecordClockTimes recordClockTimes) {
        this.recordClockTimes = recordClockTimes;
    }

    @POST
    @Path("/import")
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
