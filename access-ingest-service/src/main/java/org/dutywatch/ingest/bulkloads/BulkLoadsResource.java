package org.dutywatch.ingest.bulkloads;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.dutywatch.eventkit.decisions.DecideChanges;
import org.dutywatch.eventkit.decisions.Decision;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Page;
import org.dutywatch.eventkit.rest.PathId;
import org.dutywatch.eventkit.rest.Roles;
import org.dutywatch.ingest.sources.Sources;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Asks for bulk loads of older lines, decides them, and lists them. */
@Path("/api/v1/sources/{id}/bulk-loads")
@Tag(name = "Bulk loads")
public class BulkLoadsResource {
    static final String UNKNOWN = "the source has no such bulk load";

    private final Sources sources;
    private final BulkLoads bulkLoads;
    private final DecideBulkLoads decideBulkLoads;
    private final DecideChanges decideChanges;
    private final Clock clock;

    BulkLoadsResource(
            Sources sources,
            BulkLoads bulkLoads,
            DecideBulkLoads decideBulkLoads,
            DecideChanges decideChanges,
            Clock clock) {
        this.sources = sources;
        this.bulkLoads = bulkLoads;
        this.decideBulkLoads = decideBulkLoads;
        this.decideChanges = decideChanges;
        this.clock = clock;
    }

    /**
     * The lines that are to be loaded, and why.
     *
     * @param from the oldest time of a line
     * @param to the time after the newest; not later than now, at most 366 days after {@code from}
     */
    public record BulkLoadRequest(
            @NotNull Instant from,
            @NotNull Instant to,

            @NotBlank
            @Size(min = 10, max = 1000)
            @Schema(examples = "The proxy of the annex was not connected in October")
            String reason) {}

    /**
     * A bulk load.
     *
     * @param state {@code awaited}, {@code approved}, {@code declined}, or {@code expired}: it was not decided in time, or
     *     its time to load is over; {@code withdrawn}
     * @param validUntil lines that are published until then are accepted; null unless it was approved
     */
    public record BulkLoadResponse(
            UUID bulkLoadId,
            Instant from,
            Instant to,
            String reason,

            @Schema(examples = "awaited") String state,
            String askedBy,
            Instant askedAt,
            Instant decideBy,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt,
            @Nullable Instant validUntil) {}

    @POST
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Operation(
            operationId = "askBulkLoad",
            summary = "Ask that older lines of a source are evidence",
            description =
                    "Role: administrator. Lines that are older than max_age of the source are accepted after another"
                            + " person has approved. Audited.")
    @APIResponse(
            responseCode = "201",
            description = "The bulk load, which another person has to decide",
            content = @Content(schema = @Schema(implementation = BulkLoadResponse.class)))
    @APIResponse(responseCode = "400", description = "The range or the reason is not valid")
    @APIResponse(responseCode = "404", description = "The source is not registered")
    public Response ask(String id, @Valid @NotNull BulkLoadRequest request) {
        var load = decideBulkLoads.ask(id, request.from(), request.to(), request.reason());
        return Response.status(Response.Status.CREATED).entity(response(load)).build();
    }

    @GET
    @RolesAllowed({Roles.NETWORK_ADMIN, Roles.ADMINISTRATOR, Roles.CHIEF, Roles.AUDITOR})
    @Operation(
            operationId = "listBulkLoads",
            summary = "The bulk loads of a source, the newest first",
            description = "Roles: network-admin, administrator, chief, auditor. At most 500.")
    @APIResponse(responseCode = "200", description = "The bulk loads")
    @APIResponse(responseCode = "404", description = "The source is not registered")
    public Page<BulkLoadResponse> list(String id) {
        sources.get(id);
        return Page.all(bulkLoads.of(id).stream().map(this::response).toList());
    }

    @POST
    @Path("/{bulk_load}/approve")
    @Transactional
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.CHIEF})
    @Operation(
            operationId = "approveBulkLoad",
            summary = "Approve a bulk load, so that its lines are accepted for a while",
            description = "Roles: administrator, chief; never the person who asked, also not with another login that is"
                    + " linked to the same employee. Audited. Lines that are dead letters"
                    + " already (too_old) are accepted when they are replayed.")
    @APIResponse(responseCode = "200", description = "The approved bulk load")
    @APIResponse(responseCode = "404", description = "The source has no such bulk load")
    @APIResponse(responseCode = "409", description = "It was decided already, or its time to decide is over")
    @APIResponse(responseCode = "422", description = "The caller asked for it, with this or another login")
    public BulkLoadResponse approve(String id, @PathParam("bulk_load") String bulkLoad) {
        return response(decideChanges.approve(decideBulkLoads, requireOf(id, bulkLoad), null));
    }

    @POST
    @Path("/{bulk_load}/decline")
    @Transactional
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.CHIEF})
    @Operation(
            operationId = "declineBulkLoad",
            summary = "Decline a bulk load",
            description = "Roles: administrator, chief; never the person who asked. Audited.")
    @APIResponse(responseCode = "200", description = "The declined bulk load")
    @APIResponse(responseCode = "404", description = "The source has no such bulk load")
    @APIResponse(responseCode = "409", description = "It was decided already, or its time to decide is over")
    @APIResponse(responseCode = "422", description = "The caller asked for it, with this or another login")
    public BulkLoadResponse decline(String id, @PathParam("bulk_load") String bulkLoad) {
        return response(decideChanges.decline(decideBulkLoads, requireOf(id, bulkLoad), null));
    }

    private UUID requireOf(String source, String bulkLoad) {
        UUID id = PathId.uuid(bulkLoad, UNKNOWN);
        if (!decideBulkLoads.require(id).source().equals(source)) {
            throw new ProblemException(ProblemType.NOT_FOUND, UNKNOWN);
        }
        return id;
    }

    private BulkLoadResponse response(BulkLoad load) {
        Decision decision = load.decision();
        return new BulkLoadResponse(
                decision.id(),
                load.fromAt(),
                load.toAt(),
                load.reason(),
                load.stateAt(clock.instant()),
                decision.author().user(),
                decision.askedAt(),
                decision.decideBy(),
                decision.decidedBy(),
                decision.settledAt(),
                load.validUntil());
    }
}
