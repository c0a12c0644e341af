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
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Roles;
import org.dutywatch.eventkit.rest.TimeRange;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.jspecify.annotations.Nullable;

/**
 * Figures of the department and its units, without those of few people. Names no employees, except the members of one
 * unit to a caller who may see them by id, which is recorded.
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
    private final DashboardView view;

    DashboardResource(ReadAggregates readAggregates, AccessScope accessScope, DashboardView view) {
        this.readAggregates = readAggregates;
        this.accessScope = accessScope;
        this.view = view;
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
            String unit,

            @Parameter(
                    description = "Exact figures of any range, also those of few people; for auditors, and recorded."
                            + " Otherwise the range is whole months that have ended",
                    example = "true")
            @QueryParam("exact")
            @Nullable
            String exact) {
        boolean isExact() {
            return "true".equals(exact);
        }

        TimeRange range() {
            return TimeRange.of(from, to);
        }
    }

    @GET
    @Path("/summary")
    @Operation(summary = "Shifts, minutes, findings, sites and exclusions of a time range, in total and by unit")
    @APIResponse(responseCode = "200", description = "The summary")
    @APIResponse(
            responseCode = "400",
            description = "from or to is missing or not valid, or no whole months that have ended")
    public SummaryResponse summary(@BeanParam DashboardQuery query) {
        var range = query.range();
        var withheld = view.ofRows("summary", query);
        var aggregates = department(query, range, SummaryResponse.TOTAL_ASPECTS, SummaryResponse.UNIT_ASPECTS);
        return SummaryResponse.of(range, query.unit(), aggregates.total(), aggregates.units(), withheld);
    }

    @GET
    @Path("/trend")
    @Operation(summary = "The same figures by local day, week or month")
    @APIResponse(responseCode = "200", description = "Every bucket of the range, also those without shifts")
    @APIResponse(responseCode = "400", description = "from, to or bucket is missing or not valid, or too many buckets")
    public TrendResponse trend(
            @BeanParam DashboardQuery query,
            @Parameter(description = "day, week or month (the default); day and week only with exact figures")
                    @QueryParam("bucket")
                    @Nullable
                    String bucket) {
        var range = query.range();
        var by = Bucket.of(bucket);
        if (by != Bucket.MONTH && !query.isExact()) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    "bucket must be month; an auditor may ask for others, with exact=true");
        }
        var withheld = view.ofBuckets("trend", query);
        var firstDays = by.firstDays(range, readAggregates.zone());
        return TrendResponse.of(
                range,
                query.unit(),
                by,
                firstDays,
                readAggregates.byDay(range, query.unit(), TrendResponse.ASPECTS, by::firstDay, by == Bucket.MONTH),
                withheld);
    }

    @GET
    @Path("/units")
    @Operation(
            summary = "The same figures by unit; for one unit also by member",
            description = "Members are listed for a caller who may see them by id, and each such access is recorded in"
                    + " the audit trail.")
    @APIResponse(responseCode = "200", description = "Units by name; members by minutes")
    @APIResponse(
            responseCode = "400",
            description = "from or to is missing or not valid, or no whole months that have ended")
    public UnitsResponse units(
            @BeanParam DashboardQuery query,
            @Parameter(description = "Why you look; it is recorded") @QueryParam("purpose") @Nullable String purpose) {
        var range = query.range();
        String unit = query.unit();
        var withheld = view.ofRows("units", query);
        if (unit == null) {
            return UnitsResponse.ofAll(range, readAggregates.byUnit(range, UnitsResponse.ALL_UNITS_ASPECTS), withheld);
        }
        var scope = accessScope.forRequest(AUDIT_ACTION, purpose, null);
        return UnitsResponse.ofOne(
                range,
                unit,
                readAggregates.total(range, unit, UnitsResponse.ONE_UNIT_ASPECTS),
                withheld,
                id -> scope.isShownByIdWithoutTime(id)
                        && scope.labelWithoutTime(id).equals(id));
    }

    @GET
    @Path("/sites")
    @Operation(summary = "Minutes, shifts and employees by site")
    @APIResponse(responseCode = "200", description = "Most minutes first")
    @APIResponse(
            responseCode = "400",
            description = "from or to is missing or not valid, or no whole months that have ended")
    public SitesResponse sites(@BeanParam DashboardQuery query) {
        var range = query.range();
        var withheld = view.ofCells("sites", query);
        return SitesResponse.of(
                range, query.unit(), readAggregates.total(range, query.unit(), SitesResponse.ASPECTS), withheld);
    }

    @GET
    @Path("/hours")
    @Operation(summary = "Minutes by hour of the week, in local time")
    @APIResponse(responseCode = "200", description = "The 168 hours of a week")
    @APIResponse(
            responseCode = "400",
            description = "from or to is missing or not valid, or no whole months that have ended")
    public HoursResponse hours(@BeanParam DashboardQuery query) {
        var range = query.range();
        var withheld = view.ofCells("hours", query);
        return HoursResponse.of(
                range, query.unit(), readAggregates.total(range, query.unit(), HoursResponse.ASPECTS), withheld);
    }

    @GET
    @Path("/sources")
    @Operation(summary = "The log sources that the minutes are based on, and what they can show")
    @APIResponse(responseCode = "200", description = "By source")
    @APIResponse(
            responseCode = "400",
            description = "from or to is missing or not valid, or no whole months that have ended")
    public SourcesResponse sources(@BeanParam DashboardQuery query) {
        var range = query.range();
        var withheld = view.ofCells("sources", query);
        return SourcesResponse.of(
                range,
                query.unit(),
                readAggregates.total(range, query.unit(), SourcesResponse.ASPECTS),
                readAggregates.zone(),
                withheld);
    }

    @GET
    @Path("/fairness")
    @Operation(
            summary = "Whether some units, kinds of duty or times of day get more findings than others",
            description =
                    "Rates per 100 shifts with their 95 % intervals, and which limits applied to whom. No protected"
                            + " attributes are stored, so people cannot be grouped by them.")
    @APIResponse(responseCode = "200", description = "All shifts, then by unit, kind of duty and time of day")
    @APIResponse(
            responseCode = "400",
            description = "from or to is missing or not valid, or no whole months that have ended")
    public FairnessResponse fairness(@BeanParam DashboardQuery query) {
        var range = query.range();
        var withheld = query.unit() == null ? view.ofRows("fairness", query) : view.ofCells("fairness", query);
        var aggregates = department(query, range, FairnessResponse.TOTAL_ASPECTS, FairnessResponse.UNIT_ASPECTS);
        return FairnessResponse.of(range, query.unit(), aggregates.total(), aggregates.units(), withheld);
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
