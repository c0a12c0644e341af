package org.dutywatch.compliance.dashboard;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.dutywatch.compliance.dashboard.answers.Bucket;
import org.dutywatch.compliance.dashboard.answers.FairnessResponse;
import org.dutywatch.compliance.dashboard.answers.HoursResponse;
import org.dutywatch.compliance.dashboard.answers.SitesResponse;
import org.dutywatch.compliance.dashboard.answers.SourcesResponse;
import org.dutywatch.compliance.dashboard.answers.SummaryResponse;
import org.dutywatch.compliance.dashboard.answers.TrendResponse;
import org.dutywatch.compliance.dashboard.answers.UnitsResponse;
import org.dutywatch.compliance.dashboard.cells.ReadCells;
import org.dutywatch.compliance.dashboard.cells.ReadCells.Department;
import org.dutywatch.compliance.dashboard.domain.Aspect;
import org.dutywatch.compliance.dashboard.domain.Cell;
import org.dutywatch.compliance.viewing.TimeRange;
import org.dutywatch.compliance.viewing.Viewer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.jspecify.annotations.Nullable;

/**
 * Figures of the department and its units. Names no employees, except the members of one unit: under their pseudonyms,
 * or by their ids where the caller gives a purpose, which is recorded.
 */
@Path("/api/v1/dashboard")
@Produces({MediaType.APPLICATION_JSON, "text/csv;qs=0.5"}) // JSON without an Accept header.
@RolesAllowed({"administrator", "chief", "auditor"})
@Cache(noStore = true)
@Tag(name = "Dashboard")
public class DashboardResource {
    private static final String AUDIT_ACTION = "view_dashboard_members";

    private final ReadCells cells;
    private final Viewer viewer;
    private final DashboardConfig config;

    DashboardResource(ReadCells cells, Viewer viewer, DashboardConfig config) {
        this.cells = cells;
        this.viewer = viewer;
        this.config = config;
    }

    /** The query parameters of every dashboard. */
    public record Asked(
            @Parameter(description = "Shifts that start at or after this time", example = "2026-11-01T06:00:00Z")
            @QueryParam("from")
            @Nullable
            String from,

            @Parameter(description = "Shifts that start before this time", example = "2026-12-01T06:00:00Z")
            @QueryParam("to")
            @Nullable
            String to,

            @Parameter(description = "The unit of the employee at the start of the shift", example = "Patrol")
            @QueryParam("unit")
            @Nullable
            String unit) {
        TimeRange range() {
            return TimeRange.of(from, to);
        }
    }

    @GET
    @Path("/summary")
    @Operation(summary = "Shifts, minutes, findings, sites and exclusions of a range, in all and by unit")
    @APIResponse(responseCode = "200", description = "The summary")
    @APIResponse(responseCode = "400", description = "from or to missing or wrong")
    public SummaryResponse summary(@BeanParam Asked asked) {
        var range = asked.range();
        var figures = department(asked, range, SummaryResponse.OF_TOTAL, SummaryResponse.OF_UNITS);
        return SummaryResponse.of(range, asked.unit(), figures.total(), figures.units());
    }

    @GET
    @Path("/trend")
    @Operation(summary = "The same figures by local day, week or month")
    @APIResponse(responseCode = "200", description = "Every bucket of the range, also those without shifts")
    @APIResponse(responseCode = "400", description = "from, to or bucket missing or wrong, or too many buckets")
    public TrendResponse trend(
            @BeanParam Asked asked,
            @Parameter(description = "day (the default), week or month") @QueryParam("bucket") @Nullable
                    String bucket) {
        var range = asked.range();
        var by = Bucket.of(bucket);
        var firstDays = by.firstDays(range, cells.zone());
        return TrendResponse.of(
                range,
                asked.unit(),
                by,
                firstDays,
                cells.byDay(range, asked.unit(), TrendResponse.ASPECTS, by::firstDay));
    }

    @GET
    @Path("/units")
    @Operation(
            summary = "The same figures by unit; of one unit also by member",
            description = "Administrators and the chief see members under pseudonyms; by their ids only with a purpose,"
                    + " and then, as always for auditors, the look is recorded.")
    @APIResponse(responseCode = "200", description = "Units by name; members by minutes")
    @APIResponse(responseCode = "400", description = "from or to missing or wrong")
    public UnitsResponse units(
            @BeanParam Asked asked,
            @Parameter(description = "Why an administrator wants to see persons; it is recorded")
                    @QueryParam("purpose")
                    @Nullable
                    String purpose) {
        var range = asked.range();
        String unit = asked.unit();
        if (unit == null) {
            return UnitsResponse.ofAll(range, cells.byUnit(range, UnitsResponse.OF_ALL));
        }
        var scope = viewer.scope(AUDIT_ACTION, purpose, null);
        return UnitsResponse.ofOne(range, unit, cells.total(range, unit, UnitsResponse.OF_ONE), scope::labelOfNoMoment);
    }

    @GET
    @Path("/sites")
    @Operation(summary = "Minutes, shifts and employees by site")
    @APIResponse(responseCode = "200", description = "Most minutes first")
    @APIResponse(responseCode = "400", description = "from or to missing or wrong")
    public SitesResponse sites(@BeanParam Asked asked) {
        var range = asked.range();
        return SitesResponse.of(
                range, asked.unit(), cells.total(range, asked.unit(), SitesResponse.ASPECTS), config.smallestGroup());
    }

    @GET
    @Path("/hours")
    @Operation(summary = "When in the week the minutes lie, by the local clock")
    @APIResponse(responseCode = "200", description = "The 168 hours of a week")
    @APIResponse(responseCode = "400", description = "from or to missing or wrong")
    public HoursResponse hours(@BeanParam Asked asked) {
        var range = asked.range();
        return HoursResponse.of(range, asked.unit(), cells.total(range, asked.unit(), HoursResponse.ASPECTS));
    }

    @GET
    @Path("/sources")
    @Operation(summary = "Which logs the minutes rest on, and what these can show")
    @APIResponse(responseCode = "200", description = "By source")
    @APIResponse(responseCode = "400", description = "from or to missing or wrong")
    public SourcesResponse sources(@BeanParam Asked asked) {
        var range = asked.range();
        return SourcesResponse.of(range, asked.unit(), cells.total(range, asked.unit(), SourcesResponse.ASPECTS));
    }

    @GET
    @Path("/fairness")
    @Operation(
            summary = "Whether findings fall on some units, duties or watches more than on others",
            description =
                    "Rates per 100 shifts with their 95 % intervals, and which limits applied to whom. No protected"
                            + " attributes are stored, so people cannot be divided by them.")
    @APIResponse(responseCode = "200", description = "All shifts, then by unit, kind of duty and time of day")
    @APIResponse(responseCode = "400", description = "from or to missing or wrong")
    public FairnessResponse fairness(@BeanParam Asked asked) {
        var range = asked.range();
        var figures = department(asked, range, FairnessResponse.OF_TOTAL, FairnessResponse.OF_UNITS);
        return FairnessResponse.of(range, asked.unit(), figures.total(), figures.units());
    }

    /** Reads the department with all its units, or only the unit of the request. */
    private Department department(Asked asked, TimeRange range, Set<Aspect> ofTotal, Set<Aspect> ofUnits) {
        String unit = asked.unit();
        if (unit == null) {
            return cells.department(range, ofTotal, ofUnits);
        }
        Cell one = cells.total(range, unit, ofTotal);
        return new Department(one, new TreeMap<>(Map.of(unit, one)));
    }
}
