package org.dutywatch.ingest.leaseformats.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Lines that are broken in whatever way get an outcome, and what they say is possible. */
class HostileLeaseLogsTest {
    private static final List<String> LOGS = List.of(
            "Nov 17 12:00:00 dhcp1 dhcpd[411]: DHCPACK on 10.20.1.23 to 00:1c:42:0a:0b:0c (pc-7) via eth0",
            "<30>1 2026-11-17T18:00:00Z dhcp1 dhcpd 411 - [a b=\"c\"] DHCPRELEASE of 10.20.1.23 from 00:1c:42:0a:0b:0c"
                    + " via eth0 (found)",
            "2026-11-17 12:00:00.123 INFO  [kea-dhcp4.leases/411.139] DHCP4_LEASE_ALLOC [hwtype=1 00:1c:42:0a:0b:0c],"
                    + " cid=[no info], tid=0x7b: lease 10.20.1.23 has been allocated for 3600 seconds",
            "address,hwaddr,client_id,valid_lifetime,expire,hostname,state\n"
                    + "10.20.1.23,00:1c:42:0a:0b:0c,,3600,1794938400,p,0",
            "ID,Date,Time,Description,IP Address,Host Name,MAC Address\n"
                    + "10,11/17/26,12:00:00,Assign,10.20.1.23,PC-7,001C420A0B0C,",
            "Tue Nov 17 12:00:00 2026\n"
                    + "\tAcct-Status-Type = Stop\n"
                    + "\tUser-Name = \"sreyes\"\n"
                    + "\tAcct-Session-Id = \"5F\"\n"
                    + "\tFramed-IP-Address = 10.20.1.23\n"
                    + "\tAcct-Session-Time = 60\n"
                    + "\tTimestamp = 1794938400\n",
            "acctsessionid,username,acctstarttime,acctstoptime,framedipaddress\n"
                    + "5F,sreyes,2026-11-17 11:00:00,2026-11-17 12:00:00+00,10.20.1.23",
            "time,user,address,logon_type\n2026-11-17T18:00:00Z,sreyes,10.20.1.23,3");
    private static final String CHARACTERS = "0199,:\"\\ -+/()[]=\t\n\u0000Zaf$@\uFFFD";

    @Property(tries = 3000)
    void shouldGiveAnOutcomeWhateverIsBroken(@ForAll Random random) {
        StringBuilder log = new StringBuilder(LOGS.get(random.nextInt(LOGS.size())));
        for (int i = random.nextInt(6); i >= 0; i--) {
            char c = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
            int at = random.nextInt(log.length());
            switch (random.nextInt(3)) {
                case 0 -> log.insert(at, c);
                case 1 -> log.setCharAt(at, c);
                default -> log.insert(at, "9".repeat(random.nextInt(20)));
            }
        }
        for (String format : LeaseLogFormats.names()) {
            for (ReadLine line : LogReading.read(format, log.toString())) {
                if (line instanceof ReadLine.Claimed claimed) {
                    LeaseClaim claim = claimed.claim();
                    assertThat(claim.from()).isBeforeOrEqualTo(claim.at());
                    assertThat(claim.at()).isBeforeOrEqualTo(claim.until());
                }
            }
        }
    }
}
