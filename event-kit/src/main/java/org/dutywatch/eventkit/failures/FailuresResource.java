package org.dutywatch.eventkit.failures;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Instance;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.failures.DeadLetterReplay.RefusedDeadLetter;
import org.dutywatch.eventkit.failures.DeadLetterTopics.DeadLetterSource;
import org.dutywatch.eventkit.failures.QuarantinedEvents.QuarantinedEvent;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.jspecify.annotations.Nullable;

/** Lists what the service could not process, without its content, and replays it. */
@Path("/api/v1/failures")
@Tag(name = "Failures")
@RolesAllowed(Roles.ADMINISTRATOR)
@Cache(noStore = true)
public class FailuresResource {
    private static final int MAX_LISTED = 100;

    private final DeadLetterTopics topics;
    private final DeadLetterReplay deadLetters;
    private final QuarantinedEvents events;
    private final Instance<QuarantinedRows> rows;
    private final AuditTrail audit;
    private final FailuresConfig config;

    FailuresResource(
            DeadLetterTopics topics,
            DeadLetterReplay deadLetters,
            QuarantinedEvents events,
            Instance<QuarantinedRows> rows,
            AuditTrail audit,
            FailuresConfig config) {
        this.topics = topics;
        this.deadLetters = deadLetters;
        this.events = events;
        this.rows = rows;
        this.audit = audit;
        this.config = config;
    }

    /** How many dead letters of a topic were not replayed yet. */
    public record DeadLetterCount(
            @Schema(examples = "audit.recorded.v1.compliance.audit.dlt")
            String topic,

            long waiting) {}

    /** How many rows of this name are quarantined. */
    public record QuarantinedRowCount(String name, long count) {}

    /**
     * What could not be processed.
     *
     * @param deadLetters one entry for each dead-letter topic of the service
     * @param quarantined how many events are quarantined
     * @param quarantinedEvents the oldest 100 of them
     * @param quarantinedRows one entry for each kind of quarantined rows of the service
     */
    public record FailuresResponse(
            List<DeadLetterCount> deadLetters,
            long quarantined,
            List<QuarantinedEvent> quarantinedEvents,
            List<QuarantinedRowCount> quarantinedRows) {}

    /**
     * The dead-letter topic, the topic of quarantined events, or the name of quarantined rows, to replay; everything if
     * there is none. A topic to which the service publishes may have no quarantined event: then nothing is replayed.
     */
    public record FailuresReplayRequest(
            @Schema(examples = "audit.recorded.v1.compliance.audit.dlt") @Nullable
            String topic) {}

    /**
     * What was replayed.
     *
     * @param deadLetters how many messages were published for their consumer again
     * @param events how many quarantined events are sent again
     * @param rows how many quarantined rows are tried again
     * @param refused dead letters without their whole value; they are not counted as waiting any more
     */
    public record FailuresReplayResponse(int deadLetters, int events, int rows, List<RefusedDeadLetter> refused) {}

    @GET
    @Blocking
    @Operation(
            operationId = "listFailures",
            summary = "How many messages and events could not be processed, and why",
            description = "Role: administrator. Content is not shown. The reason of a dead letter is in its header"
                    + " dlt-reason.")
    public FailuresResponse list() {
        return new FailuresResponse(
                topics.all().stream()
                        .map(topic -> new DeadLetterCount(topic.name(), deadLetters.count(topic)))
                        .toList(),
                events.count(),
                events.oldest(MAX_LISTED),
                rows.stream()
                        .map(some -> new QuarantinedRowCount(some.name(), some.count()))
                        .toList());
    }

    @POST
    @Path("/replay")
    @Blocking
    @Operation(
            operationId = "replayFailures",
            summary = "Process again what could not be processed",
            description = "Role: administrator. Audited. Dead letters are published for their consumer again,"
                    + " quarantined events are sent again, and quarantined rows are tried again. What fails again is a"
                    + " new failure. A dead letter whose value was cut is refused.")
    @APIResponse(responseCode = "200", description = "How many were replayed, and which dead letters were refused")
    @APIResponse(responseCode = "400", description = "Nothing here has this name; the answer lists the names")
    @APIResponse(responseCode = "503", description = "Kafka does not answer: replay again")
    public FailuresReplayResponse replay(@NotNull FailuresReplayRequest request) {
        Optional<String> wanted = Optional.ofNullable(request.topic());
        wanted.ifPresent(this::refuseUnlessKnown);
        audit.record("replay_failures", request.topic(), null);
        int replayed = 0;
        List<RefusedDeadLetter> refused = new ArrayList<>();
        for (DeadLetterSource topic : topics.all()) {
            if (wanted.isEmpty() || wanted.get().equals(topic.name())) {
                var replay = deadLetters.replay(topic);
                replayed += replay.replayed();
                refused.addAll(replay.refused());
            }
        }
        int replayedRows = rows.stream()
                .filter(some -> wanted.isEmpty() || wanted.get().equals(some.name()))
                .mapToInt(QuarantinedRows::replay)
                .sum();
        return new FailuresReplayResponse(replayed, events.replay(wanted), replayedRows, refused);
    }

    private void refuseUnlessKnown(String name) {
        Set<String> known = new TreeSet<>(events.topics());
        known.add(AuditTrail.TOPIC);
        known.addAll(config.publishedTopics().orElse(Set.of()));
        topics.all().forEach(topic -> known.add(topic.name()));
        rows.forEach(some -> known.add(some.name()));
        if (!known.contains(name)) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    "topic '" + name + "' is none of the names that can be replayed: " + String.join(", ", known));
        }
    }
}
