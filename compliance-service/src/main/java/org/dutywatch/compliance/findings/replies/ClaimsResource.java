package org.dutywatch.compliance.findings.replies;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.dutywatch.compliance.findings.ConcernedShifts;
import org.dutywatch.compliance.findings.ReasonRequest;
import org.dutywatch.compliance.viewing.PageToken;
import org.dutywatch.compliance.viewing.ViewScope;
import org.dutywatch.compliance.viewing.Viewer;
import org.dutywatch.eventkit.rest.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.jspecify.annotations.Nullable;

/** Lists claims of official business, and takes the decisions about them. */
@Path("/api/v1/claims")
@Produces(MediaType.APPLICATION_JSON)
@Cache(noStore = true)
@Tag(name = "Claims")
public class ClaimsResource {
    private static final int PAGE_SIZE = 200;
    private static final PageToken FIRST = new PageToken(Instant.EPOCH, new UUID(0, 0));

    private final DecideClaim decideClaim;
    private final ConcernedShifts shifts;
    private final Viewer viewer;

    ClaimsResource(DecideClaim decideClaim, ConcernedShifts shifts, Viewer viewer) {
        this.decideClaim = decideClaim;
        this.shifts = shifts;
        this.viewer = viewer;
    }

    @GET
    @RolesAllowed({"employee", "supervisor", "administrator", "chief", "auditor"})
    @Transactional
    @Operation(
            summary = "Claims of official business, who waits longest first",
            description =
                    "A supervisor sees the chain of command as it was at the start of the shift, an employee his"
                            + " own. Administrators and the chief see pseudonyms and nobody's words, persons only with a purpose.")
    @APIResponse(responseCode = "200", description = "The claims")
    @APIResponse(responseCode = "400", description = "A wrong page_token, or a purpose is needed")
    @APIResponse(responseCode = "403", description = "The employee is not yours to see")
    public Page<ClaimResponse> list(
            @QueryParam("state") @Nullable ClaimState state,
            @QueryParam("employee_id") @Nullable String employeeId,
            @QueryParam("purpose") @Nullable String purpose,
            @QueryParam("page_token") @Nullable String pageToken) {
        var after = pageToken == null ? FIRST : PageToken.read(pageToken);
        var scope = viewer.scope("view_claims", purpose, employeeId);
        var found = Claim.page(state, scope.only().orElse(null), after, PAGE_SIZE + 1);
        var shown = found.subList(0, Math.min(found.size(), PAGE_SIZE));
        var last = found.size() > PAGE_SIZE ? shown.get(PAGE_SIZE - 1) : null;
        return new Page<>(
                shown.stream()
                        .filter(claim -> mayBeSeen(scope, claim))
                        .map(claim -> ClaimResponse.of(claim, scope))
                        .toList(),
                last == null ? null : new PageToken(last.filedAt, last.claimId).text());
    }

    /** The caller may see a claim if he may see its finding: what counts is the start of the finding's shift. */
    private boolean mayBeSeen(ViewScope scope, Claim claim) {
        return scope.only().isEmpty()
                || scope.sees(
                        claim.employeeId, shifts.of(claim.findingId).span().start());
    }

    @POST
    @Path("/{id}/approve")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"supervisor", "administrator"})
    @Transactional
    @Operation(
            summary = "Approves a claim: an exemption covers it, and the shift is measured again",
            description = "The finding falls, is withdrawn or stands, with the cause EXEMPTION.")
    @APIResponse(responseCode = "200", description = "The claim, APPROVED, with its exemption")
    @APIResponse(responseCode = "403", description = "The employee is not in your chain of command")
    @APIResponse(responseCode = "404", description = "There is no such claim")
    @APIResponse(responseCode = "409", description = "It is decided already")
    @APIResponse(responseCode = "422", description = "It is your own")
    public ClaimResponse approve(@PathParam("id") UUID id, @NotNull @Valid ReasonRequest request) {
        return response(decideClaim.approve(id, request.reason()));
    }

    @POST
    @Path("/{id}/decline")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"supervisor", "administrator"})
    @Transactional
    @Operation(summary = "Declines a claim: the finding stands, and the employee reads the reason")
    @APIResponse(responseCode = "200", description = "The claim, DECLINED")
    @APIResponse(responseCode = "403", description = "The employee is not in your chain of command")
    @APIResponse(responseCode = "404", description = "There is no such claim")
    @APIResponse(responseCode = "409", description = "It is decided already")
    @APIResponse(responseCode = "422", description = "It is your own")
    public ClaimResponse decline(@PathParam("id") UUID id, @NotNull @Valid ReasonRequest request) {
        return response(decideClaim.decline(id, request.reason()));
    }

    /** Shows the decided claim without revealing more: an administrator without a purpose still sees the pseudonym. */
    private ClaimResponse response(Claim claim) {
        return ClaimResponse.of(claim, viewer.about("view_claims", null, claim.employeeId));
    }
}
