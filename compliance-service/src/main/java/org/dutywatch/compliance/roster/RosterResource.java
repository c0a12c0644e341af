package org.dutywatch.compliance.roster;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Locale;
import org.dutywatch.compliance.duty.domain.ShiftKind;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.compliance.viewing.TimeRange;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/roster")
@Tag(name = "Roster")
@RolesAllowed("roster-admin")
@Produces(MediaType.APPLICATION_JSON)
public class RosterResource {
    private final ImportRoster imports;
    private final ChangeShift changes;

    RosterResource(ImportRoster imports, ChangeShift changes) {
        this.imports = imports;
        this.changes = changes;
    }

    @POST
    @Path("/import")
    @Consumes("text/csv")
    @Operation(
            summary = "Adds, changes and (as a snapshot) removes shifts from a CSV file",
            description = "mode=delta (default): rows add or replace, by employee and start. mode=snapshot with from "
                    + "and to: entries of anybody that start in the window and are not in the file are removed. "
                    + "Times need an offset or Z. Answers per row; a refused row does not stop the others, and a "
                    + "snapshot removes nothing of an employee of whom a row is refused. Where an alert was raised about "
                    + "a shift that changes, the employee's rows need a reason, and wait for a second person.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "text/csv",
                            examples =
                                    @ExampleObject(
                                            name = "day shift",
                                            value = "employee_id,start,end,kind,break_start,break_end\n"
                                                    + "E101,2026-11-05T06:00:00-06:00,2026-11-05T16:00:00-06:00,"
                                                    + "REGULAR,2026-11-05T11:00:00-06:00,2026-11-05T11:30:00-06:00\n")))
    public RosterImportAnswer importFile(
            byte[] file,
            @QueryParam("mode") @DefaultValue("delta") String mode,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("dry_run") @DefaultValue("false") boolean dryRun,
            @QueryParam("reason") @Size(max = 1000) @Nullable String reason) {
        String given = reason == null || reason.isBlank() ? null : reason;
        return imports.importFile(file, new ImportRoster.Order(window(mode, from, to), dryRun, given));
    }

    @POST
    @Path("/import")
    @Consumes("text/calendar")
    @Operation(hidden = true)
    public RosterImportAnswer importCalendar(byte[] file) {
        throw new ProblemException(
                ProblemType.UNSUPPORTED_MEDIA_TYPE, "iCalendar is not offered yet: send the roster as text/csv");
    }

    @POST
    @Path("/shifts")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Puts one entry into the roster; answers what it replaced")
    public RosterRowAnswer put(@NotNull @Valid ShiftRequest request) {
        return changes.put(request);
    }

    @DELETE
    @Path("/shifts/{employee_id}/{start}")
    @Operation(
            summary = "Takes one entry out of the roster; what was known of it stays readable with as_of",
            description = "Answers 204; 202 where an alert was raised about the shift, so that a second person decides.")
    public Response remove(
            @PathParam("employee_id") String employeeId,
            @PathParam("start") String start,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("reason") @NotBlank @Size(max = 1000) String reason) {
        return changes.remove(employeeId, TimeRange.time("start", start), kind == null ? null : kind(kind), reason)
                .map(waiting -> Response.accepted(waiting).build())
                .orElseGet(() -> Response.noContent().build());
    }

    private static @Nullable Interval window(String mode, @Nullable String from, @Nullable String to) {
        if (mode.equals(ImportMode.SNAPSHOT.word())) {
            var range = TimeRange.of(from, to);
            return new Interval(range.from(), range.to());
        }
        if (!mode.equals(ImportMode.DELTA.word())) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "mode is delta or snapshot");
        }
        if (from != null || to != null) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "from and to belong to mode=snapshot");
        }
        return null;
    }

    private static ShiftKind kind(String text) {
        try {
            return ShiftKind.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, "the kinds are " + Arrays.toString(ShiftKind.values()));
        }
    }
}
