package org.dutywatch.eventkit.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JsonStyleTest {
    record Answer(String firstName, Instant askedAt) {
        public boolean isEmpty() {
            return firstName.isEmpty();
        }
    }

    private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());

    @BeforeEach
    void customize() {
        new JsonStyle().customize(json);
    }

    @Test
    void shouldWriteTheComponentsOfARecordAndNoMethodOfIt() throws Exception {
        var answer = new Answer("Kim", Instant.parse("2026-11-05T12:00:00Z"));

        assertThat(json.writeValueAsString(answer))
                .isEqualTo("{\"first_name\":\"Kim\",\"asked_at\":\"2026-11-05T12:00:00Z\"}");
    }

    @Test
    void shouldRefuseAnUnknownFieldAndNameIt() {
        assertThatThrownBy(() -> json.readValue("{\"first_nam\":\"Kim\"}", Answer.class))
                .hasMessageContaining("first_nam");
    }

    @Test
    void shouldRefuseJsonThatIsNestedTooDeeply() {
        assertThatThrownBy(() -> json.readTree("[".repeat(51) + "]".repeat(51)))
                .isInstanceOf(StreamConstraintsException.class)
                .hasMessageContaining("nesting depth");
    }

    @Test
    void shouldRefuseNamesNumbersAndStringsThatAreTooLong() {
        assertThatThrownBy(() -> json.readTree("{\"" + "n".repeat(501) + "\":1}"))
                .isInstanceOf(StreamConstraintsException.class);
        assertThatThrownBy(() -> json.readTree("1".repeat(101))).isInstanceOf(StreamConstraintsException.class);
        assertThatThrownBy(() -> json.readTree("\"" + "s".repeat(JsonBodyLimit.MOST_BYTES + 1) + "\""))
                .isInstanceOf(StreamConstraintsException.class);
    }
}
