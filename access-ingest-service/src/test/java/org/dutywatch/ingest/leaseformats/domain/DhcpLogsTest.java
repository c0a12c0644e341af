package org.dutywatch.ingest.leaseformats.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dutywatch.ingest.leaseformats.domain.LogReading.claim;
import static org.dutywatch.ingest.leaseformats.domain.LogReading.device;
import static org.dutywatch.ingest.leaseformats.domain.LogReading.ended;
import static org.dutywatch.ingest.leaseformats.domain.LogReading.granted;
import static org.dutywatch.ingest.leaseformats.domain.LogReading.one;
import static org.dutywatch.ingest.leaseformats.domain.LogReading.read;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.dutywatch.ingest.attribution.domain.Holder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The logs of ISC dhcpd, Kea and Windows DHCP servers. */
class DhcpLogsTest {
    private static final String MAC = "mac:00:1c:42:0a:0b:0c";
    private static final Holder.Device PC7 = device(MAC, "host:pc-7");
    private static final Holder.Device UNNAMED = device(MAC, "");
    private static final Instant NOON = Instant.parse("2026-11-17T18:00:00Z");
    private static final String ACK = "DHCPACK on 10.20.1.23 to 00:1c:42:0a:0b:0c (PC-7) via eth0";
    private static final String WINDOWS = "\t\tMicrosoft DHCP Service Activity Log\n\n"
            + "ID,Date,Time,Description,IP Address,Host Name,MAC Address,User Name\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nov 17 12:00:00 dhcp1 dhcpd[411]: ",
                "Nov 17 12:00:00 dhcpd: ",
                "<30>Nov 17 12:00:00.123 dhcp1 dhcpd[411]: ",
                "2026-11-17T12:00:00-06:00 dhcp1 dhcpd[411]: ",
                "2026-11-17T18:00:00Z dhcp1 dhcpd[411]: ",
                "<30>1 2026-11-17T18:00:00Z dhcp1 dhcpd 411 - - ",
                "<30>1 2026-11-17T12:00:00-06:00 dhcp1 dhcpd 411 - [a@1 b=\"c\"] \uFEFF"
            })
    void shouldReadAGrantOfDhcpdWhateverSyslogPutsBeforeIt(String before) {
        assertThat(claim("dhcpd", before + ACK)).isEqualTo(granted("10.20.1.23", PC7, NOON));
    }

    @Test
    void shouldReadDhcpdWithoutHostNameThroughARelayAndAtARelease() {
        String head = "Nov 17 12:00:00 dhcp1 dhcpd[411]: ";

        assertThat(claim("dhcpd", head + "DHCPACK on 10.20.1.23 to 00:1c:42:0a:0b:0c via 10.20.1.1"))
                .isEqualTo(granted("10.20.1.23", UNNAMED, NOON));
        assertThat(claim("dhcpd", head + "DHCPRELEASE of 10.20.1.23 from 00:1c:42:0a:0b:0c (PC-7) via eth0 (found)"))
                .isEqualTo(ended("10.20.1.23", UNNAMED, NOON));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DHCPACK to 10.20.1.23 (00:1c:42:0a:0b:0c) via eth0",
                "DHCPREQUEST for 10.20.1.23 from 00:1c:42:0a:0b:0c (PC-7) via eth0",
                "DHCPREQUEST for 10.20.1.9 from 00:1c:42:00:00:09 (DHCPACK on 10.20.1.23 to 00:1c:42:0a:0b:0c via"
                        + " eth0) via eth0",
                "DHCPRELEASE of 10.20.1.23 from 00:1c:42:0a:0b:0c via eth0 (not found)",
                "DHCPOFFER on 10.20.1.23 to 00:1c:42:0a:0b:0c (PC-7) via eth0"
            })
    void shouldIgnoreLinesOfDhcpdThatGrantNothing(String message) {
        assertThat(one("dhcpd", "Nov 17 12:00:00 dhcp1 dhcpd[411]: " + message))
                .isEqualTo(new ReadLine.Ignored(1, "no_lease"));
    }

    @Test
    void shouldNotLetTheHostNameThatAClientChoseChangeAddressOrDevice() {
        assertThat(claim(
                        "dhcpd",
                        "Nov 17 12:00:00 dhcpd: DHCPACK on 10.20.1.23 to 00:1c:42:0a:0b:0c"
                                + " (x) via eth0 DHCPACK on 10.20.1.99 to 00:1c:42:00:00:09 (y) via eth0"))
                .isEqualTo(granted("10.20.1.23", UNNAMED, NOON));
        assertThat(one("dhcpd", "Nov 17 12:00:00 sshd[1]: Nov 17 12:00:00 dhcp1 dhcpd[411]: " + ACK))
                .isEqualTo(new ReadLine.Ignored(1, "no_lease"));
    }

    @Test
    void shouldTakeTheLatestYearThatIsNotOfTheFuture() {
        assertThat(claim("dhcpd", "Dec 31 12:00:00 dhcpd: " + ACK).at())
                .isEqualTo(Instant.parse("2025-12-31T18:00:00Z"));
        assertThat(claim("dhcpd", "Nov  1 12:00:00 dhcpd: " + ACK).at())
                .isEqualTo(Instant.parse("2026-11-01T18:00:00Z"));
        assertThat(claim("dhcpd", "Feb 29 12:00:00 dhcpd: " + ACK).at())
                .isEqualTo(Instant.parse("2024-02-29T18:00:00Z"));
    }

    @Test
    void shouldHoldFromTheEarlierToTheLaterMomentWhenTheClockTimeOccursTwice() {
        LeaseClaim claim = claim("dhcpd", "Nov  1 01:30:00 dhcpd: " + ACK);

        assertThat(claim.from()).isEqualTo(Instant.parse("2026-11-01T06:30:00Z"));
        assertThat(claim.at()).isEqualTo(Instant.parse("2026-11-01T07:30:00Z"));
        assertThat(claim.until()).isEqualTo(claim.at().plus(LogReading.HOLD));
    }

    @Test
    void shouldRefuseATimeThatTheZoneNeverHadAndWhatIsNoAddress() {
        assertThat(reason("dhcpd", "Mar  8 02:30:00 dhcpd: " + ACK)).contains("did not occur in America/Chicago");
        assertThat(reason("dhcpd", "Nov 31 02:30:00 dhcpd: " + ACK)).contains("its time is not one");
        assertThat(reason("dhcpd", "Nov 17 02:30:00 dhcpd: " + ACK.replace("10.20.1.23", "10.20.1.300")))
                .contains("no IP address");
        assertThat(reason("dhcpd", "Nov 17 02:30:00 dhcpd: DHCPACK on 10.20.1.23 to nobody via eth0"))
                .contains("names no device");
    }

    @Test
    void shouldReadTheAuditLogOfWindows() {
        List<ReadLine> read = read(
                "windows-dhcp",
                WINDOWS + "00,11/17/26,11:59:00,Started,,,,\n"
                        + "10,11/17/26,12:00:00,Assign,10.20.1.23,PC-7.ridgemont.example,001C420A0B0C,,77,0,,,\n"
                        + "12,11/17/26,12:00:00,Release,10.20.1.23,PC-7.ridgemont.example,001C420A0B0C,,77,0,,,\n"
                        + "17,11/17/26,12:00:00,Expired,10.20.1.24,,,,0,6,,,\n"
                        + "30,11/17/26,12:00:00,DNS Update Request,10.20.1.23,PC-7,,\n"
                        + "11,17/11/26,12:00:00,Renew,10.20.1.23,PC-7,001C420A0B0C,\n");

        assertThat(read)
                .containsExactly(
                        new ReadLine.Ignored(1, "before_header"),
                        new ReadLine.Ignored(4, "no_lease"),
                        new ReadLine.Claimed(5, granted("10.20.1.23", PC7, NOON)),
                        new ReadLine.Claimed(6, ended("10.20.1.23", PC7, NOON)),
                        new ReadLine.Claimed(7, ended("10.20.1.24", null, NOON)),
                        new ReadLine.Ignored(8, "no_lease"),
                        new ReadLine.Refused(9, "its date and time are not such as 11/17/26 and 12:00:00"));
    }

    @Test
    void shouldReadTheLeaseFileOfKea() {
        String header = "address,hwaddr,client_id,valid_lifetime,expire,subnet_id,fqdn_fwd,fqdn_rev,hostname,state\n";
        long end = NOON.plusSeconds(3600).getEpochSecond();

        assertThat(claim("kea", header + "10.20.1.23,00:1c:42:0a:0b:0c,,3600," + end + ",1,0,0,pc-7.,0"))
                .isEqualTo(new LeaseClaim("10.20.1.23", PC7, "", NOON, NOON, NOON.plusSeconds(3600)));
        assertThat(claim("kea", header + "10.20.1.23,00:1c:42:0a:0b:0c,,0," + NOON.getEpochSecond() + ",1,0,0,pc-7,0"))
                .isEqualTo(ended("10.20.1.23", PC7, NOON));
        assertThat(one("kea", header + "10.20.1.23,00:1c:42:0a:0b:0c,,3600," + end + ",1,0,0,pc-7,2"))
                .isEqualTo(new ReadLine.Ignored(2, "no_lease"));
    }

    @Test
    void shouldReadTheLogLinesOfKea() {
        String client = " [hwtype=1 00:1c:42:0a:0b:0c], cid=[01:00:1c:42:0a:0b:0c], tid=0x7b: ";
        String alloc = "INFO  [kea-dhcp4.leases/411.139] DHCP4_LEASE_ALLOC" + client
                + "lease 10.20.1.23 has been allocated for 3600 seconds";
        var expected = new LeaseClaim("10.20.1.23", UNNAMED, "", NOON, NOON, NOON.plusSeconds(3600));

        assertThat(claim("kea", "2026-11-17 12:00:00.000 " + alloc)).isEqualTo(expected);
        assertThat(claim("kea", "Nov 17 12:00:00 dhcp1 kea-dhcp4[411]: " + alloc))
                .isEqualTo(expected);
        assertThat(claim(
                        "kea",
                        "2026-11-17 12:00:00.000 INFO  [kea-dhcp4.leases/411.139] DHCP4_RELEASE" + client
                                + "address 10.20.1.23 was released properly."))
                .isEqualTo(ended("10.20.1.23", UNNAMED, NOON));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dhcpd", "kea", "windows-dhcp", "radius", "logon"})
    void shouldGiveAnOutcomeToEveryLineAndFailOnNone(String format) {
        String odd = "\u0000\u001b[31m\n" + "x".repeat(100_000) + "\n,,,,\"\nNov 17\n\tUser-Name = \"a\n" + WINDOWS
                + "10,,,,,,,\n10\n\"\nacctsessionid,acctstarttime\n,\nlogontype\n3\n";

        assertThat(read(format, odd)).isNotEmpty().noneMatch(ReadLine.Claimed.class::isInstance);
    }

    private static String reason(String format, String line) {
        return ((ReadLine.Refused) one(format, line)).reason();
    }

    @Test
    void shouldReadTimesOfAnotherZoneAsTheFeedSays() {
        var utc = new LeaseLogSettings(ZoneId.of("UTC"), LogReading.HOLD, LogReading.RECEIVED);

        assertThat(new DhcpdLog().read(List.of("Nov 17 12:00:00 dhcpd: " + ACK), utc))
                .containsExactly(
                        new ReadLine.Claimed(1, granted("10.20.1.23", PC7, Instant.parse("2026-11-17T12:00:00Z"))));
    }
}
