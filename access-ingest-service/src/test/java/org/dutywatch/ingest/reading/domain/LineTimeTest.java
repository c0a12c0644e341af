package org.dutywatch.ingest.reading.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.dutywatch.ingest.squid.domain.SquidNative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineTimeTest {
    private static final String REST =
            "     28 127.0.1.11 TCP_MISS/200 26831 GET http://a.example/ sreyes HIER_DIRECT/203.0.113.7 text/html";
    private static final String FIRST = "1795353681.753" + REST;
    private static final String LAST = "1795353699.001" + REST;

    private final SquidNative format = new SquidNative();

    @Test
    void shouldGiveTheTimesOfTheFirstAndTheLastLine() {
        byte[] record = bytes("\n" + FIRST + "\r\nnot a line\n" + LAST + "\n\n");

        assertThat(LineTime.ofFirstLine(record, null, format)).contains(Instant.ofEpochMilli(1795353681753L));
        assertThat(LineTime.ofLastLine(record, null, format)).contains(Instant.ofEpochMilli(1795353699001L));
    }

    @Test
    void shouldSkipThePrefixOfAShipper() {
        byte[] record = bytes("<166>Nov  3 10:20:30 proxy squid[72246]: " + FIRST);

        assertThat(LineTime.ofFirstLine(record, null, format)).contains(Instant.ofEpochMilli(1795353681753L));
        assertThat(LineTime.ofLastLine(record, null, format)).contains(Instant.ofEpochMilli(1795353681753L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n \n", "not a line", "1795353681.753", "99999999999999999999.753 1 x"})
    void shouldGiveNoTimeWhenThereIsNoLineOrItCannotBeRead(String text) {
        assertThat(LineTime.ofFirstLine(bytes(text), null, format)).isEmpty();
        assertThat(LineTime.ofLastLine(bytes(text), null, format)).isEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
