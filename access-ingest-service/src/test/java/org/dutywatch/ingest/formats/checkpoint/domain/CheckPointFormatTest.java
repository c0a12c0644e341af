package org.dutywatch.ingest.formats.checkpoint.domain;

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

class CheckPointFormatTest {
    private static final String FORMAT = "checkpoint";

    @Test
    void shouldReadAResourceOfUrlFiltering() {
        AccessObservation observation = observed(read(FORMAT, example(FORMAT)));

        assertThat(observation.employeeId()).isEqualTo("E101");
        assertThat(observation.host()).isEqualTo("www.facebook.com");
        assertThat(observation.method()).isEqualTo("GET");
        assertThat(observation.start()).isEqualTo(observation.end()).isEqualTo(NOON);
    }

    @Test
    void shouldReadStructuredDataWithAnId() {
        String line =
                "<134>1 2026-11-03T15:42:11Z gw1 CheckPoint 26203 - [sc4s@2620 action=\"Accept\" origin=\"10.20.0.1\""
                        + " time=\"1793720531\" layer_name=\"Network\" layer_name=\"Web\" product=\"URL Filtering\""
                        + " resource=\"https://www.facebook.com/\" src=\"10.20.1.23\" ICMP Type=\"8\"]";

        assertThat(observed(read(FORMAT, line)).employeeId()).isEqualTo("E101");
    }

    @ParameterizedTest
    @CsvSource({
        "action:\"Accept\",action:\"Block\",denied",
        "action:\"Accept\",action:\"Drop\",denied",
        "action:\"Accept\",action:\"Redirect\",denied",
        "action:\"Accept\",action:\"Ask User\",unknown_action",
        "product:\"URL Filtering\",product:\"Application Control\",access",
        "product:\"URL Filtering\",product:\"VPN-1 & FireWall-1\",no_request",
        "product:\"URL Filtering\",product:\"Log Update\",no_request",
        "time:\"1793720531\",x:\"1\",not_checkpoint",
        "src_user_name:\"Sam Reyes (sreyes)\",src_user_name:\"Sam Reyes (sreyes); Jo Novak (jnovak)\",unknown_user",
        "src_user_name:\"Sam Reyes (sreyes)\",src_user_name:\"sreyes\",access",
        "s_port:\"51514\",s_port:\"1\"] [,text_after_bracket",
        "web_client_type:\"Chrome\"],web_client_type:\"Chrome\",structured_data"
    })
    void shouldReadWhatTheGatewayDid(String text, String by, String reason) {
        String line = example(FORMAT);
        int at = line.lastIndexOf(text);

        assertThat(read(FORMAT, line.substring(0, at) + by + line.substring(at + text.length()))
                        .reason())
                .isEqualTo(reason);
    }

    @Test
    void shouldDecodeQuotesAndBracketsThatAClientWrote() {
        assertThat(observed(readExample(FORMAT, "/home.php", "/\\\"; src_user_name:\\\"jnovak\\\"\\]"))
                        .employeeId())
                .isEqualTo("E101");
    }

    @Test
    void shouldRefuseARequestBetweenPipesAndRecogniseOtherRecords() {
        String line =
                "time=1793720531|hostname=gw1|product=%s|action=Accept|origin=10.20.0.1|time=1793720531|version=5|"
                        + "src=10.20.1.23|%s=https://www.facebook.com/|src_user_name=Sam Reyes (sreyes)";

        assertThat(read(FORMAT, line.formatted("URL Filtering", "resource")).reason())
                .isEqualTo("fields_between_pipes");
        assertThat(read(FORMAT, line.formatted("Firewall", "x")).reason()).isEqualTo("no_request");
    }
}
