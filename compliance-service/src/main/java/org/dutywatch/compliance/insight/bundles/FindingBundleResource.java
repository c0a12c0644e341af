package org.dutywatch.compliance.insight.bundles;

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
import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.eventkit.rest.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.jspecify.annotations.Nullable;

/** Exports the evidence bundle of a finding. */
@Path("/api/v1/findings")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.EMPLOYEE, Roles.SUPERVISOR, Roles.ADMINISTRATOR, Roles.CHIEF, Roles.AUDITOR})
@Cache(noStore = true)
@Tag(name = "Findings")
public class FindingBundleResource {
    private final RequestedFindings findings;
    private final ExportBundle exportBundle;

    FindingBundleResource(RequestedFindings findings, ExportBundle exportBundle) {
        this.findings = findings;
        this.exportBundle = exportBundle;
    }

    @GET
    @Path("/{id}/bundle")
    @Produces("application/zip")
    @RolesAllowed({Roles.SUPERVISOR, Roles.ADMINISTRATOR, Roles.AUDITOR})
    @Operation(
            summary = "Exports a signed evidence bundle, to check a finding without this service",
            description = "The bundle holds the facts, the parameters, the figures, a README.txt, and a manifest with"
                    + " the SHA-256 of each file. It names the employee, so an administrator needs a running"
                    + " unmasking. Where the evidence was deleted, it is the newest sealed bundle of the finding."
                    + " Every export is recorded in the audit trail.")
    @APIResponse(responseCode = "200", description = "A zip file for the verifier")
    @APIResponse(responseCode = "403", description = "You may not see this employee, or no unmasking of him runs")
    @APIResponse(responseCode = "404", description = "There is no such finding")
    @APIResponse(
            responseCode = "409",
            description =
                    "The shift was removed from the roster, or its evidence was deleted and no sealed bundle of it"
                            + " was made")
    @APIResponse(responseCode = "503", description = "The service has no signing key")
    public Response bundle(@PathParam("id") UUID id, @QueryParam("purpose") @Nullable String purpose) {
        var finding = findings.require(id);
        return exportBundle.apply(
                BundledFinding.of(finding), new ShiftKey(finding.employeeId(), finding.shiftStart()), purpose);
    }
}
