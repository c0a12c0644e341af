package org.dutywatch.ingest.leaseformats.domain;

import java.util.List;
import java.util.Optional;

/** All formats of logs that say who or what held which address. */
public final class LeaseLogFormats {
    private static final List<LeaseLogFormat> ALL =
            List.of(new DhcpdLog(), new KeaLog(), new WindowsDhcpLog(), new RadiusLog(), new LogonLog());

    private LeaseLogFormats() {}

    public static Optional<LeaseLogFormat> named(String name) {
        return ALL.stream().filter(format -> format.name().equals(name)).findFirst();
    }

    public static List<String> names() {
        return ALL.stream().map(LeaseLogFormat::name).toList();
    }
}
