package org.dutywatch.compliance.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.dutywatch.compliance.model.audit.AuditEntry;
import org.dutywatch.eventkit.audit.AuditOutcome;
import org.dutywatch.eventkit.audit.AuditRecord;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.kafka.JsonDecoder;
import org.dutywatch.eventkit.kafka.MalformedMessage;
import org.dutywatch.eventkit.rest.JsonStyle;
import org.dutywatch.testing.Contract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract between the audit records that every service publishes and those that the audit trail reads. */
class AuditRecordedContractTest {
    private static final Contract CONTRACT = new Contract(Path.of("../event-kit/contracts"), AuditTrail.TOPIC);

    private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());

    static List<Path> examples() {
        return CONTRACT.examples();
    }

    @BeforeEach
    void applyStyle() {
        new JsonStyle().customize(json);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldReadWhatIsWritten(Path example) throws IOException, MalformedMessage {
        JsonNode golden = Contract.json(example);
        assertEquals(List.of(), CONTRACT.errorsIn(golden));

        AuditEntry read = decode(json.writeValueAsBytes(golden));
        var written = new AuditRecord(
                read.auditId(),
                read.at(),
                read.actor(),
                read.roles(),
                read.action(),
                read.subject(),
                read.purpose(),
                read.service(),
                read.clientAddress(),
                read.session(),
                read.outcome() == null ? AuditOutcome.DONE : json.convertValue(read.outcome(), AuditOutcome.class),
                read.count());

        ObjectNode again = (ObjectNode) json.readTree(json.writeValueAsBytes(written));
        assertEquals(List.of(), CONTRACT.errorsIn(again));
        if (!golden.has("outcome")) {
            again.remove(List.of("client_address", "session", "outcome", "count"));
            assertNull(read.outcome());
        }
        assertEquals(golden, again);
    }

    @Test
    void shouldRefuseARecordWithoutActor() {
        byte[] value = """
                {"audit_id": "0a4f3f0e-52c1-4f0e-9d37-9a2f4f0c6a11", "at": "2026-11-06T14:03:22Z", "roles": [],
                 "action": "view_minutes", "service": "compliance-service"}
                """.getBytes(StandardCharsets.UTF_8);

        assertThrows(MalformedMessage.class, () -> decode(value));
    }

    private AuditEntry decode(byte[] value) throws MalformedMessage {
        return new JsonDecoder<>(json, AuditEntry.class)
                .decode(new ConsumerRecord<>(AuditTrail.TOPIC, 0, 0, "standards", value));
    }
}
