package org.dutywatch.ingest.formats.fortinet.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dutywatch.ingest.formats.domain.RecordFixtures.NOON;
import static org.dutywatch.ingest.formats.domain.RecordFixtures.denial;
import static org.dutywatch.ingest.formats.domain.RecordFixtures.example;
import static org.dutywatch.ingest.formats.domain.RecordFixtures.observed;
import static org.dutywatch.ingest.formats.domain.RecordFixtures.read;
import static org.dutywatch.ingest.formats.domain.RecordFixtures.readExample;

import java.util.List;
import java.util.stream.Stream;
import org.dutywatch.ingest.reading.domain.AccessKind;
import org.dutywatch.ingest.reading.domain.AccessObservation;
import org.dutywatch.ingest.reading.domain.LineOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FortinetFormatTest {
    private static final String FORMAT = "fortinet";
    private static final String ACTION = "action=\"passthrough\"";
    private static final String EVENT_TIME = "eventtime=1793720531000000000 ";

    @Test
    void shouldReadARecordOfTheWebFilter() {
        AccessObservation observation = observed(readExample(FORMAT, "FG100F", "FG200F"));

        assertThat(observation.employeeId()).isEqualTo("E101");
        assertThat(observation.host()).isEqualTo("www.facebook.com");
        assertThat(observation.kind()).isEqualTo(AccessKind.URL);
        assertThat(observation.start()).isEqualTo(NOON);
        assertThat(observation.end()).isEqualTo(NOON);
        assertThat(observation.bytesUp()).isEqualTo(1820);
        assertThat(observation.bytesDown()).isEqualTo(48211);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eventtime=1793720531 ",
                "eventtime=1793720531000 ",
                "",
            })
    void shouldReadTheTimeOfEveryVersion(String eventTime) {
        assertThat(observed(readExample(FORMAT, EVENT_TIME, eventTime)).end()).isEqualTo(NOON);
    }

    @ParameterizedTest
    @CsvSource({"09:42:11,tz=\"-0600\"", "17:42:11,tz=\"UTC+2:00\"", "15:42:11,tz=UTC", "09:42:11,x=1"})
    void shouldReadDateAndTimeWithAnyOffset(String time, String zone) {
        String line = "date=2026-11-03 time=" + time + " devid=\"FG1\" " + zone
                + " type=\"utm\" subtype=\"webfilter\" user=\"sreyes\" srcip=10.20.1.23 hostname=\"www.facebook.com\""
                + " url=\"/home.php\" action=\"passthrough\"";

        assertThat(observed(read(FORMAT, line)).end()).isEqualTo(NOON);
    }

    @Test
    void shouldTakeTheTimeOfTheHeaderWhenTheRecordHasNone() {
        String record = "devname=fw1 devid=FG1 type=utm subtype=webfilter user=sreyes srcip=10.20.1.23"
                + " hostname=www.facebook.com url=/home.php action=passthrough";

        assertThat(observed(read(FORMAT, "<189>Nov  3 09:42:11 fw1 " + record)).end())
                .isEqualTo(NOON);
        assertThat(read(FORMAT, record).reason()).isEqualTo("time_missing");
    }

    @ParameterizedTest
    @CsvSource({
        "action=\"passthrough\",access",
        "action=\"exempt\",access",
        "action=\"blocked\",denied",
        "action=\"warning\",unknown_action",
        "x=\"1\",action_missing"
    })
    void shouldCallOnlyWhatPassedAnAccess(String action, String reason) {
        assertThat(readExample(FORMAT, ACTION, action).reason()).isEqualTo(reason);
    }

    @Test
    void shouldShowADenialAsADeniedAccess() {
        AccessObservation denied = denial(readExample(FORMAT, ACTION, "action=\"blocked\""));

        assertThat(denied.denied()).isTrue();
        assertThat(denied.employeeId()).isEqualTo("E101");
    }

    @ParameterizedTest
    @CsvSource({
        "type=\"utm\",type=\"traffic\"",
        "subtype=\"webfilter\",subtype=\"dns\"",
        "type=\"utm\" subtype=\"webfilter\",type=\"traffic\" subtype=\"http-transaction\"",
        "subtype=\"webfilter\",subtype=\"app-ctrl\"",
        "eventtype=\"ftgd_allow\",eventtype=\"ftgd_quota_counting\""
    })
    void shouldReadOtherRecordsAsNoRequest(String field, String by) {
        assertThat(readExample(FORMAT, field, by).reason()).isEqualTo("no_request");
    }

    @Test
    void shouldNeverAddUpTheInterimRecordsOfASession() {
        String interim = "date=2026-11-03 time=09:44:11 devname=\"fw1\" devid=\"FG1\" eventtime=1793720651000000000"
                + " tz=\"-0600\" logid=\"0000000020\" type=\"traffic\" subtype=\"forward\" srcip=10.20.1.23"
                + " user=\"sreyes\" sessionid=48211 action=\"accept\" hostname=\"www.facebook.com\" duration=120"
                + " sentbyte=1820 rcvdbyte=48211 sentdelta=1820 rcvddelta=48211";

        assertThat(read(FORMAT, interim).reason()).isEqualTo("no_request");
    }

    @Test
    void shouldCountARequestOnceBesideTheTrafficOfItsSession() {
        String traffic = "date=2026-11-03 time=09:46:11 devname=\"fw1\" devid=\"FG1\" eventtime=1793720771000000000"
                + " tz=\"-0600\" logid=\"%s\" type=\"traffic\" subtype=\"forward\" srcip=10.20.1.23 user=\"sreyes\""
                + " sessionid=48211 action=\"%s\" hostname=\"www.facebook.com\" duration=%d sentbyte=1820 rcvdbyte=48211";

        List<LineOutcome> outcomes = Stream.of(
                        example(FORMAT),
                        traffic.formatted("0000000020", "accept", 120),
                        traffic.formatted("0000000020", "accept", 240),
                        traffic.formatted("0000000013", "client-rst", 241))
                .map(line -> read(FORMAT, line))
                .toList();

        assertThat(outcomes)
                .extracting(LineOutcome::reason)
                .containsExactly("access", "no_request", "no_request", "no_request");
        AccessObservation request = observed(outcomes.get(0));
        assertThat(request.start()).isEqualTo(request.end());
        assertThat(request.bytesDown()).isEqualTo(48211);
    }

    @Test
    void shouldNotTakeAnUnauthenticatedUserForAUser() {
        String line = "date=2026-11-03 time=09:42:11 devid=FG1 type=utm subtype=webfilter unauthuser=\"jnovak\""
                + " unauthusersource=\"kerberos\" srcip=10.20.1.23 hostname=www.facebook.com action=passthrough url=/";

        assertThat(observed(read(FORMAT, line)).employeeId()).isEqualTo("E101");
    }

    @Test
    void shouldTakeTheSiteOfAFortiClientFromItsRemoteName() {
        String line = "date=2026-11-03 time=09:42:11 logver=2 devid=FCT8000000000001 hostname=www.dailynews.example"
                + " user=\"sreyes\" type=traffic subtype=system utmevent=webfilter utmaction=%s srcip=10.20.1.23"
                + " remotename=www.facebook.com url=/home.php userinitiated=1 browsetime=3";

        assertThat(observed(read(FORMAT, line.formatted("passthrough"))).host()).isEqualTo("www.facebook.com");
        assertThat(read(FORMAT, line.formatted("blocked")).reason()).isEqualTo("denied");
    }

    @Test
    void shouldRefuseARecordThatIsNotFortinets() {
        LineOutcome outcome = readExample(FORMAT, "devid=\"FG", "devid=\"XG");

        assertThat(outcome.reason()).isEqualTo("not_fortinet");
    }

    @Test
    void shouldRefuseAUserBehindTheTextOfAClient() {
        String line = "date=2026-11-03 time=09:42:11 devid=FG1 type=utm subtype=webfilter srcip=10.20.1.23"
                + " hostname=www.facebook.com action=passthrough url=\"/\" user=\"jnovak\" x=\"\"";

        assertThat(read(FORMAT, line).reason()).isEqualTo("field_order");
    }
}
