package org.dutywatch.compliance.roster;

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
import org.dutywatch.compliance.duty.domain.ShiftKind;
import org.dutywatch.compliance.imports.CsvDialect;
import org.dutywatch.compliance.roster.calendar.ImportCalendar;
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
    private final ImportCalendar calendars;
    private final ChangeShift changes;

    RosterResource(ImportRoster imports, ImportCalendar calendars, ChangeShift changes) {
        this.imports = imports;
        this.calendars = calendars;
        this.changes = changes;
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
                    + "tab. Answers per row what it adds (entry) and replaces, and what a snapshot removes, with "
                    + "dry_run=true without changing anything; a refused row does not stop the others, and a "
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
            @BeanParam RosterImportParameters parameters,
            @QueryParam("delimiter") @Nullable String delimiter,
            @QueryParam("date_format") @Nullable String dateFormat) {
        return imports.importFile(
                file,
                CsvDialect.of(delimiter, dateFormat, parameters.zone),
                new RosterOrder(parameters.windowOfRows(), parameters.dryRun, parameters.reason()));
    }

    @POST
    @Path("/import")
    @Consumes("text/calendar")
    @Operation(
            summary = "Adds, changes and removes shifts from an iCalendar file (RFC 5545)",
            description =
                    "Each VEVENT is a shift of its X-EMPLOYEE-ID, else of each ATTENDEE by mail address; its kind is "
                            + "the CATEGORIES value, REGULAR without one; whole days can only be LEAVE. Rules, dates and changed "
                            + "occurrences are expanded. mode=delta (default): what came from the same UID before and is no more "
                            + "in it, or is cancelled, is removed; from and to take a part, which a rule without end needs. "
                            + "mode=snapshot with from and to: entries of anybody that start in the window and are not in the "
                            + "file are removed. Times without a zone need zone=America/Chicago. Answers per event and employee.")
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
    public RosterImportAnswer importCalendar(byte[] file, @BeanParam RosterImportParameters parameters) {
        var zone = parameters.zone == null ? null : CsvDialect.zone("zone", parameters.zone);
        return calendars.importFile(
                file,
                zone,
                parameters.part(),
                new RosterOrder(parameters.window(), parameters.dryRun, parameters.reason()));
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
            description =
                    "Answers 204; 202 where an alert was raised about the shift, so that a second person decides.")
    public Response remove(
            @PathParam("employee_id") String employeeId,
            @PathParam("start") String start,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("reason") @NotBlank @Size(max = 1000) String reason) {
        return changes.remove(employeeId, TimeRange.time("start", start), kind == null ? null : kind(kind), reason)
                .map(waiting -> Response.accepted(waiting).build())
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
