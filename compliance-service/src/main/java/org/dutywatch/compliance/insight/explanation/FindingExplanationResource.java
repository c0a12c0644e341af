package org.dutywatch.compliance.insight.explanation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.dutywatch.compliance.cases.findings.RequestedFindings;
import org.dutywatch.compliance.people.access.AccessScope;
import org.dutywatch.eventkit.rest.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.jspecify.annotations.Nullable;

/** Explains a finding, as JSON and as a picture. */
@Path("/api/v1/findings")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.EMPLOYEE, Roles.SUPERVISOR, Roles.ADMINISTRATOR, Roles.CHIEF, Roles.AUDITOR})
@Cache(noStore = true)
@Tag(name = "Findings")
public class FindingExplanationResource {
    private final RequestedFindings findings;
    private final ExplainFinding explainFinding;
    private final TimelinePicture timelinePicture;
    private final AccessScope accessScope;

    FindingExplanationResource(
            RequestedFindings findings,
            ExplainFinding explainFinding,
            TimelinePicture timelinePicture,
            AccessScope accessScope) {
        this.findings = findings;
        this.explainFinding = explainFinding;
        this.timelinePicture = timelinePicture;
        this.accessScope = accessScope;
    }

    @GET
    @Path("/{id}/evidence")
    @Operation(
            summary = "Explains why each minute counted, and why other time did not",
            description = "Computed from the evidence as it is known now.")
    @APIResponse(responseCode = "200", description = "The explanation")
    @APIResponse(responseCode = "403", description = "You may not see this employee")
    @APIResponse(responseCode = "404", description = "There is no such finding")
    @APIResponse(responseCode = "409", description = "The evidence of this shift was deleted; its figures are kept")
    public Explanation evidence(@PathParam("id") UUID id, @QueryParam("purpose") @Nullable String purpose) {
        var finding = findings.require(id);
        var scope = accessScope.forObjectOf("view_evidence", purpose, finding.employeeId(), finding.shiftStart());
        return explainFinding.explain(finding, scope);
    }

    @GET
    @Path("/{id}/timeline.svg")
    @Produces(TimelinePicture.MEDIA_TYPE)
    @Operation(summary = "Draws the explanation of a finding: duty, attention by site, and what was left out")
    @APIResponse(responseCode = "200", description = "An SVG without scripts and external resources")
    @APIResponse(responseCode = "403", description = "You may not see this employee, or not by id: a picture has times")
    @APIResponse(responseCode = "404", description = "There is no such finding")
    @APIResponse(responseCode = "409", description = "The evidence of this shift was deleted; its figures are kept")
    public Response timeline(@PathParam("id") UUID id, @QueryParam("purpose") @Nullable String purpose) {
        var finding = findings.require(id);
        var scope = accessScope.forObjectOf("view_evidence", purpose, finding.employeeId(), finding.shiftStart());
        AccessScope.refuseUnderPseudonym(scope, finding.employeeId(), finding.shiftStart());
        return timelinePicture.of(explainFinding.explain(finding, scope));
    }
}
