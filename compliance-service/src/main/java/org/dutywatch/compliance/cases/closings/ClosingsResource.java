package org.dutywatch.compliance.cases.closings;

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
import java.util.Comparator;
import java.util.UUID;
import org.dutywatch.compliance.people.access.AccessScope;
import org.dutywatch.compliance.people.access.RequestedIds;
import org.dutywatch.compliance.people.access.RequestedIds.AboutEmployees;
import org.dutywatch.eventkit.decisions.DecideChanges;
import org.dutywatch.eventkit.decisions.DecisionState;
import org.dutywatch.eventkit.decisions.DeclineRequest;
import org.dutywatch.eventkit.rest.Page;
import org.dutywatch.eventkit.rest.PageToken;
import org.dutywatch.eventkit.rest.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.jspecify.annotations.Nullable;

/** Lists the closings of alerts, and lets a second person decide on them. */
@Path("/api/v1/closings")
@Produces(MediaType.APPLICATION_JSON)
@Cache(noStore = true)
@Tag(name = "Closings")
public class ClosingsResource {
    /** Of what is shown: under pseudonyms the oldest days first. */
    private static final Comparator<ClosingResponse> ORDER =
            Comparator.comparing(ClosingResponse::askedAt).thenComparing(ClosingResponse::closingId);

    private static final int PAGE_SIZE = 200;
    private static final String AUDIT_ACTION = "view_closing";

    private final Closings closings;
    private final DecideChanges decideChanges;
    private final DecideClosing closing;
    private final AccessScope accessScope;
    private final RequestedIds requestedIds;
    private final Clock clock;

    ClosingsResource(
            Closings closings,
            DecideChanges decideChanges,
            DecideClosing closing,
            AccessScope accessScope,
            RequestedIds requestedIds,
            Clock clock) {
        this.closings = closings;
        this.decideChanges = decideChanges;
        this.closing = closing;
        this.accessScope = accessScope;
        this.requestedIds = requestedIds;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.SUPERVISOR, Roles.ADMINISTRATOR, Roles.CHIEF, Roles.AUDITOR})
    @Transactional
    @Operation(
            summary = "Lists the closings of alerts on which a second person decides, the oldest first",
            description = "A supervisor sees closings of his chain of command as it was at the start of the shift."
                    + " Administrators and the chief see pseudonyms and no free text; they see names only under an"
                    + " unmasking.")
    @APIResponse(responseCode = "200", description = "The closings")
    @APIResponse(responseCode = "400", description = "page_token is not valid")
    @APIResponse(responseCode = "403", description = "You may not see this employee")
    public Page<ClosingResponse> list(
            @QueryParam("state") @Nullable DecisionState state,
            @QueryParam("employee_id") @Nullable String employeeId,
            @QueryParam("purpose") @Nullable String purpose,
            @QueryParam("page_token") @Nullable String pageToken) {
        var scope = accessScope.forRequest(AUDIT_ACTION, purpose, employeeId);
        return scope.sealed(
                Page.of(
                        closings.page(scope.filter(), state, PageToken.startOf(scope.opened(pageToken)), PAGE_SIZE + 1),
                        PAGE_SIZE,
                        one -> new PageToken(one.decision().askedAt(), one.closingId()),
                        one -> ClosingResponse.of(one, scope, clock.instant())),
                ORDER);
    }

    @POST
    @Path("/{id}/approve")
    @RolesAllowed({Roles.SUPERVISOR, Roles.ADMINISTRATOR, Roles.CHIEF})
    @Transactional
    @Operation(
            summary = "Approves a closing: the finding is closed",
            description = "Not by its author, the employee, or whoever acknowledged the finding.")
    @APIResponse(responseCode = "200", description = "The closing, APPROVED; the finding is CLOSED")
    @APIResponse(responseCode = "403", description = "The employee was not in your chain of command at that time")
    @APIResponse(responseCode = "404", description = "There is no such closing")
    @APIResponse(responseCode = "409", description = "It is decided already, or the review has ended since")
    @APIResponse(responseCode = "422", description = "You are its author, you reported it, or it concerns you")
    public ClosingResponse approve(@PathParam("id") UUID id) {
        return response(decideChanges.approve(closing, ownId(id), null));
    }

    @POST
    @Path("/{id}/decline")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.SUPERVISOR, Roles.ADMINISTRATOR, Roles.CHIEF})
    @Transactional
    @Operation(summary = "Declines a closing: the finding stays under review")
    @APIResponse(responseCode = "200", description = "The closing, DECLINED")
    @APIResponse(responseCode = "403", description = "The employee was not in your chain of command at that time")
    @APIResponse(responseCode = "404", description = "There is no such closing")
    @APIResponse(responseCode = "409", description = "It is decided already")
    @APIResponse(responseCode = "422", description = "You are its author, you reported it, or it concerns you")
    public ClosingResponse decline(@PathParam("id") UUID id, @NotNull @Valid DeclineRequest request) {
        return response(decideChanges.decline(closing, ownId(id), request.reason()));
    }

    private UUID ownId(UUID given) {
        return requestedIds.ownId(
                given,
                id -> closings.find(id).map(closing -> new AboutEmployees(closing.employeeId(), closing.shiftStart())));
    }

    /** Shows the decided closing without revealing more: an administrator still sees the pseudonym. */
    private ClosingResponse response(Closing decided) {
        var scope = accessScope.forObjectOf(AUDIT_ACTION, null, decided.employeeId(), decided.shiftStart());
        return ClosingResponse.of(decided, scope, clock.instant());
    }
}
