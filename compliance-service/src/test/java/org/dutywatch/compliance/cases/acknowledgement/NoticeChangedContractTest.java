package org.dutywatch.compliance.cases.acknowledgement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.dutywatch.compliance.model.cases.Actor.Account;
import org.dutywatch.eventkit.kafka.JsonDecoder;
import org.dutywatch.eventkit.kafka.MalformedMessage;
import org.dutywatch.eventkit.rest.JsonStyle;
import org.dutywatch.testing.Contract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NoticeChangedContractTest {
    private static final String TOPIC = "notification.notice-changed.v1";
    private static final Contract CONTRACT = new Contract(Path.of("../notification-service/contracts"), TOPIC);

    private final ObjectMapper json = json();

    static List<Path> examples() {
        return CONTRACT.examples();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldReadEveryFieldThatNotificationPublishes(Path example) throws IOException, MalformedMessage {
        var message = new ConsumerRecord<>(TOPIC, 0, 0L, "E101", Files.readAllBytes(example));

        var read = new JsonDecoder<>(json, NoticeChanged.class).decode(message);

        assertThat(CONTRACT.errorsIn(Contract.read(example))).isEmpty();
        assertThat(json.readTree(json.writeValueAsString(read))).isEqualTo(json.readTree(example.toFile()));
    }

    @Test
    void shouldReadWhoAcknowledgedWhatAndWhen() throws IOException, MalformedMessage {
        var value = json.writeValueAsBytes(CONTRACT.example("acknowledged"));

        var read =
                new JsonDecoder<>(json, NoticeChanged.class).decode(new ConsumerRecord<>(TOPIC, 0, 0L, "E101", value));

        assertThat(read)
                .isEqualTo(new NoticeChanged(
                        UUID.fromString("0b7c3c3e-4f3e-4f57-8a67-5a0f6a6f0a01"),
                        UUID.fromString("7f1b7a52-6d0f-3c9e-9f6d-2b4f1f3a9c11"),
                        "E101",
                        3,
                        new NoticeChanged.Recipient("SUPERVISOR", "E010"),
                        "ACKNOWLEDGED",
                        "mail",
                        1,
                        Instant.parse("2026-11-16T20:31:07.412Z"),
                        Instant.parse("2026-11-16T20:44:50.003Z"),
                        "sergeant",
                        new Account("https://sso.ridgemont-pd.example", "5d0b8c1e"),
                        "Spoke with the officer; the last half hour was a case search."));
    }

    private static ObjectMapper json() {
        var mapper = new ObjectMapper().registerModule(new JavaTimeModule());
        new JsonStyle().customize(mapper);
        return mapper;
    }
}
