package org.dutywatch.compliance.people.logins;

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
import org.dutywatch.compliance.people.reads.PersonReads;
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

/** Lists the requested changes of logins, and lets a second person decide on them. */
@Path("/api/v1/logins/requests")
@Tag(name = "Logins")
@Produces(MediaType.APPLICATION_JSON)
public class LoginRequestsResource {
    private static final int PAGE_SIZE = 50;
    private static final String UNKNOWN = "no such request for a change of logins";

    private final LoginRequests requests;
    private final DecideChanges decideChanges;
    private final DecideLogins loginChange;
    private final PersonReads reads;
    private final Clock clock;

    LoginRequestsResource(
            LoginRequests requests,
            DecideChanges decideChanges,
            DecideLogins loginChange,
            PersonReads reads,
            Clock clock) {
        this.requests = requests;
        this.decideChanges = decideChanges;
        this.loginChange = loginChange;
        this.reads = reads;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.CHIEF, Roles.AUDITOR})
    @Transactional
    @Operation(
            summary = "Lists the requested changes of logins, awaited and decided, the oldest first",
            description = "The access is recorded in the audit trail.")
    public Page<LoginRequestResponse> list(
            @QueryParam("state") @Nullable DecisionState state, @QueryParam("page_token") @Nullable String pageToken) {
        var page = Page.of(
                requests.page(state, PageToken.startOf(pageToken), PAGE_SIZE + 1),
                PAGE_SIZE,
                requested -> new PageToken(requested.decision().askedAt(), requested.requestId()),
                this::response);
        reads.showsById(
                "view_login_requests",
                null,
                page.items().stream()
                        .flatMap(request -> request.changes().stream())
                        .map(LoginRequestResponse.Change::employeeId)
                        .toList());
        return page;
    }

    @POST
    @Path("/{id}/approve")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.CHIEF})
    @Operation(summary = "Approves a requested change of logins and makes it; not by its author or a person in it")
    @APIResponse(responseCode = "200", description = "The request, APPROVED; the changes are made")
    @APIResponse(responseCode = "404", description = "There is no such request")
    @APIResponse(
            responseCode = "409",
            description = "It is decided already; or a login was linked to somebody else meanwhile, and somebody should"
                    + " decline the request")
    @APIResponse(responseCode = "422", description = "You are its author, or it is about you")
    public LoginRequestResponse approve(@PathParam("id") String id) {
        return response(decideChanges.approve(loginChange, PathId.uuid(id, UNKNOWN), null));
    }

    @POST
    @Path("/{id}/decline")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.CHIEF})
    @Operation(summary = "Declines a requested change of logins; every login stays as it is")
    @APIResponse(responseCode = "200", description = "The request, DECLINED")
    @APIResponse(responseCode = "404", description = "There is no such request")
    @APIResponse(responseCode = "409", description = "It is decided already")
    @APIResponse(responseCode = "422", description = "You are its author, or it is about you")
    public LoginRequestResponse decline(@PathParam("id") String id, @NotNull @Valid DeclineRequest request) {
        return response(decideChanges.decline(loginChange, PathId.uuid(id, UNKNOWN), request.reason()));
    }

    private LoginRequestResponse response(RequestedLogins requested) {
        return LoginRequestResponse.of(requested, clock.instant());
    }
}
