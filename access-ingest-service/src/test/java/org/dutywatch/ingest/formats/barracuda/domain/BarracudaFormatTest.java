package org.dutywatch.ingest.formats.barracuda.domain;

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

class BarracudaFormatTest {
    private static final String FORMAT = "barracuda";

    @Test
    void shouldReadARequest() {
        AccessObservation observation = observed(read(FORMAT, example(FORMAT)));

        assertThat(observation.employeeId()).isEqualTo("E101");
        assertThat(observation.host()).isEqualTo("www.facebook.com");
        assertThat(observation.end()).isEqualTo(NOON);
        assertThat(observation.kind()).isEqualTo(AccessKind.URL);
        assertThat(observation.bytesDown()).isEqualTo(48211);
        assertThat(observation.start()).isEqualTo(observation.end());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "ALLOWED ~ BLOCKED ~ denied",
                "ALLOWED ~ WARNED ~ warned",
                "ALLOWED ~ DETECTED ~ unknown_action",
                "[ldap0:sreyes] ~ [sreyes] ~ access",
                "[ldap0:sreyes] ~ [ANON] ~ access",
                "[ldap0:sreyes] ~ [] ~ access",
                "[ldap0:sreyes] ~ sreyes ~ user_missing",
                "www.facebook.com social 0 ~ 1 BYF ALLOWED ~ ambiguous_fields",
                "www.facebook.com social 0 ~ [jnovak] social 0 ~ ambiguous_user",
                "CLEAN 2 ~ VIRUS Stream=>Test FOUND 2 ~ access",
                "home.php ~ a b ~ not_barracuda",
                "text/html 10.20.1.23 ~ text/html 10.20.1.24 ~ not_barracuda",
                " 48211  ~  x  ~ bytes_shape",
                "1793720531 ~ 0000000000 ~ impossible_timestamp"
            })
    void shouldGiveTheOutcomeThatTheRecordSays(String text, String by, String reason) {
        assertThat(readExample(FORMAT, text, by == null ? "" : by).reason()).isEqualTo(reason);
    }
}
