package org.dutywatch.compliance.rules.exemptions.rest;

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
import java.time.Clock;
import java.time.Instant;
import org.dutywatch.compliance.rules.exemptions.ExemptionListAuthorization;
import org.dutywatch.compliance.rules.exemptions.ExemptionVisibility;
import org.dutywatch.compliance.rules.exemptions.drafts.DecideExemption;
import org.dutywatch.compliance.rules.exemptions.drafts.ExemptionDraft;
import org.dutywatch.eventkit.decisions.DecideChanges;
import org.dutywatch.eventkit.decisions.DecisionState;
import org.dutywatch.eventkit.decisions.DeclineRequest;
import org.dutywatch.eventkit.rest.Page;
import org.dutywatch.eventkit.rest.PageToken;
import org.dutywatch.eventkit.rest.PathId;
import org.dutywatch.eventkit.rest.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Lists the exemptions that another person must approve, and lets him decide. */
@Path("/api/v1/exemptions/drafts")
@Tag(name = "Exemptions")
@Produces(MediaType.APPLICATION_JSON)
public class ExemptionDraftsResource {
    private static final int PAGE_SIZE = 200;
    private static final String UNKNOWN = "no such draft of an exemption";

    private final ListExemptionDrafts listDrafts;
    private final DecideChanges decideChanges;
    private final DecideExemption exemption;
    private final ExemptionListAuthorization listAuthorization;
    private final ExemptionVisibility visibility;
    private final Clock clock;

    ExemptionDraftsResource(
            ListExemptionDrafts listDrafts,
            DecideChanges decideChanges,
            DecideExemption exemption,
            ExemptionListAuthorization listAuthorization,
            ExemptionVisibility visibility,
            Clock clock) {
        this.listDrafts = listDrafts;
        this.decideChanges = decideChanges;
        this.exemption = exemption;
        this.listAuthorization = listAuthorization;
        this.visibility = visibility;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.ROSTER_ADMIN, Roles.SUPERVISOR, Roles.ADMINISTRATOR, Roles.CHIEF, Roles.AUDITOR})
    @Transactional
    @Operation(
            summary = "Lists exemptions and revocations that another person must approve, awaited and decided",
            description = "The oldest first. A supervisor sees those of the own chain of command. An administrator sees"
                    + " neither id nor pseudonym unless an unmasking shows him the person. Those for investigations and"
                    + " intelligence are listed only for those who may decide, and who may see such exemptions.")
    public Page<ExemptionDraftResponse> list(
            @QueryParam("state") @Nullable DecisionState state,
            @QueryParam("purpose") @Nullable String purpose,
            @QueryParam("page_token") @Nullable String pageToken) {
        ExemptionListAuthorization.ExemptionListScope scope = listAuthorization.scopeFor(null, purpose);
        Instant now = clock.instant();
        var query = new ListExemptionDrafts.DraftListQuery(scope.filter(), state, now);
        return Page.of(
                listDrafts.page(query, visibility.reader(), PageToken.startOf(pageToken), PAGE_SIZE + 1),
                PAGE_SIZE,
                draft -> new PageToken(draft.createdAt, draft.draftId),
                draft -> ExemptionDraftResponse.of(draft, scope.label(draft), draft.stateAt(now)));
    }

    @POST
    @Path("/{id}/approve")
    @RolesAllowed({Roles.SUPERVISOR, Roles.ADMINISTRATOR, Roles.CHIEF})
    @Transactional
    @Operation(
            summary = "Approves an awaited exemption or revocation, which counts from now on",
            description = "The one who is named as approver, alone and in his own login: a supervisor who was above"
                    + " everybody exempted, or an administrator. If nobody is named, anybody who was above them, an"
                    + " administrator, or the chief. Never its author, or an exempted employee.")
    @APIResponse(responseCode = "200", description = "The draft, APPROVED")
    @APIResponse(responseCode = "403", description = "Somebody else is named as approver, or you were not above all")
    @APIResponse(responseCode = "404", description = "There is no such draft")
    @APIResponse(
            responseCode = "409",
            description = "It is decided or expired already; or the exemption that it would replace or revoke has"
                    + " changed since, and somebody should decline it")
    @APIResponse(responseCode = "422", description = "You are its author, or would be exempted")
    public ExemptionDraftResponse approve(@PathParam("id") String id) {
        return response(decideChanges.approve(exemption, PathId.uuid(id, UNKNOWN), null));
    }

    @POST
    @Path("/{id}/decline")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.SUPERVISOR, Roles.ADMINISTRATOR, Roles.CHIEF})
    @Transactional
    @Operation(
            summary = "Declines an awaited exemption or revocation; what is exempt stays as it is",
            description = "By those who may approve it.")
    @APIResponse(responseCode = "200", description = "The draft, DECLINED")
    @APIResponse(responseCode = "403", description = "Somebody else is named as approver, or you were not above all")
    @APIResponse(responseCode = "404", description = "There is no such draft")
    @APIResponse(responseCode = "409", description = "It is decided or expired already")
    @APIResponse(responseCode = "422", description = "You are its author, or would be exempted")
    public ExemptionDraftResponse decline(@PathParam("id") String id, @NotNull @Valid DeclineRequest request) {
        return response(decideChanges.decline(exemption, PathId.uuid(id, UNKNOWN), request.reason()));
    }

    /** A caller who sees employees under pseudonyms sees no more in the response to a decision. */
    private ExemptionDraftResponse response(ExemptionDraft draft) {
        return ExemptionDraftResponse.of(draft, listAuthorization.labelAfterChange(draft.employeeId), draft.state);
    }
}
