package org.dutywatch.compliance.duty.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Locale;
import org.dutywatch.compliance.duty.calendar.ImportCalendar;
import org.dutywatch.compliance.duty.imports.ImportRoster;
import org.dutywatch.compliance.duty.imports.RosterImportOptions;
import org.dutywatch.compliance.duty.imports.RosterImportResponse;
import org.dutywatch.compliance.duty.imports.RosterRowResponse;
import org.dutywatch.compliance.duty.operations.ChangeShift;
import org.dutywatch.compliance.duty.operations.ShiftRequest;
import org.dutywatch.compliance.imports.CsvDialect;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Roles;
import org.dutywatch.eventkit.rest.TimeRange;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/roster")
@Tag(name = "Roster")
@RolesAllowed(Roles.ROSTER_ADMIN)
@Produces(MediaType.APPLICATION_JSON)
public class RosterResource {
    private final ImportRoster importRoster;
    private final ImportCalendar importCalendar;
    private final ChangeShift changeShift;

    RosterResource(ImportRoster importRoster, ImportCalendar importCalendar, ChangeShift changeShift) {
        this.importRoster = importRoster;
        this.importCalendar = importCalendar;
        this.changeShift = changeShift;
    }

    @POST
    @Path("/import")
    @Consumes("text/csv")
    @Operation(
            summary = "Adds, changes and (as a snapshot) removes shifts from a CSV file",
            description = "mode=delta (default): rows add or replace, by employee and start. mode=snapshot with from "
                    + "and to: entries of anybody that start in the window and are not in the file are removed. "
                    + "Times need an offset or Z, unless a zone is declared with zone=America/Chicago or in the "
                    + "column tz; date_format=MM/dd/yyyy HH:mm declares how they are written, delimiter= one of , ; | "
                    + "tab. The response has a result for each row (entry: the entry after the import) and lists the "
                    + "entries that a snapshot removes (removed). dry_run=true changes nothing. A refused row does not "
                    + "stop the others, but a snapshot removes no entry of an employee with a refused row. If an alert "
                    + "was raised about a shift that changes, all changes of that employee wait for a second person; "
                    + "without a reason they are refused.")
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
    public RosterImportResponse importFile(
            byte[] file,
            @BeanParam RosterImportParameters parameters,
            @QueryParam("delimiter") @Nullable String delimiter,
            @QueryParam("date_format") @Nullable String dateFormat) {
        return importRoster.importFile(
                file,
                CsvDialect.of(delimiter, dateFormat, parameters.zone),
                new RosterImportOptions(parameters.csvWindow(), parameters.dryRun, parameters.reason()));
    }

    @POST
    @Path("/import")
    @Consumes("text/calendar")
    @Operation(
            summary = "Adds, changes and removes shifts from an iCalendar file (RFC 5545)",
            description = "Each VEVENT is a shift of its X-EMPLOYEE-ID, else of each ATTENDEE by mail address; its "
                    + "kind is the CATEGORIES value, REGULAR without one; whole days can only be LEAVE. Rules, dates "
                    + "and changed occurrences are expanded. mode=delta (default): an entry imported from the same UID "
                    + "earlier is removed if it is cancelled or missing now; from and to limit the import to a window, "
                    + "which a rule without end needs. mode=snapshot with from and to: entries of anybody that start "
                    + "in the window and are not in the file are removed. Times without a zone need "
                    + "zone=America/Chicago. The response has a result for each event and employee.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "text/calendar",
                            examples =
                                    @ExampleObject(
                                            name = "night shifts",
                                            value = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Ridgemont//Roster//EN\n"
                                                    + "BEGIN:VEVENT\nUID:night-E101\nX-EMPLOYEE-ID:E101\n"
                                                    + "DTSTART;TZID=America/Chicago:20261102T180000\n"
                                                    + "DTEND;TZID=America/Chicago:20261103T060000\n"
                                                    + "RRULE:FREQ=DAILY;COUNT=4\nCATEGORIES:REGULAR\n"
                                                    + "END:VEVENT\nEND:VCALENDAR\n")))
    public RosterImportResponse importCalendar(byte[] file, @BeanParam RosterImportParameters parameters) {
        var zone = parameters.zone == null ? null : CsvDialect.zone("zone", parameters.zone);
        return importCalendar.importFile(
                file,
                zone,
                parameters.calendarRange(),
                new RosterImportOptions(parameters.snapshotWindow(), parameters.dryRun, parameters.reason()));
    }

    @POST
    @Path("/shifts")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Adds one entry to the roster; the response shows what it replaced")
    public RosterRowResponse put(@NotNull @Valid ShiftRequest request) {
        return changeShift.put(request);
    }

    @DELETE
    @Path("/shifts/{employee_id}/{start}")
    @Operation(
            summary = "Removes one entry from the roster",
            description = "What was known earlier stays readable with as_of. 204; 202 if an alert was raised about the "
                    + "shift, so that the removal waits for a second person.")
    public Response remove(
            @PathParam("employee_id") String employeeId,
            @PathParam("start") String start,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("reason") @NotBlank @Size(max = 1000) String reason) {
        return changeShift
                .remove(employeeId, TimeRange.time("start", start), kind == null ? null : kind(kind), reason)
                .map(pending -> Response.accepted(pending).build())
                .orElseGet(() -> Response.noContent().build());
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
