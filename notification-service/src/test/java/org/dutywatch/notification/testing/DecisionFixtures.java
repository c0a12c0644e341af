package org.dutywatch.notification.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dutywatch.notification.decisions.DecisionAwaited;
import org.jspecify.annotations.Nullable;

/** Builds the events about decisions that compliance and ingest publish, from their golden examples. */
public final class DecisionFixtures {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode node;

    private DecisionFixtures(ObjectNode node) {
        this.node = node;
    }

    /** Version 1: a correction of the roster of this employee, which these deciders may decide, the nearest first. */
    public static DecisionFixtures aCorrectionFor(String subjectId, List<String> deciders) {
        DecisionFixtures decision = example("awaited-by-chain-of-command").withNewId();
        decision.node.put("subject", subjectId).put("asked_by", (String) null);
        return decision.decidedBy(deciders);
    }

    /** Version 1: that somebody acts for a supervisor, which these deciders may decide, the nearest first. */
    public static DecisionFixtures anActingSupervisor(List<String> deciders) {
        return example("awaited-acting-supervisor").withNewId().decidedBy(deciders);
    }

    /** Version 1: a policy that somebody with role chief decides; its author is no employee. */
    public static DecisionFixtures aPolicyForTheChief() {
        return example("awaited-by-role").withNewId();
    }

    /** Version 1: an unmasking, on which only the chief decides, because its author is the only administrator. */
    public static DecisionFixtures anUnmasking() {
        DecisionFixtures unmasking = example("awaited-by-role").withNewId();
        unmasking.node.put("kind", "UNMASKING");
        return unmasking;
    }

    /** Version 1: a change of leases that concerns this employee, as ingest publishes it. */
    public static DecisionFixtures aChangeOfLeases(String subjectId) {
        DecisionFixtures change = read(Path.of("../access-ingest-service/contracts")
                        .resolve(DecisionAwaited.TOPIC_OF_INGEST + ".examples")
                        .resolve("awaited-lease-change.json"))
                .withNewId();
        change.node.put("subject", subjectId);
        return change;
    }

    public DecisionFixtures askedBy(@Nullable String employeeId) {
        node.put("asked_by", employeeId);
        return this;
    }

    /** From this instant on nobody can decide it. */
    public DecisionFixtures decideBy(Instant at) {
        node.put("decide_by", at.toString());
        return this;
    }

    /** The same decision in another state. */
    public DecisionFixtures in(String state, int version) {
        DecisionFixtures later = new DecisionFixtures(node.deepCopy());
        later.node.put("state", state).put("version", version);
        return later;
    }

    public String id() {
        return node.get("decision_id").asText();
    }

    public byte[] bytes() {
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }

    private DecisionFixtures decidedBy(List<String> employeeIds) {
        var ids = node.putArray("deciders");
        employeeIds.forEach(ids::add);
        return this;
    }

    private DecisionFixtures withNewId() {
        node.put("decision_id", UUID.randomUUID().toString());
        return this;
    }

    private static DecisionFixtures example(String name) {
        return read(ComplianceEventFixtures.COMPLIANCE
                .resolve(ComplianceEventFixtures.DECISIONS + ".examples")
                .resolve(name + ".json"));
    }

    private static DecisionFixtures read(Path file) {
        try {
            return new DecisionFixtures((ObjectNode) JSON.readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
