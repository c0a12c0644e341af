package org.dutywatch.ingest.formats.sophos.domain;

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

class SophosApplianceFormatTest {
    private static final String FORMAT = "sophos-web-appliance";

    @Test
    void shouldReadARequest() {
        AccessObservation observation = observed(read(FORMAT, "<134>Nov  3 15:00:00 swa1 " + example(FORMAT)));

        assertThat(observation.employeeId()).isEqualTo("E101");
        assertThat(observation.start()).isEqualTo(observation.end()).isEqualTo(NOON);
        assertThat(observation.method()).isEqualTo("GET");
        assertThat(observation.document()).isTrue();
        assertThat(observation.bytesUp()).isEqualTo(1820);
        assertThat(observation.bytesDown()).isEqualTo(48211);
    }

    @ParameterizedTest
    @CsvSource({
        "act=1,act=2,unknown_action",
        "s=200,s=407,auth_required",
        "RIDGEMONT\\\\sreyes,10.20.1.24,access",
        "req=\"GET https://www.facebook.com/home.php HTTP/1.1\",req=\"-\",no_host",
        "labs_cat,x,not_sophos"
    })
    void shouldReadWhatTheApplianceDid(String text, String by, String reason) {
        assertThat(readExample(FORMAT, text, by).reason()).isEqualTo(reason);
    }

    @Test
    void shouldTakeAnAddressInPlaceOfTheUserForNoUser() {
        assertThat(observed(readExample(FORMAT, "RIDGEMONT\\\\sreyes", "10.20.1.24"))
                        .employeeId())
                .isEqualTo("E101");
    }
}
