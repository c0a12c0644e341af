package org.dutywatch.compliance.insight.dashboards;

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
import org.dutywatch.compliance.insight.dashboards.aggregates.ReadAggregates;
import org.dutywatch.compliance.insight.dashboards.aggregates.ReadAggregates.DepartmentAggregates;
import org.dutywatch.compliance.insight.dashboards.answers.Bucket;
import org.dutywatch.compliance.insight.dashboards.answers.FairnessResponse;
import org.dutywatch.compliance.insight.dashboards.answers.HoursResponse;
import org.dutywatch.compliance.insight.dashboards.answers.SitesResponse;
import org.dutywatch.compliance.insight.dashboards.answers.SourcesResponse;
import org.dutywatch.compliance.insight.dashboards.answers.SummaryResponse;
import org.dutywatch.compliance.insight.dashboards.answers.TrendResponse;
import org.dutywatch.compliance.insight.dashboards.answers.UnitsResponse;
import org.dutywatch.compliance.insight.dashboards.domain.Aspect;
import org.dutywatch.compliance.insight.dashboards.domain.DashboardAggregate;
import org.dutywatch.compliance.people.access.AccessScope;
import org.dutywatch.eventkit.rest.Roles;
import org.dutywatch.eventkit.rest.TimeRange;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.jspecify.annotations.Nullable;

/**
 * Figures of the department and its units. Names no employees, except the members of one unit: under their pseudonyms,
 * or by their ids where an unmasking shows them.
 */
@Path("/api/v1/dashboard")
@Produces({MediaType.APPLICATION_JSON, "text/csv;qs=0.5"}) // JSON without an Accept header.
@RolesAllowed({Roles.ADMINISTRATOR, Roles.CHIEF, Roles.AUDITOR})
@Cache(noStore = true)
@Tag(name = "Dashboard")
public class DashboardResource {
    private static final String AUDIT_ACTION = "view_dashboard_members";

    private final ReadAggregates readAggregates;
    private final AccessScope accessScope;
    private final DashboardConfig config;

    DashboardResource(ReadAggregates readAggregates, AccessScope accessScope, DashboardConfig config) {
        this.readAggregates = readAggregates;
        this.accessScope = accessScope;
        this.config = config;
    }

    /** The query parameters of every dashboard. */
    public record DashboardQuery(
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
    @Operation(summary = "Shifts, minutes, findings, sites and exclusions of a time range, in total and by unit")
    @APIResponse(responseCode = "200", description = "The summary")
    @APIResponse(responseCode = "400", description = "from or to is missing or not valid")
    public SummaryResponse summary(@BeanParam DashboardQuery query) {
        var range = query.range();
        var aggregates = department(query, range, SummaryResponse.TOTAL_ASPECTS, SummaryResponse.UNIT_ASPECTS);
        return SummaryResponse.of(range, query.unit(), aggregates.total(), aggregates.units());
    }

    @GET
    @Path("/trend")
    @Operation(summary = "The same figures by local day, week or month")
    @APIResponse(responseCode = "200", description = "Every bucket of the range, also those without shifts")
    @APIResponse(responseCode = "400", description = "from, to or bucket is missing or not valid, or too many buckets")
    public TrendResponse trend(
            @BeanParam DashboardQuery query,
            @Parameter(description = "day (the default), week or month") @QueryParam("bucket") @Nullable
                    String bucket) {
        var range = query.range();
        var by = Bucket.of(bucket);
        var firstDays = by.firstDays(range, readAggregates.zone());
        return TrendResponse.of(
                range,
                query.unit(),
                by,
                firstDays,
                readAggregates.byDay(range, query.unit(), TrendResponse.ASPECTS, by::firstDay));
    }

    @GET
    @Path("/units")
    @Operation(
            summary = "The same figures by unit; for one unit also by member",
            description =
                    "Administrators and the chief see members under pseudonyms, and by id only under an unmasking."
                            + " Each access by id, and each access by an auditor, is recorded in the audit trail.")
    @APIResponse(responseCode = "200", description = "Units by name; members by minutes")
    @APIResponse(responseCode = "400", description = "from or to is missing or not valid")
    public UnitsResponse units(
            @BeanParam DashboardQuery query,
            @Parameter(description = "Why you look; it is recorded") @QueryParam("purpose") @Nullable String purpose) {
        var range = query.range();
        String unit = query.unit();
        if (unit == null) {
            return UnitsResponse.ofAll(range, readAggregates.byUnit(range, UnitsResponse.ALL_UNITS_ASPECTS));
        }
        var scope = accessScope.forRequest(AUDIT_ACTION, purpose, null);
        return UnitsResponse.ofOne(
                range,
                unit,
                readAggregates.total(range, unit, UnitsResponse.ONE_UNIT_ASPECTS),
                scope::labelWithoutTime);
    }

    @GET
    @Path("/sites")
    @Operation(summary = "Minutes, shifts and employees by site")
    @APIResponse(responseCode = "200", description = "Most minutes first")
    @APIResponse(responseCode = "400", description = "from or to is missing or not valid")
    public SitesResponse sites(@BeanParam DashboardQuery query) {
        var range = query.range();
        return SitesResponse.of(
                range,
                query.unit(),
                readAggregates.total(range, query.unit(), SitesResponse.ASPECTS),
                config.smallestGroup());
    }

    @GET
    @Path("/hours")
    @Operation(summary = "Minutes by hour of the week, in local time")
    @APIResponse(responseCode = "200", description = "The 168 hours of a week")
    @APIResponse(responseCode = "400", description = "from or to is missing or not valid")
    public HoursResponse hours(@BeanParam DashboardQuery query) {
        var range = query.range();
        return HoursResponse.of(range, query.unit(), readAggregates.total(range, query.unit(), HoursResponse.ASPECTS));
    }

    @GET
    @Path("/sources")
    @Operation(summary = "The log sources that the minutes are based on, and what they can show")
    @APIResponse(responseCode = "200", description = "By source")
    @APIResponse(responseCode = "400", description = "from or to is missing or not valid")
    public SourcesResponse sources(@BeanParam DashboardQuery query) {
        var range = query.range();
        return SourcesResponse.of(
                range, query.unit(), readAggregates.total(range, query.unit(), SourcesResponse.ASPECTS));
    }

    @GET
    @Path("/fairness")
    @Operation(
            summary = "Whether some units, kinds of duty or times of day get more findings than others",
            description =
                    "Rates per 100 shifts with their 95 % intervals, and which limits applied to whom. No protected"
                            + " attributes are stored, so people cannot be grouped by them.")
    @APIResponse(responseCode = "200", description = "All shifts, then by unit, kind of duty and time of day")
    @APIResponse(responseCode = "400", description = "from or to is missing or not valid")
    public FairnessResponse fairness(@BeanParam DashboardQuery query) {
        var range = query.range();
        var aggregates = department(query, range, FairnessResponse.TOTAL_ASPECTS, FairnessResponse.UNIT_ASPECTS);
        return FairnessResponse.of(range, query.unit(), aggregates.total(), aggregates.units());
    }

    /** Reads the department with all its units, or only the unit of the request. */
    private DepartmentAggregates department(
            DashboardQuery query, TimeRange range, Set<Aspect> ofTotal, Set<Aspect> ofUnits) {
        String unit = query.unit();
        if (unit == null) {
            return readAggregates.departmentAndUnits(range, ofTotal, ofUnits);
        }
        DashboardAggregate one = readAggregates.total(range, unit, ofTotal);
        return new DepartmentAggregates(one, new TreeMap<>(Map.of(unit, one)));
    }
}
