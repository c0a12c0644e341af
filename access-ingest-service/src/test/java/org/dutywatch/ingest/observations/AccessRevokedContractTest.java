package org.dutywatch.ingest.observations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.dutywatch.eventkit.rest.JsonStyle;
import org.dutywatch.testing.Contract;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The event equals the golden example of the contract. */
class AccessRevokedContractTest {
    private static final Contract CONTRACT = new Contract(Path.of("contracts"), AccessRevokedTopic.NAME);

    @ParameterizedTest
    @CsvSource({"revoked, 41, true", "given-back, 57, false"})
    void shouldWriteTheGoldenExample(String example, long revision, boolean revoked) {
        var json = new ObjectMapper().registerModule(new JavaTimeModule());
        new JsonStyle().customize(json);

        JsonNode written = new ObservationJson(json)
                .tree(new AccessRevoked(
                        "7a139c586d9948506448869dc82b463e",
                        "E101",
                        Instant.parse("2026-11-03T15:40:01.999Z"),
                        Instant.parse("2026-11-03T15:40:02.730Z"),
                        revision,
                        revoked));

        assertEquals(CONTRACT.example(example).toString(), written.toString());
        assertEquals(List.of(), CONTRACT.errorsIn(written));
    }
}
