package org.dutywatch.compliance.people.heldchanges;

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
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dutywatch.compliance.identity.Actors;
import org.dutywatch.compliance.people.access.AccessScope;
import org.dutywatch.compliance.people.access.RequestedIds;
import org.dutywatch.compliance.people.access.RequestedIds.AboutEmployees;
import org.dutywatch.compliance.people.access.VisibleEmployees;
import org.dutywatch.compliance.people.employees.held.HeldChange;
import org.dutywatch.compliance.people.employees.held.HeldChanges;
import org.dutywatch.compliance.people.employees.rest.HeldChangeResponse;
import org.dutywatch.compliance.people.reads.PersonReads;
import org.dutywatch.eventkit.decisions.DecideChanges;
import org.dutywatch.eventkit.decisions.DecisionState;
import org.dutywatch.eventkit.decisions.DeclineRequest;
import org.dutywatch.eventkit.rest.Caller;
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
    /** Of what is shown: under pseudonyms the oldest days first. */
    private static final Comparator<HeldChangeResponse> ORDER =
            Comparator.comparing(HeldChangeResponse::askedAt).thenComparing(HeldChangeResponse::requestId);

    private static final int PAGE_SIZE = 200;
    private static final String UNKNOWN = "no such change of an employee";

    private final HeldChanges heldChanges;
    private final DecideChanges decideChanges;
    private final DecideHeldChange heldChange;
    private final AccessScope accessScope;
    private final RequestedIds requestedIds;
    private final Actors actors;
    private final Caller caller;
    private final PersonReads reads;
    private final Clock clock;

    HeldChangesResource(
            HeldChanges heldChanges,
            DecideChanges decideChanges,
            DecideHeldChange heldChange,
            AccessScope accessScope,
            Actors actors,
            Caller caller,
            PersonReads reads,
            RequestedIds requestedIds,
            Clock clock) {
        this.heldChanges = heldChanges;
        this.decideChanges = decideChanges;
        this.heldChange = heldChange;
        this.accessScope = accessScope;
        this.requestedIds = requestedIds;
        this.actors = actors;
        this.caller = caller;
        this.reads = reads;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.ROSTER_ADMIN, Roles.ADMINISTRATOR, Roles.CHIEF, Roles.AUDITOR})
    @Transactional
    @Operation(
            summary = "Lists the changes of employees on which a second person decides, the oldest first",
            description = "A clerk sees those for which he asked. Administrators and the chief see pseudonyms and which"
                    + " fields change; they see names and values only under an unmasking. The access is recorded in the"
                    + " audit trail for each employee.")
    public Page<HeldChangeResponse> list(
            @QueryParam("state") @Nullable DecisionState state,
            @QueryParam("purpose") @Nullable String purpose,
            @QueryParam("page_token") @Nullable String pageToken) {
        boolean mayDecideOrAudit =
                Stream.of(Roles.ADMINISTRATOR, Roles.CHIEF, Roles.AUDITOR).anyMatch(caller::hasRole);
        if (mayDecideOrAudit) {
            var scope = accessScope.forRequest(DecideHeldChange.VIEW, purpose, null);
            var after = PageToken.startOf(scope.opened(pageToken));
            return scope.sealed(
                    page(heldChanges.page(state, null, after, PAGE_SIZE + 1), held -> response(held, scope)), ORDER);
        }
        var found = heldChanges.page(state, actors.caller(), PageToken.startOf(pageToken), PAGE_SIZE + 1);
        reads.showsById(
                DecideHeldChange.VIEW,
                purpose,
                found.stream().limit(PAGE_SIZE).map(HeldChange::employeeId).toList());
        return page(found, held -> HeldChangeResponse.of(held, clock.instant()));
    }

    private static Page<HeldChangeResponse> page(
            List<HeldChange> found, Function<HeldChange, HeldChangeResponse> response) {
        return Page.of(found, PAGE_SIZE, held -> new PageToken(held.decision().askedAt(), held.requestId()), response);
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
        return response(decideChanges.approve(heldChange, ownId(id), null));
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
        return response(decideChanges.decline(heldChange, ownId(id), request.reason()));
    }

    private UUID ownId(String given) {
        return requestedIds.ownId(
                PathId.uuid(given, UNKNOWN),
                id -> heldChanges
                        .find(id)
                        .map(held -> new AboutEmployees(
                                held.employeeId(), held.decision().askedAt())));
    }

    /** Shows the decided change without revealing more: an administrator still sees the pseudonym. */
    private HeldChangeResponse response(HeldChange held) {
        return response(held, accessScope.forObjectOf(DecideHeldChange.VIEW, null, held.employeeId()));
    }

    private HeldChangeResponse response(HeldChange held, VisibleEmployees scope) {
        String employeeId = held.employeeId();
        Instant moment = held.decision().askedAt();
        String label = scope.label(employeeId, moment);
        var response =
                HeldChangeResponse.of(held, clock.instant()).withId(scope.id(employeeId, moment, held.requestId()));
        return scope.isShownById(employeeId, moment)
                ? response
                : response.masked(label, time -> scope.time(employeeId, moment, time));
    }
}
