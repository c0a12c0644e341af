package org.dutywatch.ingest.formats.cisco.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dutywatch.ingest.formats.domain.RecordFixtures.NOON;
import static org.dutywatch.ingest.formats.domain.RecordFixtures.example;
import static org.dutywatch.ingest.formats.domain.RecordFixtures.observed;
import static org.dutywatch.ingest.formats.domain.RecordFixtures.read;
import static org.dutywatch.ingest.formats.domain.RecordFixtures.readExample;

import org.dutywatch.ingest.reading.domain.AccessObservation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AsaFormatTest {
    private static final String FORMAT = "cisco-asa";
    private static final String SOURCE = "sreyes@10.20.1.23";

    @Test
    void shouldReadAnAccessedUrl() {
        AccessObservation observation = observed(read(FORMAT, example(FORMAT)));

        assertThat(observation.employeeId()).isEqualTo("E101");
        assertThat(observation.host()).isEqualTo("www.facebook.com");
        assertThat(observation.start()).isEqualTo(observation.end()).isEqualTo(NOON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<165>Nov  3 2026 09:42:11: ",
                "<165>Nov 03 2026 09:42:11 fw1 : ",
                "<165>Nov  3 09:42:11 fw1 ",
                "<165> Nov  3 09:42:11: ",
                "<165>:Nov  3 09:42:11 CST: ",
                "<165>Nov  3 09:42:11.120 fw1 : ",
                "<165>1 2026-11-03T15:42:11Z fw1 - - - - ",
                "<166>Nov  3 15:00:00 relay Nov  3 2026 09:42:11 fw1 : "
            })
    void shouldTakeTheTimeOfTheInnermostHeader(String header) {
        String message = example(FORMAT).substring(example(FORMAT).indexOf('%'));

        assertThat(observed(read(FORMAT, header + message)).end().getEpochSecond())
                .isEqualTo(NOON.getEpochSecond());
        assertThat(read(FORMAT, message).reason()).isEqualTo("time_missing");
    }

    @ParameterizedTest
    @CsvSource({
        "10.20.1.99(RIDGEMONT\\sreyes),E101",
        "10.20.1.99 (LOCAL\\x),",
        "jnovak@10.20.1.23,E102",
        "10.20.1.24,E102",
        "ada bly@10.20.1.23,E105"
    })
    void shouldReadTheUserInAnyPlace(String source, String employee) {
        AccessObservation observation = readExample(FORMAT, SOURCE, source).observation();

        assertThat(observation == null ? null : observation.employeeId()).isEqualTo(employee);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "%ASA-6-302014: Teardown TCP connection 4 for outside:157.240.2.35/443 to inside:10.20.1.23/51514"
                        + " duration 0:02:33 bytes 48211 TCP FINs (RIDGEMONT\\sreyes)",
                "%FTD-6-302013: Built outbound TCP connection 4 for outside:157.240.2.35/443",
                "%PIX-5-111008: User 'enable_15' executed the 'write' command.",
                "%ASA-5-304002: Access denied URL http://www.facebook.com/ SRC 10.20.1.23 DEST 157.240.2.35"
            })
    void shouldReadOtherMessagesAsNoRequest(String message) {
        assertThat(read(FORMAT, "<166>Nov  3 09:42:11 fw1 : " + message).reason())
                .isEqualTo("no_request");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "157.240.2.35:http://www.facebook.com/home.php|157.240.2.35:/home.php|no_host",
                "157.240.2.35:http://www.facebook.com/home.php|157.240.2.35:http://www.face|url_shape",
                "Accessed URL|Looked at|message_shape",
                "157.240.2.35:http|http|message_shape",
                "%ASA-5-304001|%ASA-5-x|not_asa"
            })
    void shouldFindNoHostWhereThereIsNone(String text, String by, String reason) {
        assertThat(readExample(FORMAT, text, by).reason()).isEqualTo(reason);
    }

    @Test
    void shouldReadADestinationOfVersion6() {
        assertThat(observed(readExample(FORMAT, "157.240.2.35:", "2001:db8::35:"))
                        .host())
                .isEqualTo("www.facebook.com");
    }
}
