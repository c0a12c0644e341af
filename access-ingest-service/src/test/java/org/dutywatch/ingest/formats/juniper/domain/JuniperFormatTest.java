package org.dutywatch.ingest.formats.juniper.domain;

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

class JuniperFormatTest {
    private static final String FORMAT = "juniper-srx";
    private static final String TEXT =
            "<14>Nov  3 09:42:11 srx1 RT_UTM: WEBFILTER_URL_PERMITTED: WebFilter: ACTION=\"URL Permitted\""
                    + " 10.20.1.23(51514)->157.240.2.35(443) CATEGORY=\"Enhanced_Social_Web_Facebook\""
                    + " REASON=\"BY_PRE_DEFINED\" PROFILE=\"WCF1\" URL=www.facebook.com OBJ=/home.php username sreyes"
                    + " roles N/A";

    @Test
    void shouldReadAStructuredRecord() {
        AccessObservation observation = observed(read(FORMAT, example(FORMAT)));

        assertThat(observation.employeeId()).isEqualTo("E101");
        assertThat(observation.host()).isEqualTo("www.facebook.com");
        assertThat(observation.start()).isEqualTo(observation.end()).isEqualTo(NOON);
    }

    @Test
    void shouldRefuseARequestInUnstructuredText() {
        assertThat(read(FORMAT, TEXT).reason()).isEqualTo("unstructured_text");
    }

    @ParameterizedTest
    @CsvSource({
        "URL_PERMITTED,URL_BLOCKED,denied",
        "URL_PERMITTED,URL_BLOCKED_LS,denied",
        "URL_PERMITTED,URL_PERMITTED_LS,access",
        "WEBFILTER_URL_PERMITTED,AV_VIRUS_DETECTED_MT,no_request",
        "username=\"sreyes\",username=\"N/A\",access",
        "username=\"sreyes\",username=\"UNKNOWN\",access",
        " username=\"sreyes\",'',fields_missing",
        "obj=\"/home.php\",obj=\"/\" username=\"jnovak\",repeated_field",
        "roles=\"N/A\"],roles=\"N/A\"] username=\"jnovak\"],text_after_bracket",
        "2026-11-03T09:42:11.000-06:00,-,impossible_timestamp",
        "junos@2636,junos@2637,not_junos"
    })
    void shouldReadWhatTheFilterDid(String text, String by, String reason) {
        assertThat(readExample(FORMAT, text, by).reason()).isEqualTo(reason);
    }

    @Test
    void shouldReadSessionsAsNoRequest() {
        assertThat(read(
                                FORMAT,
                                "<14>1 2026-11-03T09:42:11Z srx1 RT_FLOW - RT_FLOW_SESSION_CLOSE"
                                        + " [junos@2636.1.1.1.2.129 source-address=\"10.20.1.23\" elapsed-time=\"120\""
                                        + " username=\"sreyes\"]")
                        .reason())
                .isEqualTo("no_request");
        assertThat(read(
                                FORMAT,
                                "<14>Nov  3 09:42:11 srx1 RT_FLOW: RT_FLOW_SESSION_CREATE: session created"
                                        + " 10.20.1.23/1")
                        .reason())
                .isEqualTo("no_request");
    }
}
