package org.dutywatch.compliance.duty.acting;

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
import org.dutywatch.compliance.people.access.VisibleEmployees;
import org.dutywatch.eventkit.decisions.DecideChanges;
import org.dutywatch.eventkit.decisions.DecisionState;
import org.dutywatch.eventkit.decisions.DeclineRequest;
import org.dutywatch.eventkit.rest.Caller;
import org.dutywatch.eventkit.rest.Page;
import org.dutywatch.eventkit.rest.PageToken;
import org.dutywatch.eventkit.rest.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Lists the requested changes of acting supervisors, and lets a second person decide on them. */
@Path("/api/v1/roster/acting/requests")
@Tag(name = "Roster")
@Produces(MediaType.APPLICATION_JSON)
public class ActingRequestsResource {
    /** Of what is shown: under pseudonyms the oldest days first. */
    private static final Comparator<ActingChangeResponse> ORDER =
            Comparator.comparing(ActingChangeResponse::askedAt).thenComparing(ActingChangeResponse::requestId);

    private static final String AUDIT_ACTION = "view_acting_requests";
    private static final int PAGE_SIZE = 200;

    private final RequestedActingChanges requests;
    private final DecideChanges decideChanges;
    private final DecideActingChange actingChange;
    private final AccessScope accessScope;
    private final RequestedIds requestedIds;
    private final Caller caller;
    private final Clock clock;

    ActingRequestsResource(
            RequestedActingChanges requests,
            DecideChanges decideChanges,
            DecideActingChange actingChange,
            AccessScope accessScope,
            RequestedIds requestedIds,
            Caller caller,
            Clock clock) {
        this.requests = requests;
        this.decideChanges = decideChanges;
        this.actingChange = actingChange;
        this.accessScope = accessScope;
        this.requestedIds = requestedIds;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.ROSTER_ADMIN, Roles.SUPERVISOR, Roles.ADMINISTRATOR, Roles.CHIEF, Roles.AUDITOR})
    @Transactional
    @Operation(
            summary = "Lists the requested changes of acting supervisors, awaited and decided, the oldest first",
            description = "A supervisor sees those about supervisors of the own chain of command. An administrator sees"
                    + " pseudonyms unless an unmasking shows him the person.")
    public Page<ActingChangeResponse> list(
            @QueryParam("state") @Nullable DecisionState state,
            @QueryParam("purpose") @Nullable String purpose,
            @QueryParam("page_token") @Nullable String pageToken) {
        VisibleEmployees scope = accessScope.forRosterRecords(AUDIT_ACTION, purpose, null);
        return scope.sealed(
                Page.of(
                        requests.page(scope.filter(), state, PageToken.startOf(scope.opened(pageToken)), PAGE_SIZE + 1),
                        PAGE_SIZE,
                        requested -> new PageToken(requested.decision().askedAt(), requested.requestId()),
                        requested -> ActingChangeResponse.of(requested, clock.instant(), scope)),
                ORDER);
    }

    @POST
    @Path("/{id}/approve")
    @RolesAllowed({Roles.SUPERVISOR, Roles.ADMINISTRATOR, Roles.CHIEF})
    @Operation(
            summary = "Approves an awaited change of acting supervisors and makes it",
            description =
                    "Whoever was above the supervisor at its first moment may approve it, an administrator, or the"
                            + " chief; never its author, the one who acts, or the one for whom he acts.")
    @APIResponse(responseCode = "200", description = "The request, APPROVED; the change is made")
    @APIResponse(responseCode = "403", description = "The supervisor was not in your chain of command at that time")
    @APIResponse(responseCode = "404", description = "There is no such request")
    @APIResponse(
            responseCode = "409",
            description =
                    "It is decided or expired already; or the change is not possible any more, and the detail says"
                            + " why. It then stays awaited, and somebody should decline it.")
    @APIResponse(responseCode = "422", description = "You are its author, or one of the two")
    public ActingChangeResponse approve(@PathParam("id") UUID id) {
        return response(decideChanges.approve(actingChange, ownId(id), null));
    }

    @POST
    @Path("/{id}/decline")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.SUPERVISOR, Roles.ADMINISTRATOR, Roles.CHIEF})
    @Operation(
            summary = "Declines an awaited change of acting supervisors; who acts for whom stays as it is",
            description = "By those who may approve it.")
    @APIResponse(responseCode = "200", description = "The request, DECLINED")
    @APIResponse(responseCode = "403", description = "The supervisor was not in your chain of command at that time")
    @APIResponse(responseCode = "404", description = "There is no such request")
    @APIResponse(responseCode = "409", description = "It is decided or expired already")
    @APIResponse(responseCode = "422", description = "You are its author, or one of the two")
    public ActingChangeResponse decline(@PathParam("id") UUID id, @NotNull @Valid DeclineRequest request) {
        return response(decideChanges.decline(actingChange, ownId(id), request.reason()));
    }

    /** Who keeps the roster sees everybody by id, and so each request by its own id. */
    private UUID ownId(UUID given) {
        return caller.hasRole(Roles.ROSTER_ADMIN)
                ? given
                : requestedIds.ownId(
                        given,
                        id -> requests.find(id)
                                .map(requested ->
                                        new AboutEmployees(requested.change().employeeIds(), null)));
    }

    /** A caller who sees employees under pseudonyms sees no more in the response to a decision. */
    private ActingChangeResponse response(RequestedActingChange decided) {
        return ActingChangeResponse.of(decided, clock.instant(), accessScope.forRequest(AUDIT_ACTION, null, null));
    }
}
