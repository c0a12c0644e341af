package org.dutywatch.ingest.formats.paloalto.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dutywatch.ingest.formats.domain.RecordFixtures.NOON;
import static org.dutywatch.ingest.formats.domain.RecordFixtures.example;
import static org.dutywatch.ingest.formats.domain.RecordFixtures.observed;
import static org.dutywatch.ingest.formats.domain.RecordFixtures.read;
import static org.dutywatch.ingest.formats.domain.RecordFixtures.readExample;

import org.dutywatch.ingest.reading.domain.AccessKind;
import org.dutywatch.ingest.reading.domain.AccessObservation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaloAltoLeefFormatTest {
    private static final String FORMAT = "paloalto-leef";

    @Test
    void shouldReadARequest() {
        AccessObservation observation = observed(read(FORMAT, example(FORMAT)));

        assertThat(observation.employeeId()).isEqualTo("E101");
        assertThat(observation.host()).isEqualTo("www.facebook.com");
        assertThat(observation.end()).isEqualTo(NOON);
        assertThat(observation.kind()).isEqualTo(AccessKind.URL);
        assertThat(observation.start()).isEqualTo(observation.end());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "action=alert ~ action=block-url ~ denied",
                "action=alert ~ action=other ~ unknown_action",
                "cat=THREAT ~ cat=TRAFFIC ~ no_request",
                "Subtype=url ~ Subtype=virus ~ no_request",
                "usrName=ridgemont\\sreyes ~ usrName= ~ access",
                "home.php ~ a|b ~ field_name",
                "home.php ~ a|usrName=jnovak ~ repeated_field",
                "|ThreatID=(9999) ~  ~ fields_missing",
                "|Palo Alto Networks| ~ |Other| ~ other_vendor",
                "devTime=Nov 03 2026 15:42:11 GMT ~ devTime=Nov 03 2026 09:42:11 ~ access"
            })
    void shouldGiveTheOutcomeThatTheRecordSays(String text, String by, String reason) {
        assertThat(readExample(FORMAT, text, by == null ? "" : by).reason()).isEqualTo(reason);
    }
}
