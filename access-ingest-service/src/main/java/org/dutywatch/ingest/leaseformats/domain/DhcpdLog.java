package org.dutywatch.ingest.leaseformats.domain;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * ISC dhcpd in syslog: {@code DHCPACK on 10.20.1.23 to 00:1c:42:0a:0b:0c (pc-7) via eth0}. The lines do not say how long
 * a lease is. {@code DHCPACK to ...}, the answer to DHCPINFORM, grants nothing.
 */
final class DhcpdLog implements LeaseLogFormat {
    private static final SyslogLine.Program DHCPD = new SyslogLine.Program("dhcpd");

    /** The client chooses the host name, so only what is before it is structure. */
    private static final Pattern ACK = Pattern.compile("^DHCPACK on ([^ ]+) to ([^ ]+)(?: \\((.*)\\))? via .*$");

    private static final Pattern RELEASE = Pattern.compile("^DHCPRELEASE of ([^ ]+) from ([^ ]+) .*\\(found\\)$");

    @Override
    public String name() {
        return "dhcpd";
    }

    @Override
    public List<ReadLine> read(List<String> lines, LeaseLogSettings settings) {
        return EachLine.read(lines, line -> read(line, settings));
    }

    private static Optional<LeaseClaim> read(String line, LeaseLogSettings settings) throws LineRefused {
        Optional<SyslogLine> read = DHCPD.read(line, settings);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        ClockTime time = read.get().time();
        String message = read.get().message();
        Matcher ack = ACK.matcher(message);
        if (ack.matches()) {
            String host = ack.group(3) == null ? "" : ack.group(3);
            return Optional.of(LeaseClaim.granted(
                    Fields.address(ack.group(1)),
                    Fields.device(ack.group(2), host),
                    time,
                    time.latest().plus(settings.hold())));
        }
        Matcher release = RELEASE.matcher(message);
        if (release.matches()) {
            return Optional.of(
                    LeaseClaim.ended(Fields.address(release.group(1)), Fields.device(release.group(2), ""), time));
        }
        return Optional.empty();
    }
}
