package org.dutywatch.compliance.cases.answers;

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
import java.util.Comparator;
import java.util.UUID;
import org.dutywatch.compliance.cases.replies.Claim;
import org.dutywatch.compliance.cases.replies.ClaimState;
import org.dutywatch.compliance.cases.review.ReasonRequest;
import org.dutywatch.compliance.people.access.AccessScope;
import org.dutywatch.compliance.people.access.RequestedIds;
import org.dutywatch.compliance.people.access.RequestedIds.AboutEmployees;
import org.dutywatch.eventkit.decisions.DecideChanges;
import org.dutywatch.eventkit.rest.Page;
import org.dutywatch.eventkit.rest.PageToken;
import org.dutywatch.eventkit.rest.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.jspecify.annotations.Nullable;

/** Lists claims of official business, and approves or declines them. */
@Path("/api/v1/claims")
@Produces(MediaType.APPLICATION_JSON)
@Cache(noStore = true)
@Tag(name = "Claims")
public class ClaimsResource {
    /** Of what is shown: under pseudonyms the oldest days first. */
    private static final Comparator<ClaimResponse> ORDER =
            Comparator.comparing(ClaimResponse::filedAt).thenComparing(ClaimResponse::claimId);

    private static final int PAGE_SIZE = 200;

    private final DecideChanges decideChanges;
    private final DecideClaim claim;
    private final ListClaims listClaims;
    private final AccessScope accessScope;
    private final RequestedIds requestedIds;

    ClaimsResource(
            DecideChanges decideChanges,
            DecideClaim claim,
            ListClaims listClaims,
            AccessScope accessScope,
            RequestedIds requestedIds) {
        this.decideChanges = decideChanges;
        this.claim = claim;
        this.listClaims = listClaims;
        this.accessScope = accessScope;
        this.requestedIds = requestedIds;
    }

    @GET
    @RolesAllowed({Roles.EMPLOYEE, Roles.SUPERVISOR, Roles.ADMINISTRATOR, Roles.CHIEF, Roles.AUDITOR})
    @Transactional
    @Operation(
            summary = "Lists claims of official business, the oldest first",
            description = "A supervisor sees claims of his chain of command as it was at the start of the shift; an"
                    + " employee sees his own. Administrators and the chief see pseudonyms and no free text; they see"
                    + " names only under an unmasking.")
    @APIResponse(responseCode = "200", description = "The claims")
    @APIResponse(responseCode = "400", description = "page_token is not valid")
    @APIResponse(responseCode = "403", description = "You may not see this employee")
    public Page<ClaimResponse> list(
            @QueryParam("state") @Nullable ClaimState state,
            @QueryParam("employee_id") @Nullable String employeeId,
            @QueryParam("purpose") @Nullable String purpose,
            @QueryParam("page_token") @Nullable String pageToken) {
        var scope = accessScope.forRequest("view_claims", purpose, employeeId);
        return scope.sealed(
                Page.of(
                        listClaims.page(
                                scope.filter(), state, PageToken.startOf(scope.opened(pageToken)), PAGE_SIZE + 1),
                        PAGE_SIZE,
                        one -> new PageToken(one.filedAt, one.claimId),
                        one -> ClaimResponse.of(one, scope)),
                ORDER);
    }

    @POST
    @Path("/{id}/approve")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.SUPERVISOR, Roles.ADMINISTRATOR})
    @Transactional
    @Operation(
            summary = "Approves a claim: grants an exemption, and the shift is evaluated again",
            description = "The finding is then lowered, withdrawn or unchanged; the cause of a change is EXEMPTION.")
    @APIResponse(responseCode = "200", description = "The claim, APPROVED, with its exemption")
    @APIResponse(responseCode = "403", description = "The employee is not in your chain of command")
    @APIResponse(responseCode = "404", description = "There is no such claim")
    @APIResponse(responseCode = "409", description = "The claim is already decided")
    @APIResponse(responseCode = "422", description = "The claim is your own")
    public ClaimResponse approve(@PathParam("id") UUID id, @NotNull @Valid ReasonRequest request) {
        return response(decideChanges.approve(claim, ownId(id), request.reason().strip()));
    }

    @POST
    @Path("/{id}/decline")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.SUPERVISOR, Roles.ADMINISTRATOR})
    @Transactional
    @Operation(summary = "Declines a claim: the finding does not change, and the employee can read the reason")
    @APIResponse(responseCode = "200", description = "The claim, DECLINED")
    @APIResponse(responseCode = "403", description = "The employee is not in your chain of command")
    @APIResponse(responseCode = "404", description = "There is no such claim")
    @APIResponse(responseCode = "409", description = "The claim is already decided")
    @APIResponse(responseCode = "422", description = "The claim is your own")
    public ClaimResponse decline(@PathParam("id") UUID id, @NotNull @Valid ReasonRequest request) {
        return response(decideChanges.decline(claim, ownId(id), request.reason().strip()));
    }

    private UUID ownId(UUID given) {
        return requestedIds.ownId(
                given,
                id -> Claim.<Claim>findByIdOptional(id)
                        .map(claim -> new AboutEmployees(claim.employeeId, claim.startAt)));
    }

    /** Shows the decided claim without revealing more: an administrator still sees the pseudonym. */
    private ClaimResponse response(Claim decided) {
        return ClaimResponse.of(decided, accessScope.forObjectOf("view_claims", null, decided.employeeId));
    }
}
