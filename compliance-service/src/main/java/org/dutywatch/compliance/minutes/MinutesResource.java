package org.dutywatch.compliance.minutes;

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
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.dutywatch.compliance.minutes.MinutesByShift.Position;
import org.dutywatch.compliance.minutes.MinutesByShift.Question;
import org.dutywatch.compliance.viewing.TimeRange;
import org.dutywatch.compliance.viewing.ViewScope;
import org.dutywatch.compliance.viewing.Viewer;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.jspecify.annotations.Nullable;

/** Estimated on-duty minutes, one row for each shift. */
@Path("/api/v1/minutes")
@RolesAllowed({"employee", "supervisor", "administrator", "chief", "auditor"})
@Cache(noStore = true)
@Tag(name = "Minutes")
public class MinutesResource {
    private static final String AUDIT_ACTION = "view_minutes";
    private static final int PAGE_SIZE = 500;

    private final MinutesByShift minutes;
    private final Viewer viewer;

    MinutesResource(MinutesByShift minutes, Viewer viewer) {
        this.minutes = minutes;
        this.viewer = viewer;
    }

    /** Query parameters of the JSON and the CSV response. */
    public record Asked(
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

            @Parameter(description = "Who belonged to one unit when the shift began", example = "Patrol")
            @QueryParam("unit")
            @Nullable
            String unit,

            @Parameter(description = "Why an administrator wants to see persons; it is recorded")
            @QueryParam("purpose")
            @Nullable
            String purpose) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Minutes per shift",
            description =
                    "A supervisor sees the own chain of command as it was when the shift began, an employee himself."
                            + " Administrators and the chief"
                            + " see pseudonyms, persons only with a purpose.")
    @APIResponse(responseCode = "200", description = "Shifts by start; every figure is an estimate with its band")
    @APIResponse(responseCode = "400", description = "from or to missing or wrong, or a purpose is needed")
    @APIResponse(responseCode = "403", description = "The employee is not yours to see")
    public Page<ShiftMinutesResponse> list(
            @jakarta.ws.rs.BeanParam Asked asked, @QueryParam("page_token") @Nullable String pageToken) {
        var range = TimeRange.of(asked.from(), asked.to());
        var after = pageToken == null ? new Position(range.from(), -1) : position(pageToken);
        var scope = scope(asked);
        var rows = minutes.page(question(asked, range, scope), after, PAGE_SIZE + 1);
        var shown = rows.size() > PAGE_SIZE ? rows.subList(0, PAGE_SIZE) : rows;
        String next = rows.size() > PAGE_SIZE ? token(Position.of(shown.get(PAGE_SIZE - 1))) : null;
        return new Page<>(
                shown.stream().map(row -> ShiftMinutesResponse.of(row, scope)).toList(), next);
    }

    @GET
    @Produces("text/csv;qs=0.5") // JSON is the default without an Accept header.
    @Operation(summary = "Minutes per shift as CSV, all pages in one")
    @APIResponse(
            responseCode = "200",
            description =
                    "The first six columns are employee_id,shift_start,shift_end,minutes_low,minutes,minutes_high")
    public StreamingOutput csv(@jakarta.ws.rs.BeanParam Asked asked) {
        var scope = scope(asked);
        var question = question(asked, TimeRange.of(asked.from(), asked.to()), scope);
        return out -> {
            var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            write(writer, question, scope);
            writer.flush();
        };
    }

    private void write(Writer writer, Question question, ViewScope scope) throws IOException {
        var csv = new MinutesCsv(writer, scope);
        var after = question.beginning();
        for (List<ShiftRow> rows = minutes.page(question, after, PAGE_SIZE);
                !rows.isEmpty();
                rows = minutes.page(question, after, PAGE_SIZE)) {
            for (var row : rows) {
                csv.print(row);
            }
            after = Position.of(rows.get(rows.size() - 1));
        }
    }

    private ViewScope scope(Asked asked) {
        return viewer.scope(AUDIT_ACTION, asked.purpose(), asked.employeeId());
    }

    private static Question question(Asked asked, TimeRange range, ViewScope scope) {
        return new Question(range, scope.spans(), asked.unit());
    }

    private static String token(Position position) {
        String text = position.shiftStart() + " " + position.rowId();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Position position(String token) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8).split(" ", 2);
            return new Position(Instant.parse(parts[0]), Long.parseLong(parts[1]));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "page_token was not given by this service");
        }
    }
}
