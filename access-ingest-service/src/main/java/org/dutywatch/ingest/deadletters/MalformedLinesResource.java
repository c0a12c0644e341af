package org.dutywatch.ingest.deadletters;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dutywatch.eventkit.rest.Page;
import org.dutywatch.eventkit.rest.Roles;
import org.dutywatch.ingest.sources.RegisteredSource;
import org.dutywatch.ingest.sources.Sources;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Shows for each reason why lines of a source could not be read a few of them, without personal data. */
@Path("/api/v1/sources/{id}/malformed")
@Tag(name = "Sources")
public class MalformedLinesResource {
    private static final int MOST_EXAMPLES = 3;

    private final Sources sources;
    private final DeadLetterTopic topic;

    MalformedLinesResource(Sources sources, DeadLetterTopic topic) {
        this.sources = sources;
        this.topic = topic;
    }

    /**
     * The dead letters of one reason.
     *
     * @param deadLetters how many there are among the newest of the last 7 days, also those that were replayed
     * @param newestAt when the newest was published
     * @param detail what is wrong with it, for people
     * @param examples the newest
     */
    public record MalformedResponse(
            @Schema(examples = "too_few_fields") String reason,
            int deadLetters,
            Instant newestAt,
            @Nullable String detail,
            @Schema(maxItems = MOST_EXAMPLES) List<Example> examples) {}

    /**
     * One of them.
     *
     * @param id of the dead letter, for a replay
     * @param line with user, path and query hidden
     */
    public record Example(
            @Schema(examples = "0-1742-3") String id,

            @Schema(examples = "17937x8131.437 412 10.20.1.23 TCP_MISS/200 48211 GET https://www.facebook.com/… … -")
            String line) {}

    @GET
    @Blocking
    @RolesAllowed(Roles.NETWORK_ADMIN)
    @Operation(
            operationId = "listMalformedLines",
            summary = "Why lines of a source could not be read, with examples",
            description =
                    "Role: network-admin. Of the dead letters of the last 7 days, by reason. User, path and query of"
                            + " a line are hidden.")
    @APIResponse(responseCode = "200", description = "The reasons in alphabetical order")
    @APIResponse(responseCode = "404", description = "The source is not registered")
    public Page<MalformedResponse> list(String id) {
        RegisteredSource source = sources.get(id);
        Map<String, List<DeadLetter>> byReason = new TreeMap<>();
        topic.find(letter -> letter.source().equals(id))
                .forEach(letter -> byReason.computeIfAbsent(letter.reason(), absent -> new ArrayList<>())
                        .add(letter));
        return Page.all(byReason.values().stream()
                .map(letters -> response(letters, source))
                .toList());
    }

    private static MalformedResponse response(List<DeadLetter> newestFirst, RegisteredSource source) {
        DeadLetter newest = newestFirst.get(0);
        return new MalformedResponse(
                newest.reason(),
                newestFirst.size(),
                newest.at(),
                newest.detail(),
                newestFirst.stream()
                        .limit(MOST_EXAMPLES)
                        .map(letter ->
                                new Example(letter.id(), letter.redacted(source).firstLine()))
                        .toList());
    }
}
