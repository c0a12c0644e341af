package org.dutywatch.compliance.dashboard;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.dutywatch.compliance.viewing.TimeRange;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.jspecify.annotations.Nullable;

/** Figures of the department and its units: no persons, no pseudonyms. */
@Path("/api/v1/dashboard")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"administrator", "chief", "auditor"})
@Cache(noStore = true)
@Tag(name = "Dashboard")
public class DashboardResource {
    private final DepartmentSummary summary;

    DashboardResource(DepartmentSummary summary) {
        this.summary = summary;
    }

    @GET
    @Path("/summary")
    @Operation(summary = "Shifts, minutes, findings, sites and exclusions of a range, in all and by unit")
    @APIResponse(responseCode = "200", description = "The summary")
    @APIResponse(responseCode = "400", description = "from or to missing or wrong")
    public SummaryResponse summary(
            @Parameter(description = "Shifts that start at or after this time", example = "2026-11-01T06:00:00Z")
                    @QueryParam("from")
                    @Nullable
                    String from,
            @Parameter(description = "Shifts that start before this time", example = "2026-12-01T06:00:00Z")
                    @QueryParam("to")
                    @Nullable
                    String to) {
        return summary.of(TimeRange.of(from, to));
    }
}
