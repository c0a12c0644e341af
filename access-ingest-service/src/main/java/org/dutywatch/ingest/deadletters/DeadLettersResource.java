package org.dutywatch.ingest.deadletters;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Page;
import org.dutywatch.eventkit.rest.Roles;
import org.dutywatch.ingest.receiving.RawLineHeaders;
import org.dutywatch.ingest.sources.RegisteredSource;
import org.dutywatch.ingest.sources.Sources;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Lists dead letters (malformed lines, or lines of unregistered sources) without personal data, and replays them. */
@Path("/api/v1/dead-letters")
@Tag(name = "Dead letters")
@RolesAllowed(Roles.NETWORK_ADMIN)
public class DeadLettersResource {
    private final DeadLetterTopic topic;
    private final ReplayedDeadLetters replayed;
    private final ReplayDeadLetters replayDeadLetters;
    private final Sources sources;

    DeadLettersResource(
            DeadLetterTopic topic, ReplayedDeadLetters replayed, ReplayDeadLetters replayDeadLetters, Sources sources) {
        this.topic = topic;
        this.replayed = replayed;
        this.replayDeadLetters = replayDeadLetters;
        this.sources = sources;
    }

    /**
     * A dead letter without personal data.
     *
     * @param senderClient the client that sent it over HTTP, or the sender of syslog; null if it came over Kafka
     * @param senderUser the user whose token that client had; null if it came over Kafka
     * @param receivedAt when it was received first; null if that is not known
     * @param lines how many lines it holds
     * @param line the first line, with user, path and query hidden
     */
    public record DeadLetterResponse(
            @Schema(examples = "0-1742-3") String id,
            Instant at,
            @Schema(examples = "hq-squid") String source,
            @Schema(examples = "bad_timestamp") String reason,
            @Nullable String detail,

            @Schema(examples = "proxy-shipper") @Nullable String senderClient,

            @Schema(examples = "service-account-proxy-shipper") @Nullable
            String senderUser,

            @Nullable Instant receivedAt,
            int lines,

            @Schema(examples = "17937x8131.437 412 10.20.1.23 TCP_MISS/200 48211 GET https://www.facebook.com/… … -")
            String line) {}

    /** Which dead letters to replay: those that match all given criteria. At least one must be given. */
    public record ReplayRequest(
            @Schema(examples = "hq-squid") @Nullable String source,
            @Schema(examples = "unknown_source") @Nullable String reason,
            @Size(max = 500) @Nullable List<String> ids) {}

    /**
     * How many dead letters were published again.
     *
     * @param refused those that were not, because their value was cut
     */
    public record ReplayResponse(int replayed, List<RefusedLetter> refused) {}

    /** A dead letter that cannot be replayed. */
    public record RefusedLetter(
            @Schema(examples = "0-1742--1") String id,

            @Schema(examples = "the value of 20000000 bytes was cut to 15728640")
            String reason) {}

    @GET
    @Blocking
    @Operation(
            operationId = "listDeadLetters",
            summary = "Lines that could not be read, newest first",
            description = "Role: network-admin. User, path and query of a line are hidden. Dead letters are kept 7"
                    + " days; those that were replayed are not listed.")
    public Page<DeadLetterResponse> list(
            @QueryParam("source") @Nullable String source,
            @QueryParam("reason") @Nullable String reason,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(500) @Parameter(description = "1 to 500") int limit) {
        var replayedIds = replayed.ids();
        var wanted =
                ReplayDeadLetters.matching(Optional.ofNullable(source), Optional.ofNullable(reason), Optional.empty());
        Map<String, RegisteredSource> registered = sources.byId();
        return Page.all(topic.find(wanted.and(letter -> !replayedIds.contains(letter.id()))).stream()
                .limit(limit)
                .map(letter -> response(letter, registered.get(letter.source())))
                .toList());
    }

    @POST
    @Path("/replay")
    @Blocking
    @Operation(
            operationId = "replayDeadLetters",
            summary = "Publish the original bytes of dead letters on logs.raw.v1 again",
            description = "Role: network-admin. Audited. For lines whose source is registered now, or that a newer"
                    + " version can read. A line that fails again becomes a new dead letter. Dead letters whose value"
                    + " was cut are refused.")
    @APIResponse(
            responseCode = "200",
            description = "How many dead letters were published again, and which were refused")
    @APIResponse(responseCode = "400", description = "Neither source, reason nor ids are given")
    public ReplayResponse replay(@Valid @NotNull ReplayRequest request) throws InterruptedException {
        if (request.source() == null && request.reason() == null && request.ids() == null) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "give a source, a reason or ids");
        }
        var wanted = ReplayDeadLetters.matching(
                Optional.ofNullable(request.source()),
                Optional.ofNullable(request.reason()),
                Optional.ofNullable(request.ids()));
        var replay = replayDeadLetters.replay(wanted, request.source());
        return new ReplayResponse(
                replay.replayed(),
                replay.refused().stream()
                        .map(letter -> new RefusedLetter(
                                letter.id(), letter.truncation().orElseThrow()))
                        .toList());
    }

    private static DeadLetterResponse response(DeadLetter letter, @Nullable RegisteredSource source) {
        var redacted = letter.redacted(source);
        return new DeadLetterResponse(
                letter.id(),
                letter.at(),
                letter.source(),
                letter.reason(),
                letter.detail(),
                letter.header(RawLineHeaders.SENDER_CLIENT),
                letter.header(RawLineHeaders.SENDER_USER),
                RawLineHeaders.receivedAtHeader(letter.kafkaRecord()).orElse(null),
                redacted.lines(),
                redacted.firstLine());
    }
}
