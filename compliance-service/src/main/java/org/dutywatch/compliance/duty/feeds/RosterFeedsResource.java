package org.dutywatch.compliance.duty.feeds;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.UUID;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Page;
import org.dutywatch.eventkit.rest.PathId;
import org.dutywatch.eventkit.rest.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/api/v1/roster/feeds")
@Tag(name = "Roster")
@Produces(MediaType.APPLICATION_JSON)
public class RosterFeedsResource {
    private static final int MAX_FETCHES = 100;

    private final SubscribeFeed subscribeFeed;
    private final FetchFeed fetchFeed;
    private final AuditTrail audit;
    private final Clock clock;

    RosterFeedsResource(SubscribeFeed subscribeFeed, FetchFeed fetchFeed, AuditTrail audit, Clock clock) {
        this.subscribeFeed = subscribeFeed;
        this.fetchFeed = fetchFeed;
        this.audit = audit;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ROSTER_ADMIN)
    @ResponseStatus(201)
    @Transactional
    @Operation(
            summary = "Subscribes to an iCalendar feed; it is fetched at once and then regularly",
            description = "A feed replaces and removes only entries that it imported itself, never entries that people "
                    + "loaded. An entry that it no longer lists is removed if it starts in the future or after the "
                    + "first event of the feed. The url is a secret that no response shows.")
    public FeedResponse subscribe(@NotNull @Valid FeedRequest request) {
        return FeedResponse.of(subscribeFeed.subscribe(request), clock.instant());
    }

    @GET
    @RolesAllowed({Roles.ROSTER_ADMIN, Roles.AUDITOR})
    @Transactional
    @Operation(summary = "Lists the feeds with their age, whether they are stale, and why the last fetch failed")
    public Page<FeedResponse> list() {
        return Page.all(RosterFeed.<RosterFeed>list("deletedAt is null order by name").stream()
                .map(feed -> FeedResponse.of(feed, clock.instant()))
                .toList());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.ROSTER_ADMIN, Roles.AUDITOR})
    @Transactional
    @Operation(summary = "Shows one feed")
    public FeedResponse get(@PathParam("id") String id) {
        return FeedResponse.of(existing(id), clock.instant());
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ROSTER_ADMIN)
    @Transactional
    @Operation(summary = "Changes a subscription; without url the address stays")
    public FeedResponse change(@PathParam("id") String id, @NotNull @Valid FeedRequest request) {
        return FeedResponse.of(subscribeFeed.change(PathId.uuid(id, "no such feed"), request), clock.instant());
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.ROSTER_ADMIN)
    @Operation(
            summary = "Ends a subscription and deletes its address",
            description = "Its roster entries stay as if a person had loaded them; they do not become stale.")
    public void end(@PathParam("id") String id) {
        subscribeFeed.end(PathId.uuid(id, "no such feed"));
    }

    @POST
    @Path("/{id}/fetch")
    @RolesAllowed(Roles.ROSTER_ADMIN)
    @Operation(summary = "Fetches a feed now and returns the result")
    public FetchResponse fetch(@PathParam("id") String id) {
        UUID feedId = PathId.uuid(id, "no such feed");
        var fetch = fetchFeed.fetch(feedId);
        audit.record("fetch_roster_feed", feedId.toString(), fetch.outcome);
        return FetchResponse.of(fetch);
    }

    @GET
    @Path("/{id}/fetches")
    @RolesAllowed({Roles.ROSTER_ADMIN, Roles.AUDITOR})
    @Transactional
    @Operation(summary = "Lists the last 100 fetches of a feed, the newest first")
    public Page<FetchResponse> fetches(@PathParam("id") String id) {
        audit.record("view_roster_feed", id, null);
        return Page.all(
                FeedFetch.<FeedFetch>find("feedId = ?1 order by fetchedAt desc, fetchId desc", existing(id).feedId)
                        .page(0, MAX_FETCHES)
                        .list()
                        .stream()
                        .map(FetchResponse::of)
                        .toList());
    }

    private static RosterFeed existing(String id) {
        return RosterFeed.<RosterFeed>findByIdOptional(PathId.uuid(id, "no such feed"))
                .filter(feed -> feed.deletedAt == null)
                .orElseThrow(RosterFeedsResource::unknown);
    }

    private static ProblemException unknown() {
        return new ProblemException(ProblemType.NOT_FOUND, "no such feed");
    }
}
