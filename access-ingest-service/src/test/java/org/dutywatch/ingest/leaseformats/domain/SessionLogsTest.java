package org.dutywatch.ingest.leaseformats.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dutywatch.ingest.leaseformats.domain.LogReading.claim;
import static org.dutywatch.ingest.leaseformats.domain.LogReading.one;
import static org.dutywatch.ingest.leaseformats.domain.LogReading.person;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RADIUS accounting and log-ons of Windows. */
class SessionLogsTest {
    private static final Instant NOON = Instant.parse("2026-11-17T18:00:00Z");
    private static final Instant ELEVEN = NOON.minusSeconds(3600);

    @Test
    void shouldReadTheRecordsOfADetailFile() {
        assertThat(claim("radius", detail("Start", "sreyes", "")))
                .isEqualTo(session(NOON, NOON, NOON.plus(LogReading.HOLD)));
        assertThat(claim("radius", detail("Interim-Update", "sreyes", "\tAcct-Session-Time = 3600\n")))
                .isEqualTo(session(ELEVEN, NOON, NOON.plus(LogReading.HOLD)));
        assertThat(claim("radius", detail("Stop", "sreyes", "\tAcct-Session-Time = 3600\n")))
                .isEqualTo(session(ELEVEN, NOON, NOON));
        assertThat(claim("radius", detail("Stop", "sreyes", "\tAcct-Delay-Time = 3600\n")))
                .isEqualTo(session(ELEVEN, ELEVEN, ELEVEN));
        assertThat(claim("radius", detail("Start", "sreyes", "\tTimestamp = " + ELEVEN.getEpochSecond() + "\n")))
                .isEqualTo(session(ELEVEN, ELEVEN, ELEVEN.plus(LogReading.HOLD)));
    }

    @Test
    void shouldReadASessionAtADeviceWhenTheServerDoesNotKnowTheAddress() {
        assertThat(claim("radius", detail("Start", "RIDGEMONT\\\\SReyes", "").replace("10.20.1.23", "0.0.0.0")))
                .isEqualTo(new LeaseClaim(
                        "mac:00:1c:42:0a:0b:0c",
                        person("sreyes@ridgemont"),
                        "5F2A",
                        NOON,
                        NOON,
                        NOON.plus(LogReading.HOLD)));
    }

    @ParameterizedTest
    @CsvSource({
        "Accounting-On, sreyes, no_lease",
        "Start, host/pc-7.ridgemont.example, no_lease",
        "Start, PC-7$, no_lease"
    })
    void shouldIgnoreWhatIsNoSessionOfAPerson(String status, String user, String reason) {
        assertThat(one("radius", detail(status, user, ""))).isEqualTo(new ReadLine.Ignored(1, reason));
    }

    @Test
    void shouldRefuseARecordOfNobodyOfTwoPersonsOrOfNoPlace() {
        assertThat(reason(detail("Start", "anonymous", ""))).contains("names no person");
        assertThat(reason(detail("Start", "sreyes", "\tUser-Name = \"jnovak\"\n")))
                .contains("two user names");
        assertThat(reason(
                        detail("Start", "sreyes", "").replace("10.20.1.23", "-").replace("00-1C-42-0A-0B-0C", "-")))
                .contains("neither the IP address nor the MAC address");
        assertThat(reason(detail("Start", "sreyes", "").replace("Tue Nov 17", "Tue Nov 57")))
                .contains("its time is not one");
    }

    @Test
    void shouldReadTheTableOfARadiusServer() {
        String header = "radacctid,acctsessionid,username,acctstarttime,acctupdatetime,acctstoptime,callingstationid,"
                + "framedipaddress\n";
        String row = "7,5F2A,sreyes,2026-11-17 11:00:00,2026-11-17 12:00:00,%s,00-1C-42-0A-0B-0C,10.20.1.23";

        assertThat(claim("radius", header + row.formatted("\\N")))
                .isEqualTo(session(ELEVEN, NOON, NOON.plus(LogReading.HOLD)));
        assertThat(claim("radius", header + row.formatted("2026-11-17 18:00:00+00")))
                .isEqualTo(session(ELEVEN, NOON, NOON));
    }

    @Test
    void shouldReadALogOn() {
        var expected =
                new LeaseClaim("10.20.1.23", person("sreyes@ridgemont"), "", NOON, NOON, NOON.plus(LogReading.HOLD));

        assertThat(claim("logon", "time,user,address,logon_type\n2026-11-17T18:00:00Z,RIDGEMONT\\sreyes,10.20.1.23,3"))
                .isEqualTo(expected);
        assertThat(claim(
                        "logon",
                        "EventID,TimeCreated,TargetUserName,TargetDomainName,IpAddress,LogonType\n"
                                + "4624,2026-11-17 12:00:00,SReyes,RIDGEMONT,::ffff:10.20.1.23,10"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "sreyes, 10.20.1.23, 5",
        "sreyes, 10.20.1.23, 9",
        "sreyes, 127.0.0.1, 2",
        "sreyes, -, 2",
        "PC-7$, 10.20.1.23, 3"
    })
    void shouldIgnoreALogOnThatSaysNotWhoIsAtAnAddress(String user, String address, String type) {
        assertThat(one(
                        "logon",
                        "time,user,address,logon_type\n2026-11-17T18:00:00Z," + user + "," + address + "," + type))
                .isEqualTo(new ReadLine.Ignored(2, "no_lease"));
    }

    private static LeaseClaim session(Instant from, Instant at, Instant until) {
        return new LeaseClaim("10.20.1.23", person("sreyes"), "5F2A", from, at, until);
    }

    private static String detail(String status, String user, String more) {
        return "Tue Nov 17 12:00:00 2026\n\tAcct-Status-Type = " + status + "\n\tUser-Name = \"" + user
                + "\"\n\tAcct-Session-Id = \"5F2A\"\n\tFramed-IP-Address = 10.20.1.23\n"
                + "\tCalling-Station-Id = \"00-1C-42-0A-0B-0C\"\n" + more + "\n";
    }

    private static String reason(String log) {
        return ((ReadLine.Refused) one("radius", log)).reason();
    }
}
