package org.dutywatch.compliance.insight.bundles;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.dutywatch.compliance.cases.findings.Finding;
import org.dutywatch.compliance.cases.findings.RequestedFindings;
import org.dutywatch.compliance.cases.snapshots.SnapshotCause;
import org.dutywatch.compliance.insight.bundles.SealedBundles.SealedBundle;
import org.dutywatch.compliance.people.access.AccessScope;
import org.dutywatch.compliance.people.access.RequestedIds;
import org.dutywatch.compliance.people.access.RequestedIds.AboutEmployees;
import org.dutywatch.compliance.people.access.VisibleEmployees;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Page;
import org.dutywatch.eventkit.rest.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.jspecify.annotations.Nullable;

/** Lists the sealed bundles of a finding, and gives one. */
@Path("/api/v1/findings/{id}/bundles")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.SUPERVISOR, Roles.ADMINISTRATOR, Roles.AUDITOR})
@Cache(noStore = true)
@Tag(name = "Findings")
public class SealedBundlesResource {
    private final RequestedFindings findings;
    private final SealedBundles sealedBundles;
    private final ExportBundle exportBundle;
    private final AccessScope accessScope;
    private final RequestedIds requestedIds;

    SealedBundlesResource(
            RequestedFindings findings,
            SealedBundles sealedBundles,
            ExportBundle exportBundle,
            AccessScope accessScope,
            RequestedIds requestedIds) {
        this.findings = findings;
        this.sealedBundles = sealedBundles;
        this.exportBundle = exportBundle;
        this.accessScope = accessScope;
        this.requestedIds = requestedIds;
    }

    /**
     * A sealed bundle.
     *
     * @param shiftStart planned start of the shift that it is about; under a pseudonym the beginning of the local day
     * @param revision the revision of the finding that it was made for; null under a pseudonym
     * @param sealedAt under a pseudonym the beginning of the local day
     * @param sha256 of the bytes of the zip file: 64 lower-case hex digits; null under a pseudonym, because it is the
     *     same for all viewers
     * @param size in bytes; null under a pseudonym
     */
    public record SealedBundleResponse(
            UUID bundleId,
            Instant shiftStart,
            @Schema(nullable = true) @Nullable Integer revision,
            SnapshotCause cause,
            Instant sealedAt,
            @Schema(nullable = true) @Nullable String sha256,
            @Schema(nullable = true) @Nullable Integer size) {
        static SealedBundleResponse of(SealedBundle sealed, Finding finding, VisibleEmployees scope) {
            String employeeId = finding.employeeId();
            boolean byId = scope.isShownById(employeeId, finding.shiftStart());
            return new SealedBundleResponse(
                    scope.id(employeeId, finding.shiftStart(), sealed.bundleId()),
                    scope.time(employeeId, finding.shiftStart(), sealed.shiftStart()),
                    byId ? sealed.revision() : null,
                    sealed.cause(),
                    scope.time(employeeId, finding.shiftStart(), sealed.sealedAt()),
                    byId ? sealed.sha256() : null,
                    byId ? sealed.size() : null);
        }
    }

    @GET
    @Transactional
    @Operation(
            summary = "Lists the sealed bundles of a finding, the oldest first",
            description =
                    "One is made when the finding becomes an alert and one when it is referred; of a finding about"
                            + " a week, one for each shift. They stay when the evidence is dropped.")
    @APIResponse(responseCode = "200", description = "The sealed bundles")
    @APIResponse(responseCode = "403", description = "You may not see this employee")
    @APIResponse(responseCode = "404", description = "There is no such finding")
    public Page<SealedBundleResponse> list(@PathParam("id") UUID id, @QueryParam("purpose") @Nullable String purpose) {
        var finding = findings.require(id);
        var scope = accessScope.forObjectOf("view_bundles", purpose, finding.employeeId(), finding.shiftStart());
        return Page.all(sealedBundles.of(finding.id()).stream()
                .map(one -> SealedBundleResponse.of(one, finding, scope))
                .toList());
    }

    @GET
    @Path("/{bundle}")
    @Produces("application/zip")
    @Operation(
            summary = "Gives a sealed bundle, to check a finding as it was, without this service",
            description = "The same rights as for an export: it names the employee, so an administrator needs a"
                    + " running unmasking, and each export is recorded in the audit trail.")
    @APIResponse(responseCode = "200", description = "A zip file for the verifier")
    @APIResponse(
            responseCode = "403",
            description = "You may not see this employee or his official business, or no unmasking of him runs")
    @APIResponse(responseCode = "404", description = "There is no such finding or bundle")
    public Response one(
            @PathParam("id") UUID id,
            @PathParam("bundle") UUID bundleId,
            @QueryParam("purpose") @Nullable String purpose) {
        var finding = findings.require(id);
        var all = sealedBundles.of(finding.id());
        UUID ownId = requestedIds.ownId(
                bundleId,
                own -> all.stream()
                        .filter(one -> one.bundleId().equals(own))
                        .findFirst()
                        .map(one -> new AboutEmployees(finding.employeeId(), finding.shiftStart())));
        var sealed = all.stream()
                .filter(one -> one.bundleId().equals(ownId))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "there is no sealed bundle with this id of this finding"));
        return exportBundle.sealed(sealed, purpose);
    }
}
