package org.dutywatch.ingest.cataloguechanges;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.dutywatch.eventkit.decisions.DecideChanges;
import org.dutywatch.eventkit.decisions.Decision;
import org.dutywatch.eventkit.rest.Page;
import org.dutywatch.eventkit.rest.PageToken;
import org.dutywatch.eventkit.rest.PathId;
import org.dutywatch.eventkit.rest.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Asks for changes of the site catalogue, decides on them, and lists them. */
@Path("/api/v1/catalogue/changes")
@Tag(name = "Site catalogue")
public class CatalogueChangesResource {
    static final String UNKNOWN = "no such change of the catalogue was asked for";
    private static final int PAGE_SIZE = 200;

    private final CatalogueChanges changes;
    private final DecideChanges decideChanges;
    private final DecideCatalogueChanges decideCatalogueChanges;
    private final Clock clock;

    CatalogueChangesResource(
            CatalogueChanges changes,
            DecideChanges decideChanges,
            DecideCatalogueChanges decideCatalogueChanges,
            Clock clock) {
        this.changes = changes;
        this.decideChanges = decideChanges;
        this.decideCatalogueChanges = decideCatalogueChanges;
        this.clock = clock;
    }

    /**
     * A change of the catalogue.
     *
     * @param wantedFrom from when its author wants it
     * @param inForceFrom from when it classifies accesses; absent unless it was approved
     * @param state {@code awaited}, {@code approved}, {@code declined}, {@code expired} or {@code withdrawn}
     */
    public record CatalogueChangeResponse(
            UUID changeId,
            String entry,
            String role,
            String site,
            String siteName,
            String siteCategory,
            Instant wantedFrom,
            @Nullable Instant inForceFrom,
            String reason,
            @Schema(examples = "awaited") String state,
            String askedBy,
            Instant askedAt,
            Instant decideBy,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt) {}

    @POST
    @RolesAllowed({Roles.NETWORK_ADMIN, Roles.ADMINISTRATOR})
    @Operation(
            operationId = "askCatalogueChange",
            summary = "Ask for a new or another entry of the site catalogue",
            description =
                    "Roles: network-admin, administrator. Another person has to approve. It classifies accesses that"
                            + " begin at in_force_from or later, at least 15 minutes after the approval; what was observed before"
                            + " keeps its class. Audited.")
    @APIResponse(
            responseCode = "201",
            description = "The change, which another person has to decide on",
            content = @Content(schema = @Schema(implementation = CatalogueChangeResponse.class)))
    @APIResponse(responseCode = "400", description = "A field is not valid; the answer names it")
    @APIResponse(
            responseCode = "422",
            description = "The entry would cover hosts of others, or 200 changes are approved already")
    public Response ask(@Valid @NotNull CatalogueChangeRequest request) {
        return Response.status(Response.Status.CREATED)
                .entity(response(decideCatalogueChanges.ask(request)))
                .build();
    }

    @GET
    @RolesAllowed({Roles.NETWORK_ADMIN, Roles.ADMINISTRATOR, Roles.CHIEF, Roles.AUDITOR})
    @Operation(
            operationId = "listCatalogueChanges",
            summary = "The changes that were asked for, the oldest first",
            description = "Roles: network-admin, administrator, chief, auditor.")
    @APIResponse(responseCode = "200", description = "At most 200 changes")
    @APIResponse(responseCode = "400", description = "page_token is not valid")
    public Page<CatalogueChangeResponse> list(@QueryParam("page_token") @Nullable String pageToken) {
        return Page.of(
                changes.after(PageToken.startOf(pageToken), PAGE_SIZE + 1),
                PAGE_SIZE,
                change -> new PageToken(
                        change.decision().askedAt(), change.decision().id()),
                this::response);
    }

    @POST
    @Path("/{id}/approve")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.CHIEF})
    @Operation(
            operationId = "approveCatalogueChange",
            summary = "Approve a change of the catalogue",
            description = "Roles: administrator, chief; never the person who asked, also not with another login that is"
                    + " linked to the same employee. Audited.")
    @APIResponse(responseCode = "200", description = "The approved change, with the time from which it is in force")
    @APIResponse(responseCode = "404", description = "No such change was asked for")
    @APIResponse(
            responseCode = "409",
            description = "It was decided already, its time to decide is over, or it does not"
                    + " match the catalogue any more")
    @APIResponse(responseCode = "422", description = "The caller asked for it, or it would cover hosts of others")
    public CatalogueChangeResponse approve(String id) {
        return response(decideChanges.approve(decideCatalogueChanges, PathId.uuid(id, UNKNOWN), null));
    }

    @POST
    @Path("/{id}/decline")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.CHIEF})
    @Operation(
            operationId = "declineCatalogueChange",
            summary = "Decline a change of the catalogue, so that nothing changes",
            description = "Roles: administrator, chief; never the person who asked. Audited.")
    @APIResponse(responseCode = "200", description = "The declined change")
    @APIResponse(responseCode = "404", description = "No such change was asked for")
    @APIResponse(responseCode = "409", description = "It was decided already, or its time to decide is over")
    @APIResponse(responseCode = "422", description = "The caller asked for it")
    public CatalogueChangeResponse decline(String id) {
        return response(decideChanges.decline(decideCatalogueChanges, PathId.uuid(id, UNKNOWN), null));
    }

    private CatalogueChangeResponse response(ChangeOfCatalogue change) {
        Decision decision = change.decision();
        var asked = change.asked();
        return new CatalogueChangeResponse(
                decision.id(),
                asked.entry(),
                asked.role(),
                asked.site().key(),
                asked.site().name(),
                asked.site().category().name(),
                asked.from(),
                change.inForceFrom(),
                change.reason(),
                decision.stateAt(clock.instant()).label(),
                decision.author().user(),
                decision.askedAt(),
                decision.decideBy(),
                decision.decidedBy(),
                decision.settledAt());
    }
}
