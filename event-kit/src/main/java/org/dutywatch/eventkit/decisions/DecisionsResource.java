package org.dutywatch.eventkit.decisions;

import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.UUID;
import org.dutywatch.eventkit.rest.Caller;
import org.dutywatch.eventkit.rest.PathId;
import org.dutywatch.eventkit.rest.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;

/** Shows that a decision of any kind is awaited, and lets a second person decide or its author withdraw it. */
@Path("/api/v1/decisions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Decisions")
@Cache(noStore = true)
@IfBuildProperty(name = DecisionSettings.PROPERTY, stringValue = "true")
public class DecisionsResource {
    private static final String UNKNOWN = "there is no decision with this id";

    private final DecideChanges decideChanges;
    private final AwaitedDecisions decisions;
    private final DecisionSettings settings;
    private final Caller caller;
    private final Clock clock;

    DecisionsResource(
            DecideChanges decideChanges,
            AwaitedDecisions decisions,
            DecisionSettings settings,
            Caller caller,
            Clock clock) {
        this.decisions = decisions;
        this.decideChanges = decideChanges;
        this.settings = settings;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({
        Roles.NETWORK_ADMIN,
        Roles.ROSTER_ADMIN,
        Roles.EMPLOYEE,
        Roles.SUPERVISOR,
        Roles.ADMINISTRATOR,
        Roles.CHIEF,
        Roles.AUDITOR
    })
    @Operation(
            operationId = "getDecision",
            summary = "What is decided on, until when, and how",
            description = "For those who asked for it, those who may decide on it, and auditors. It names nobody.")
    @APIResponse(responseCode = "200", description = "The decision")
    @APIResponse(responseCode = "404", description = "There is no such decision, or you have no part in it")
    public DecisionResponse get(@PathParam("id") String id) {
        return response(decideChanges.requireVisible(uuid(id), caller.hasRole(Roles.AUDITOR)));
    }

    @POST
    @Path("/{id}/approve")
    @RolesAllowed({Roles.ROSTER_ADMIN, Roles.SUPERVISOR, Roles.ADMINISTRATOR, Roles.CHIEF})
    @Operation(
            operationId = "approveDecision",
            summary = "Approves what is awaited, of any kind, and makes the change",
            description = "By those whom its kind allows to decide; never by its author, or a person whom it concerns.")
    @APIResponse(responseCode = "200", description = "The decision, APPROVED")
    @APIResponse(responseCode = "403", description = "You may not decide on it")
    @APIResponse(responseCode = "404", description = "There is no such decision")
    @APIResponse(responseCode = "409", description = "It is settled already, or not possible any more")
    @APIResponse(responseCode = "422", description = "You are its author, it concerns you, or a rule refuses it")
    public DecisionResponse approve(@PathParam("id") String id) {
        return response(decideChanges.approve(uuid(id), null));
    }

    @POST
    @Path("/{id}/decline")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ROSTER_ADMIN, Roles.SUPERVISOR, Roles.ADMINISTRATOR, Roles.CHIEF})
    @Operation(
            operationId = "declineDecision",
            summary = "Declines what is awaited, of any kind: nothing changes",
            description = "By those who may approve it.")
    @APIResponse(responseCode = "200", description = "The decision, DECLINED")
    @APIResponse(responseCode = "403", description = "You may not decide on it")
    @APIResponse(responseCode = "404", description = "There is no such decision")
    @APIResponse(responseCode = "409", description = "It is settled already")
    @APIResponse(responseCode = "422", description = "You are its author, or it concerns you")
    public DecisionResponse decline(@PathParam("id") String id, @NotNull @Valid DeclineRequest request) {
        return response(decideChanges.decline(uuid(id), request.reason()));
    }

    @POST
    @Path("/{id}/withdraw")
    @RolesAllowed({
        Roles.NETWORK_ADMIN,
        Roles.ROSTER_ADMIN,
        Roles.EMPLOYEE,
        Roles.SUPERVISOR,
        Roles.ADMINISTRATOR,
        Roles.CHIEF
    })
    @Operation(
            operationId = "withdrawDecision",
            summary = "Withdraws what you asked for, of any kind: nothing changes, and nobody can decide any more")
    @APIResponse(responseCode = "200", description = "The decision, WITHDRAWN")
    @APIResponse(responseCode = "404", description = "There is no such decision")
    @APIResponse(responseCode = "409", description = "It is settled already")
    @APIResponse(responseCode = "422", description = "You did not ask for it")
    public DecisionResponse withdraw(@PathParam("id") String id) {
        return response(decideChanges.withdraw(uuid(id)));
    }

    private DecisionResponse response(Decision decision) {
        boolean exactTimes = caller.hasRole(Roles.AUDITOR) || decisions.showsExactTimes(decision);
        return DecisionResponse.of(decision, settings.rules(decision.kind()), clock.instant(), exactTimes);
    }

    private static UUID uuid(String id) {
        return PathId.uuid(id, UNKNOWN);
    }
}
