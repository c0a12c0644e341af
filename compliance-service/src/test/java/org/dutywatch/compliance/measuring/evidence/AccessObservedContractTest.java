package org.dutywatch.compliance.measuring.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.dutywatch.eventkit.kafka.JsonDecoder;
import org.dutywatch.eventkit.kafka.MalformedMessage;
import org.dutywatch.eventkit.rest.JsonStyle;
import org.dutywatch.testing.Contract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AccessObservedContractTest {
    private static final String TOPIC = "ingest.access-observed.v1";
    private static final Contract CONTRACT = new Contract(Path.of("../access-ingest-service/contracts"), TOPIC);

    private final ObjectMapper json = json();

    static List<Path> examples() {
        return CONTRACT.examples();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldReadEveryFieldOfTheExamples(Path example) throws IOException, MalformedMessage {
        var message = new ConsumerRecord<>(TOPIC, 0, 0L, "E101", Files.readAllBytes(example));

        var read = new JsonDecoder<>(json, AccessObserved.class).decode(message);

        assertThat(CONTRACT.errorsIn(Contract.read(example))).isEmpty();
        assertThat(json.readTree(json.writeValueAsString(read))).isEqualTo(json.readTree(example.toFile()));
    }

    @Test
    void shouldReadTheVisitOfAPage() throws IOException, MalformedMessage {
        var message = new ConsumerRecord<>(TOPIC, 0, 0L, "E101", json.writeValueAsBytes(CONTRACT.example("page")));

        var read = new JsonDecoder<>(json, AccessObserved.class).decode(message);

        assertThat(List.of(read.employeeId(), read.site(), read.host(), read.source()))
                .containsExactly("E101", "facebook", "www.facebook.com", "hq-squid");
        assertThat(read.start()).isEqualTo("2026-11-03T15:02:11.025Z");
        assertThat(read.end()).isEqualTo("2026-11-03T15:02:11.437Z");
        assertThat(read.bytesDown()).isEqualTo(48_211);
        assertThat(read.document()).isTrue();
        assertThat(read.embed()).isFalse();
    }

    @Test
    void shouldReadOldEventsWithoutPostingAndAmbiguousFields() throws IOException, MalformedMessage {
        ObjectNode event = (ObjectNode) CONTRACT.example("posting");
        event.remove(List.of(
                "posting", "denied", "ambiguous", "since_page_elsewhere_ms", "since_embedding_page_ms", "sender"));
        var message = new ConsumerRecord<>(TOPIC, 0, 0L, "E101", json.writeValueAsBytes(event));

        var read = new JsonDecoder<>(json, AccessObserved.class).decode(message);

        assertThat(read.posting() || read.denied() || read.ambiguous()).isFalse();
        assertThat(read.sincePageElsewhereMs()).isNull();
        assertThat(read.sender()).isNull();
    }

    private static ObjectMapper json() {
        var mapper = new ObjectMapper().registerModule(new JavaTimeModule());
        new JsonStyle().customize(mapper);
        return mapper;
    }
}
