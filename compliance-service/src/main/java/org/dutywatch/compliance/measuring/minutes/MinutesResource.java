package org.dutywatch.compliance.measuring.minutes;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dutywatch.compliance.measuring.minutes.MinutesByShift.MinutesCriteria;
import org.dutywatch.compliance.people.access.AccessScope;
import org.dutywatch.compliance.people.access.VisibleEmployees;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Page;
import org.dutywatch.eventkit.rest.PageToken;
import org.dutywatch.eventkit.rest.Roles;
import org.dutywatch.eventkit.rest.TimeRange;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.jspecify.annotations.Nullable;

/** Estimated on-duty minutes, one row for each shift. */
@Path("/api/v1/minutes")
@RolesAllowed({Roles.EMPLOYEE, Roles.SUPERVISOR, Roles.ADMINISTRATOR, Roles.CHIEF, Roles.AUDITOR})
@Cache(noStore = true)
@Tag(name = "Minutes")
public class MinutesResource {
    private static final String AUDIT_ACTION = "view_minutes";
    private static final int PAGE_SIZE = 500;

    private final MinutesByShift minutes;
    private final AccessScope accessScope;

    MinutesResource(MinutesByShift minutes, AccessScope accessScope) {
        this.minutes = minutes;
        this.accessScope = accessScope;
    }

    /** Query parameters of the JSON and the CSV response. */
    public record MinutesQuery(
            @Parameter(description = "Shifts that start at or after this time", example = "2026-11-05T06:00:00Z")
            @QueryParam("from")
            @Nullable
            String from,

            @Parameter(description = "Shifts that start before this time", example = "2026-11-06T06:00:00Z")
            @QueryParam("to")
            @Nullable
            String to,

            @Parameter(description = "One employee: the id, or the pseudonym", example = "E101")
            @QueryParam("employee_id")
            @Nullable
            String employeeId,

            @Parameter(description = "Only employees of this unit at the start of the shift", example = "Patrol")
            @QueryParam("unit")
            @Nullable
            String unit,

            @Parameter(description = "Why you look; it is recorded") @QueryParam("purpose") @Nullable
            String purpose) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Minutes per shift",
            description = "A supervisor sees the minutes of his chain of command as it was when the shift started; an"
                    + " employee sees his own. Administrators and the chief see pseudonyms; they see names only"
                    + " under an unmasking. Under pseudonyms from and to are widened to whole local days, times are days,"
                    + " minutes are rounded to 5, and a day has an order of the viewer's own.")
    @APIResponse(responseCode = "200", description = "Shifts by start; every figure is an estimate with its band")
    @APIResponse(responseCode = "400", description = "from or to is missing or invalid")
    @APIResponse(
            responseCode = "403",
            description = "You may not see this employee, or not by id; or not by unit, under pseudonyms")
    public Page<ShiftMinutesResponse> list(
            @jakarta.ws.rs.BeanParam MinutesQuery query, @QueryParam("page_token") @Nullable String pageToken) {
        var range = TimeRange.of(query.from(), query.to());
        var visibleEmployees = visibleEmployees(query);
        String opened = visibleEmployees.opened(pageToken);
        var requested = opened == null ? null : PageToken.read(opened);
        var criteria = criteria(query, range, visibleEmployees);
        var after = requested == null ? criteria.firstPosition() : requested;
        return visibleEmployees.sealed(Page.of(
                minutes.page(criteria, after, PAGE_SIZE + 1),
                PAGE_SIZE,
                row -> row.position(),
                row -> ShiftMinutesResponse.of(row, visibleEmployees)));
    }

    @GET
    @Produces("text/csv;qs=0.5") // JSON is the default without an Accept header.
    @Operation(summary = "Minutes per shift as CSV, all pages in one")
    @APIResponse(
            responseCode = "200",
            description =
                    "The first six columns are employee_id,shift_start,shift_end,minutes_low,minutes,minutes_high")
    public StreamingOutput csv(@jakarta.ws.rs.BeanParam MinutesQuery query) {
        var visibleEmployees = visibleEmployees(query);
        var criteria = criteria(query, TimeRange.of(query.from(), query.to()), visibleEmployees);
        return out -> {
            var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            write(writer, criteria, visibleEmployees);
            writer.flush();
        };
    }

    private void write(Writer writer, MinutesCriteria criteria, VisibleEmployees visibleEmployees) throws IOException {
        var csv = new MinutesCsv(writer, visibleEmployees);
        var after = criteria.firstPosition();
        for (List<ShiftMinutesRow> rows = minutes.page(criteria, after, PAGE_SIZE);
                !rows.isEmpty();
                rows = minutes.page(criteria, after, PAGE_SIZE)) {
            rows.forEach(row -> visibleEmployees.label(row.employeeId(), row.shiftStart()));
            accessScope.recordShown();
            for (var row : rows) {
                csv.print(row);
            }
            after = rows.get(rows.size() - 1).position();
        }
        accessScope.recordShown();
    }

    private VisibleEmployees visibleEmployees(MinutesQuery query) {
        var visible = accessScope.forRequest(AUDIT_ACTION, query.purpose(), query.employeeId());
        if (query.unit() != null && !visible.areAllShownById()) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN,
                    "under pseudonyms minutes cannot be selected by unit: in a small unit that would say who it is");
        }
        return visible;
    }

    private static MinutesCriteria criteria(MinutesQuery query, TimeRange range, VisibleEmployees visibleEmployees) {
        return new MinutesCriteria(
                visibleEmployees.range(range), visibleEmployees.filter(), visibleEmployees.order(), query.unit());
    }
}
