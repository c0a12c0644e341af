package org.dutywatch.compliance.roster;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.dutywatch.compliance.imports.ImportAnswer;
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
            summary = "Takes when people clocked in and out, from a CSV file",
            description = "shift_start is the planned start. Times need an offset or Z; an empty clock_out means still "
                    + "on duty. Answers per row; a refused row does not stop the others. Where an alert "
                    + "was raised about a shift, its row needs a reason and waits for a second person.")
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
    public ImportAnswer<ClockRowAnswer> importFile(
            byte[] file,
            @QueryParam("source") @DefaultValue("clock import") @Size(max = 200) String source,
            @QueryParam("reason") @Size(max = 1000) @Nullable String reason,
            @QueryParam("dry_run") @DefaultValue("false") boolean dryRun) {
        String given = reason == null || reason.isBlank() ? null : reason;
        return recordClockTimes.importFile(file, source, given, dryRun);
    }
}
