package org.dutywatch.ingest.leaseformats.domain;

import java.time.Duration;
import java.util.Optional;
import org.dutywatch.ingest.attribution.domain.Addresses;
import org.dutywatch.ingest.attribution.domain.DeviceNames;
import org.dutywatch.ingest.attribution.domain.Holder;

/** Reads the fields that the formats have in common. */
final class Fields {
    private static final long MOST_SECONDS = Duration.ofDays(31).toSeconds();

    private Fields() {}

    static String address(String given) throws LineRefused {
        return Addresses.canonical(given).orElseThrow(() -> new LineRefused("it has no IP address where one belongs"));
    }

    /** @param host as the client chose it; left out if it is no host name */
    static Holder.Device device(String mac, String host) throws LineRefused {
        Optional<String> known = DeviceNames.ofMac(mac);
        String name = DeviceNames.ofHost(host).orElse("");
        if (known.isEmpty() && name.isEmpty()) {
            throw new LineRefused("it names no device: neither a MAC address nor a host name");
        }
        return new Holder.Device(known.orElse(""), name);
    }

    /** A number of seconds, at most 31 days. */
    static Duration seconds(String given) throws LineRefused {
        try {
            long seconds = Long.parseLong(given.strip());
            if (seconds >= 0) {
                return Duration.ofSeconds(Math.min(seconds, MOST_SECONDS));
            }
        } catch (NumberFormatException e) {
            // Refused below, as a negative number is.
        }
        throw new LineRefused("it has no number of seconds where one belongs");
    }
}
