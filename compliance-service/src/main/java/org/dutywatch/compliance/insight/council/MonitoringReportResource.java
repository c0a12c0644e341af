package org.dutywatch.compliance.insight.council;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.dutywatch.compliance.insight.council.CollectedData.CollectedDataResponse;
import org.dutywatch.compliance.insight.council.CountReads.RoleReads;
import org.dutywatch.compliance.insight.dashboards.DashboardConfig;
import org.dutywatch.compliance.insight.dashboards.WholeMonths;
import org.dutywatch.compliance.insight.retention.RetentionConfig;
import org.dutywatch.compliance.measuring.evidence.EvidenceConfig;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.rest.Roles;
import org.dutywatch.eventkit.rest.TimeRange;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.jspecify.annotations.Nullable;

/** The report that a department gives to employees' representatives. It names nobody. */
@Path("/api/v1/monitoring-report")
@Produces(MediaType.APPLICATION_JSON)
@Cache(noStore = true)
@Tag(name = "Monitoring report")
public class MonitoringReportResource {
    private final CountReads countReads;
    private final EvidenceConfig evidence;
    private final RetentionConfig retention;
    private final DashboardConfig dashboards;
    private final AuditTrail audit;
    private final Clock clock;
    private final ZoneId zone;

    MonitoringReportResource(
            CountReads countReads,
            EvidenceConfig evidence,
            RetentionConfig retention,
            DashboardConfig dashboards,
            AuditTrail audit,
            Clock clock,
            ZoneId zone) {
        this.countReads = countReads;
        this.evidence = evidence;
        this.retention = retention;
        this.dashboards = dashboards;
        this.audit = audit;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * What is collected and who looked at it.
     *
     * @param smallestGroup a figure about fewer persons in one of the months is null
     * @param reads by role and by how they looked; who has two roles counts in both
     */
    public record MonitoringReportResponse(
            Instant from,
            Instant to,
            int smallestGroup,
            List<CollectedDataResponse> collected,
            List<RoleReads> reads) {}

    @GET
    @RolesAllowed({Roles.CHIEF, Roles.AUDITOR})
    @Transactional
    @Operation(
            summary = "Reports what is collected about employees, why, for how long, and how often each role looked",
            description =
                    "For employees' representatives: it names nobody. Whole months that have ended; a figure about"
                            + " few persons in one of them is null. The request is recorded in the audit trail.")
    @APIResponse(responseCode = "200", description = "The report")
    @APIResponse(responseCode = "400", description = "from or to is missing, or no whole months that have ended")
    public MonitoringReportResponse report(
            @Parameter(example = "2026-10-01T05:00:00Z") @QueryParam("from") @Nullable String from,
            @Parameter(example = "2026-11-01T05:00:00Z") @QueryParam("to") @Nullable String to) {
        var range = TimeRange.of(from, to);
        WholeMonths.refuseUnlessWholeMonths(range, zone, clock.instant(), "");
        audit.record("export_monitoring_report", null, range.from() + "/" + range.to());
        int smallestGroup = dashboards.smallestGroup();
        return new MonitoringReportResponse(
                range.from(),
                range.to(),
                smallestGroup,
                Arrays.stream(CollectedData.values())
                        .map(kind -> kind.response(evidence, retention))
                        .toList(),
                countReads.during(range, smallestGroup));
    }
}
