package org.dutywatch.compliance.cases.unmasking;

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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.cases.review.ReasonRequest;
import org.dutywatch.compliance.people.access.AccessScope;
import org.dutywatch.compliance.people.access.VisibleEmployees;
import org.dutywatch.compliance.people.reads.PersonReads;
import org.dutywatch.eventkit.decisions.DecideChanges;
import org.dutywatch.eventkit.rest.Caller;
import org.dutywatch.eventkit.rest.Page;
import org.dutywatch.eventkit.rest.PageToken;
import org.dutywatch.eventkit.rest.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Requests to see employees by id for some hours. */
@Path("/api/v1/unmaskings")
@Tag(name = "Unmaskings")
@Produces(MediaType.APPLICATION_JSON)
@Cache(noStore = true)
public class UnmaskingsResource {
    private static final int PAGE_SIZE = 200;

    private static final String AUDIT_ACTION = "view_unmaskings";

    private final RequestUnmasking requests;
    private final DecideChanges decideChanges;
    private final DecideUnmasking decide;
    private final UnmaskingRows rows;
    private final AccessScope accessScope;
    private final PersonReads reads;
    private final Caller caller;

    UnmaskingsResource(
            RequestUnmasking requests,
            DecideChanges decideChanges,
            DecideUnmasking decide,
            UnmaskingRows rows,
            AccessScope accessScope,
            PersonReads reads,
            Caller caller) {
        this.requests = requests;
        this.decideChanges = decideChanges;
        this.decide = decide;
        this.rows = rows;
        this.accessScope = accessScope;
        this.reads = reads;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.CHIEF})
    @Transactional
    @ResponseStatus(201)
    @Operation(
            summary = "Asks to see employees by id for some hours",
            description = "Once another administrator or the chief approves, the author, with this login, sees these"
                    + " employees by id until it ends. The person of a finding is the one of now. Ids are not checked:"
                    + " the answer does not say whether there is such an employee.")
    @APIResponse(responseCode = "201", description = "The request, AWAITED")
    @APIResponse(
            responseCode = "400",
            description = "Neither or both of employees and finding_id, too many employees, hours outside 1 to 24, or"
                    + " a reason that says too little")
    @APIResponse(responseCode = "404", description = "A pseudonym is not one of yours, or there is no such finding")
    @APIResponse(responseCode = "409", description = "You asked for the same already; the detail has the id")
    public UnmaskingResponse request(@NotNull @Valid UnmaskingRequest request) {
        return response(requests.request(request));
    }

    @GET
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.CHIEF, Roles.AUDITOR})
    @Transactional
    @Operation(
            summary = "Lists the requests to see employees by id, the oldest first",
            description = "Those that you asked for, decided on or may decide on; an auditor sees all.")
    public Page<UnmaskingResponse> list(
            @QueryParam("state") @Nullable UnmaskingState state, @QueryParam("page_token") @Nullable String pageToken) {
        var reader = new UnmaskingRows.UnmaskingReader(
                caller.hasRole(Roles.AUDITOR),
                UnmaskingLogins.require(caller),
                accessScope.ownEmployeeId().orElse(""));
        var scope = accessScope.forRequest(AUDIT_ACTION, null, null);
        var found = rows.page(reader, state, PageToken.startOf(pageToken), PAGE_SIZE + 1);
        reads.showsById(
                AUDIT_ACTION,
                null,
                found.stream()
                        .limit(PAGE_SIZE)
                        .flatMap(one -> one.namedIds().stream())
                        .toList());
        return Page.of(
                found, PAGE_SIZE, one -> new PageToken(one.askedAt(), one.unmaskingId()), one -> shown(one, scope));
    }

    @POST
    @Path("/{id}/approve")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.CHIEF})
    @Transactional
    @Operation(
            summary = "Approves a request: its author sees the employees by id from now on, for the hours asked for",
            description = "Never by its author, also not with another login of the same employee, and never by one of"
                    + " the employees.")
    @APIResponse(responseCode = "200", description = "The unmasking, RUNNING")
    @APIResponse(responseCode = "404", description = "There is no such request")
    @APIResponse(responseCode = "409", description = "It is decided or expired already")
    @APIResponse(responseCode = "422", description = "You are its author, or it concerns you")
    public UnmaskingResponse approve(@PathParam("id") UUID id) {
        return response(decideChanges.approve(decide, id, null));
    }

    @POST
    @Path("/{id}/decline")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.CHIEF})
    @Transactional
    @Operation(summary = "Declines a request; by those who may approve it")
    @APIResponse(responseCode = "200", description = "The request, DECLINED")
    @APIResponse(responseCode = "404", description = "There is no such request")
    @APIResponse(responseCode = "409", description = "It is decided or expired already")
    @APIResponse(responseCode = "422", description = "You are its author, or it concerns you")
    public UnmaskingResponse decline(@PathParam("id") UUID id, @NotNull @Valid ReasonRequest request) {
        return response(decideChanges.decline(decide, id, request.reason()));
    }

    @POST
    @Path("/{id}/end")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.CHIEF})
    @Transactional
    @Operation(summary = "Ends an unmasking before its time; by its author or anybody who could have approved it")
    @APIResponse(responseCode = "200", description = "The unmasking, ENDED")
    @APIResponse(responseCode = "404", description = "There is no such request")
    @APIResponse(responseCode = "409", description = "It does not run")
    public UnmaskingResponse end(@PathParam("id") UUID id) {
        return response(decide.end(id));
    }

    private UnmaskingResponse response(Unmasking one) {
        return shown(one, accessScope.forRequest(AUDIT_ACTION, null, null));
    }

    private UnmaskingResponse shown(Unmasking one, VisibleEmployees scope) {
        boolean mayDecide = one.state() == UnmaskingState.AWAITED
                && !one.isAskedBy(caller.login().orElse(null));
        List<String> employees = new ArrayList<>(one.namedIds());
        int masked = 0;
        for (String employeeId : one.maskedIds()) {
            String label = scope.label(employeeId);
            if (mayDecide || label.equals(employeeId)) {
                employees.add(label);
            } else {
                masked++;
            }
        }
        UUID findingId = masked > 0 || one.maskedIds().isEmpty()
                ? null
                : scope.idOrNull(one.maskedIds().get(0), one.askedAt(), one.findingId());
        return UnmaskingResponse.of(one, employees, masked, findingId);
    }
}
