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

class SophosXgFormatTest {
    private static final String FORMAT = "sophos-xg";

    /** As newer versions write it. */
    private static final String CENTRAL =
            "device_name=\"SFW\" timestamp=\"2026-11-03T09:42:11-0600\" device_model=\"XG430\" log_type=\"Content"
                    + " Filtering\" log_component=\"HTTP\" log_subtype=\"Allowed\" log_version=1 user_name=\"sreyes\""
                    + " http_category=\"Social\" url=\"https://www.facebook.com\" src_ip=\"10.20.1.23\""
                    + " dst_ip=\"157.240.2.35\" bytes_sent=1820 bytes_received=48211 domain=\"www.facebook.com\""
                    + " http_status=\"0\"";

    @Test
    void shouldReadARecordOfTheContentFilter() {
        AccessObservation observation = observed(read(FORMAT, example(FORMAT)));

        assertThat(observation.employeeId()).isEqualTo("E101");
        assertThat(observation.start()).isEqualTo(observation.end()).isEqualTo(NOON);
        assertThat(observation.status()).isEqualTo(200);
        assertThat(observation.bytesUp()).isEqualTo(1820);
        assertThat(observation.bytesDown()).isEqualTo(48211);
    }

    @Test
    void shouldReadTheNewerNames() {
        AccessObservation observation = observed(read(FORMAT, "<30>Nov  3 09:42:12 fw1 " + CENTRAL));

        assertThat(observation.employeeId()).isEqualTo("E101");
        assertThat(observation.end()).isEqualTo(NOON);
        assertThat(observation.bytesUp()).isEqualTo(1820);
        assertThat(observation.bytesDown()).isEqualTo(48211);
    }

    @ParameterizedTest
    @CsvSource({"09:42:11,CST", "15:42:11,GMT", "15:42:11,UTC", "16:42:11,+0100", "09:42:11,CEST"})
    void shouldTakeTheZoneOfTheSourceWhereTheNameOfTheZoneIsNoOffset(String time, String zone) {
        String line = example(FORMAT).replace("time=09:42:11", "time=" + time).replace("\"CST\"", "\"" + zone + "\"");

        assertThat(observed(read(FORMAT, line)).end()).isEqualTo(NOON);
    }

    @ParameterizedTest
    @CsvSource({"Allowed,access", "Denied,denied", "Warned,warned", "Whatever,unknown_action"})
    void shouldCallOnlyWhatWasAllowedAnAccess(String action, String reason) {
        assertThat(readExample(FORMAT, "log_subtype=\"Allowed\"", "log_subtype=\"" + action + "\"")
                        .reason())
                .isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({"Firewall,Firewall Rule", "Content Filtering,Application", "Event,GUI"})
    void shouldReadOtherRecordsAsNoRequest(String type, String component) {
        String line = example(FORMAT)
                .replace("log_type=\"Content Filtering\"", "log_type=\"" + type + "\"")
                .replace("log_component=\"HTTP\"", "log_component=\"" + component + "\" ether_type=Unknown (0x0000)");

        assertThat(read(FORMAT, line).reason()).isEqualTo("no_request");
    }

    @ParameterizedTest
    @CsvSource({
        "user_name=\"sreyes\",x=\"\",no_address",
        "src_ip=10.20.1.23,x=1,source_missing",
        "device=\"SFW\",device=\"XG\",not_sophos",
        "contenttype=\"text/html\",src_ip=10.20.1.24,repeated_field",
        "contenttype=\"text/html\",user_name=\"jnovak\",repeated_field"
    })
    void shouldNotTakeAnotherPersonFromADamagedRecord(String text, String by, String reason) {
        assertThat(readExample(FORMAT, text, by).reason()).isEqualTo(reason);
    }
}
