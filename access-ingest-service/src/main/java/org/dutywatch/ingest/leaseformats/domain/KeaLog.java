package org.dutywatch.ingest.leaseformats.domain;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Kea: its lease file ({@code kea-leases4.csv}, {@code kea-leases6.csv}) or its log lines about IPv4, in a file of its own
 * or in syslog. Both say how long a lease is.
 */
final class KeaLog implements LeaseLogFormat {
    private static final SyslogLine.Program KEA = new SyslogLine.Program("kea-dhcp4");
    private static final Pattern OWN_FILE =
            Pattern.compile("^(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?) +([A-Z]+ +\\[kea-dhcp4.*)$");

    /** What clients choose, their id, is written in hexadecimal digits. */
    private static final String CLIENT = " \\[hwtype=\\d+ ([0-9a-f:]+)\\], cid=\\[[^\\]]*\\], tid=[^ ]+: ";

    private static final String LOGGER = "^[A-Z]+ +\\[kea-dhcp4[^\\]]*\\] ";
    private static final Pattern GRANTED = Pattern.compile(
            LOGGER + "DHCP4_LEASE_(?:ALLOC|REUSE)" + CLIENT + "lease ([^ ]+) has been [a-z]+ for (\\d+) seconds.*$");
    private static final Pattern RELEASED =
            Pattern.compile(LOGGER + "DHCP4_RELEASE" + CLIENT + "address ([^ ]+) was released properly.*$");
    private static final String ASSIGNED = "0";

    @Override
    public String name() {
        return "kea";
    }

    @Override
    public List<ReadLine> read(List<String> lines, LeaseLogSettings settings) {
        boolean leaseFile = lines.stream()
                .filter(line -> !line.isBlank())
                .findFirst()
                .filter(line -> isHeader(CsvLine.header(line)))
                .isPresent();
        return leaseFile
                ? TableLog.read(lines, KeaLog::isHeader, KeaLog::readLease)
                : EachLine.read(lines, line -> readLine(line, settings));
    }

    private static boolean isHeader(List<String> header) {
        return header.contains("address") && header.contains("validlifetime") && header.contains("expire");
    }

    private static Optional<LeaseClaim> readLease(List<String> header, List<String> row) throws LineRefused {
        String state = CsvLine.value(header, row, "state");
        if (!state.isEmpty() && !state.equals(ASSIGNED)) {
            return Optional.empty();
        }
        String address = Fields.address(CsvLine.value(header, row, "address"));
        var device = Fields.device(CsvLine.value(header, row, "hwaddr"), CsvLine.value(header, row, "hostname"));
        Duration lifetime = Fields.seconds(CsvLine.value(header, row, "validlifetime"));
        Instant end = expire(CsvLine.value(header, row, "expire"));
        // Kea writes a lease that it deletes with the lifetime 0: it was held until then.
        ClockTime begin = ClockTime.of(end.minus(lifetime));
        return Optional.of(
                lifetime.isZero()
                        ? LeaseClaim.ended(address, device, begin)
                        : LeaseClaim.granted(address, device, begin, end));
    }

    private static Instant expire(String seconds) throws LineRefused {
        try {
            return Instant.ofEpochSecond(Long.parseLong(seconds));
        } catch (NumberFormatException | DateTimeException e) {
            throw new LineRefused("expire is no time in seconds since 1970");
        }
    }

    private static Optional<LeaseClaim> readLine(String line, LeaseLogSettings settings) throws LineRefused {
        Matcher own = OWN_FILE.matcher(line);
        if (own.matches()) {
            return claim(ClockTime.ofIso(own.group(1), settings.zone()), own.group(2));
        }
        Optional<SyslogLine> syslog = KEA.read(line, settings);
        return syslog.isPresent() ? claim(syslog.get().time(), syslog.get().message()) : Optional.empty();
    }

    private static Optional<LeaseClaim> claim(ClockTime time, String message) throws LineRefused {
        Matcher granted = GRANTED.matcher(message);
        if (granted.matches()) {
            Duration lifetime = Fields.seconds(granted.group(3));
            return Optional.of(LeaseClaim.granted(
                    Fields.address(granted.group(2)),
                    Fields.device(granted.group(1), ""),
                    time,
                    time.latest().plus(lifetime)));
        }
        Matcher released = RELEASED.matcher(message);
        return released.matches()
                ? Optional.of(
                        LeaseClaim.ended(Fields.address(released.group(2)), Fields.device(released.group(1), ""), time))
                : Optional.empty();
    }
}
