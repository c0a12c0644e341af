package org.dutywatch.compliance.people.employees.rest;

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
import org.dutywatch.compliance.decisions.DeclineRequest;
import org.dutywatch.compliance.model.decisions.DecisionState;
import org.dutywatch.compliance.people.employees.DecideHeldChange;
import org.dutywatch.compliance.people.employees.held.HeldChange;
import org.dutywatch.compliance.people.employees.held.HeldChanges;
import org.dutywatch.compliance.people.reads.PersonReads;
import org.dutywatch.eventkit.rest.Page;
import org.dutywatch.eventkit.rest.PageToken;
import org.dutywatch.eventkit.rest.PathId;
import org.dutywatch.eventkit.rest.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Lists the held changes of employees, and lets a second person decide on them. */
@Path("/api/v1/employees/changes")
@Tag(name = "Employees")
@Produces(MediaType.APPLICATION_JSON)
public class HeldChangesResource {
    private static final int PAGE_SIZE = 200;
    private static final String UNKNOWN = "no such change of an employee";

    private final HeldChanges heldChanges;
    private final DecideHeldChange decide;
    private final PersonReads reads;

    HeldChangesResource(HeldChanges heldChanges, DecideHeldChange decide, PersonReads reads) {
        this.heldChanges = heldChanges;
        this.decide = decide;
        this.reads = reads;
    }

    @GET
    @RolesAllowed({Roles.ROSTER_ADMIN, Roles.ADMINISTRATOR, Roles.CHIEF, Roles.AUDITOR})
    @Transactional
    @Operation(
            summary = "Lists the changes of employees on which a second person decides, the oldest first",
            description = "The access is recorded in the audit trail for each employee.")
    public Page<HeldChangeResponse> list(
            @QueryParam("state") @Nullable DecisionState state, @QueryParam("page_token") @Nullable String pageToken) {
        var found = heldChanges.page(state, PageToken.startOf(pageToken), PAGE_SIZE + 1);
        reads.showsById(
                "view_employee_change",
                null,
                found.stream().limit(PAGE_SIZE).map(HeldChange::employeeId).toList());
        return Page.of(
                found, PAGE_SIZE, held -> new PageToken(held.askedAt(), held.requestId()), HeldChangeResponse::of);
    }

    @POST
    @Path("/{id}/approve")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.CHIEF})
    @Operation(
            summary = "Approves a held change and makes it",
            description =
                    "Not by its author, the employee, the supervisor whom it names, or somebody below the employee"
                            + " who has an open finding. Only the fields that the change set differently change; without a time"
                            + " it holds from now on.")
    @APIResponse(responseCode = "200", description = "The change, APPROVED; it is made")
    @APIResponse(responseCode = "404", description = "There is no such change")
    @APIResponse(
            responseCode = "409",
            description = "It is decided already; or it is not possible any more, and somebody should decline it")
    @APIResponse(responseCode = "422", description = "You are its author, or it concerns you")
    public HeldChangeResponse approve(@PathParam("id") String id) {
        return HeldChangeResponse.of(decide.approve(PathId.uuid(id, UNKNOWN)));
    }

    @POST
    @Path("/{id}/decline")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.CHIEF})
    @Operation(summary = "Declines a held change; the employee stays as he is")
    @APIResponse(responseCode = "200", description = "The change, DECLINED")
    @APIResponse(responseCode = "404", description = "There is no such change")
    @APIResponse(responseCode = "409", description = "It is decided already")
    @APIResponse(responseCode = "422", description = "You are its author, or it concerns you")
    public HeldChangeResponse decline(@PathParam("id") String id, @NotNull @Valid DeclineRequest request) {
        return HeldChangeResponse.of(decide.decline(PathId.uuid(id, UNKNOWN), request.reason()));
    }
}
