package org.dutywatch.ingest.leasefeeds;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dutywatch.eventkit.decisions.DecideChanges;
import org.dutywatch.eventkit.decisions.Decision;
import org.dutywatch.eventkit.rest.Page;
import org.dutywatch.eventkit.rest.PathId;
import org.dutywatch.eventkit.rest.Roles;
import org.dutywatch.ingest.sources.FeederClients;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Asks for feeds of leases and sessions, decides on them, and lists them. */
@Path("/api/v1/leases/feeds")
@Tag(name = "Leases")
public class LeaseFeedsResource {
    static final String UNKNOWN = "no such feed of leases was asked for";

    private final LeaseFeeds feeds;
    private final DecideChanges decideChanges;
    private final DecideLeaseFeeds decideLeaseFeeds;
    private final Clock clock;

    LeaseFeedsResource(LeaseFeeds feeds, DecideChanges decideChanges, DecideLeaseFeeds decideLeaseFeeds, Clock clock) {
        this.feeds = feeds;
        this.decideChanges = decideChanges;
        this.decideLeaseFeeds = decideLeaseFeeds;
        this.clock = clock;
    }

    /**
     * The settings of a feed, as somebody asked for them. Of a name, those that were approved last are in force.
     *
     * @param state {@code awaited}, {@code approved}, {@code declined}, {@code expired}: nobody decided in time,
     *     or {@code withdrawn}
     */
    public record LeaseFeedResponse(
            UUID changeId,
            String feed,
            String format,
            String zone,
            String hold,
            @Schema(maxItems = FeederClients.MOST) List<String> feeders,
            @Schema(examples = "awaited") String state,
            String askedBy,
            Instant askedAt,
            Instant decideBy,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt) {}

    @POST
    @RolesAllowed(Roles.NETWORK_ADMIN)
    @Operation(
            operationId = "askLeaseFeed",
            summary = "Ask for a feed: which log says who held which address, and who may send it",
            description = "Role: network-admin. Takes effect when another person has approved; that is how a feed is"
                    + " changed or ended, too. Audited.")
    @APIResponse(
            responseCode = "201",
            description = "The feed, which another person has to decide on",
            content = @Content(schema = @Schema(implementation = LeaseFeedResponse.class)))
    @APIResponse(responseCode = "400", description = "A setting is not valid")
    public Response ask(@Valid @NotNull LeaseFeedRequest request) {
        return Response.status(Response.Status.CREATED)
                .entity(response(decideLeaseFeeds.ask(request)))
                .build();
    }

    @GET
    @RolesAllowed({Roles.NETWORK_ADMIN, Roles.ADMINISTRATOR, Roles.CHIEF, Roles.AUDITOR})
    @Operation(
            operationId = "listLeaseFeeds",
            summary = "The feeds that were asked for, the newest first",
            description = "Roles: network-admin, administrator, chief, auditor. At most 500.")
    @APIResponse(responseCode = "200", description = "The feeds")
    public Page<LeaseFeedResponse> list() {
        return Page.all(feeds.newest().stream().map(this::response).toList());
    }

    @POST
    @Path("/{id}/approve")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.CHIEF})
    @Operation(
            operationId = "approveLeaseFeed",
            summary = "Approve a feed, so that its settings are in force",
            description = "Roles: administrator, chief; never the person who asked, also not with another login that is"
                    + " linked to the same employee. Audited.")
    @APIResponse(responseCode = "200", description = "The approved feed")
    @APIResponse(responseCode = "404", description = "No such feed was asked for")
    @APIResponse(responseCode = "409", description = "It was decided already, or its time to decide is over")
    @APIResponse(responseCode = "422", description = "The caller asked for it")
    public LeaseFeedResponse approve(String id) {
        return response(decideChanges.approve(decideLeaseFeeds, PathId.uuid(id, UNKNOWN), null));
    }

    @POST
    @Path("/{id}/decline")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.CHIEF})
    @Operation(
            operationId = "declineLeaseFeed",
            summary = "Decline a feed, so that nothing changes",
            description = "Roles: administrator, chief; never the person who asked. Audited.")
    @APIResponse(responseCode = "200", description = "The declined feed")
    @APIResponse(responseCode = "404", description = "No such feed was asked for")
    @APIResponse(responseCode = "409", description = "It was decided already, or its time to decide is over")
    @APIResponse(responseCode = "422", description = "The caller asked for it")
    public LeaseFeedResponse decline(String id) {
        return response(decideChanges.decline(decideLeaseFeeds, PathId.uuid(id, UNKNOWN), null));
    }

    private LeaseFeedResponse response(LeaseFeed feed) {
        Decision decision = feed.decision();
        return new LeaseFeedResponse(
                decision.id(),
                feed.feed(),
                feed.format(),
                feed.zone().getId(),
                feed.hold().toString(),
                feed.feeders().stream().sorted().toList(),
                decision.stateAt(clock.instant()).label(),
                decision.author().user(),
                decision.askedAt(),
                decision.decideBy(),
                decision.decidedBy(),
                decision.settledAt());
    }
}
