package org.dutywatch.ingest.leaseformats.domain;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dutywatch.ingest.attribution.domain.Addresses;

/**
 * Log-ons that Windows recorded (event 4624), as CSV with the columns time, user, address and log-on type; domain and
 * event id are optional. A log-on says who is at an address for the hold time.
 */
final class LogonLog implements LeaseLogFormat {
    private static final String LOGON = "4624";

    /** 2 and 7: at the machine; 3: over the network; 10: remote desktop; 11: at the machine, without the domain. */
    private static final Set<String> OF_PERSONS = Set.of("2", "3", "7", "10", "11");

    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "0:0:0:0:0:0:0:1");

    @Override
    public String name() {
        return "logon";
    }

    @Override
    public List<ReadLine> read(List<String> lines, LeaseLogSettings settings) {
        return TableLog.read(
                lines, header -> header.contains("logontype"), (header, row) -> read(header, row, settings));
    }

    private static Optional<LeaseClaim> read(List<String> header, List<String> row, LeaseLogSettings settings)
            throws LineRefused {
        String event = CsvLine.value(header, row, "eventid", "id");
        Optional<String> address = Addresses.canonical(CsvLine.value(header, row, "address", "ipaddress"))
                .filter(one -> !THIS_MACHINE.contains(one));
        boolean logon = (event.isEmpty() || event.equals(LOGON))
                && OF_PERSONS.contains(CsvLine.value(header, row, "logontype"));
        if (!logon || address.isEmpty()) {
            return Optional.empty();
        }
        ClockTime time = ClockTime.ofIso(CsvLine.value(header, row, "time", "timecreated"), settings.zone());
        return Sessions.claim(
                qualified(
                        CsvLine.value(header, row, "user", "targetusername"),
                        CsvLine.value(header, row, "domain", "targetdomainname")),
                address.get(),
                "",
                time.earliest(),
                time.latest(),
                time.latest().plus(settings.hold()));
    }

    private static String qualified(String user, String domain) {
        boolean bare = user.indexOf('\\') < 0 && user.indexOf('@') < 0;
        return bare && !domain.isEmpty() && !domain.equals("-") ? domain + "\\" + user : user;
    }
}
