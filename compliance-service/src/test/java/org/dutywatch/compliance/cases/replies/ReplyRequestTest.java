package org.dutywatch.compliance.cases.replies;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import org.dutywatch.eventkit.rest.JsonStyle;
import org.junit.jupiter.api.Test;

class ReplyRequestTest {
    @Test
    void shouldBeVoluntaryWhenItIsNotMarkedAsCompelled() throws JsonProcessingException {
        assertThat(read("{\"text\":\"It was the search.\"}").followsOrder()).isFalse();
        assertThat(read("{\"text\":\"It was the search.\",\"compelled\":false}").followsOrder())
                .isFalse();
    }

    @Test
    void shouldBeCompelledWhenItSaysSo() throws JsonProcessingException {
        assertThat(read("{\"text\":\"x\",\"compelled\":true,\"ordered_by\":\"Chief Hale\"}")
                        .followsOrder())
                .isTrue();
    }

    @Test
    void shouldReadTheClaim() throws JsonProcessingException {
        var claim = read("""
                        {"text": "x", "claim": {"kind": "OFFICIAL_BUSINESS", "start": "2026-11-13T14:00:00Z",
                         "end": "2026-11-13T15:00:00Z", "directed_by": "Lieutenant Cole", "purpose": "missing person"}}
                        """).claim();

        assertThat(claim)
                .isEqualTo(new ReplyRequest.ClaimRequest(
                        ReplyRequest.ClaimKind.OFFICIAL_BUSINESS,
                        Instant.parse("2026-11-13T14:00:00Z"),
                        Instant.parse("2026-11-13T15:00:00Z"),
                        "Lieutenant Cole",
                        "missing person"));
    }

    /** Reads with the setting of the service, which refuses null for a primitive. */
    private static ReplyRequest read(String text) throws JsonProcessingException {
        var mapper = new ObjectMapper().registerModule(new JavaTimeModule());
        new JsonStyle().customize(mapper);
        mapper.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        return mapper.readValue(text, ReplyRequest.class);
    }
}
