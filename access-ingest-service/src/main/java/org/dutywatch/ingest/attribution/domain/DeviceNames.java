package org.dutywatch.ingest.attribution.domain;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Brings names of devices into one form, which never equals an IP address: {@code mac:00:1c:42:0a:0b:0c}, {@code
 * host:pc-7}.
 */
public final class DeviceNames {
    private static final String MAC = "mac:";
    private static final String HOST = "host:";
    private static final Pattern SEPARATORS = Pattern.compile("[-:.]");
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{12}");
    private static final Pattern WRITTEN_MAC = Pattern.compile("[0-9A-Fa-f.:-]{12,17}");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?");
    private static final String NO_MAC = "000000000000";

    private DeviceNames() {}

    /** The MAC address in any usual form, with or without separators; empty if it is none, or all zero. */
    public static Optional<String> ofMac(String given) {
        String text = given.strip();
        String hex = SEPARATORS.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
        if (!WRITTEN_MAC.matcher(text).matches() || !HEX.matcher(hex).matches() || hex.equals(NO_MAC)) {
            return Optional.empty();
        }
        return Optional.of(MAC + String.join(":", hex.split("(?<=\\G..)")));
    }

    /** The first label of a host name, in lower case: servers write it with the domain or without. */
    public static Optional<String> ofHost(String given) {
        String text = given.strip().toLowerCase(Locale.ROOT);
        if (Addresses.canonical(text).isPresent()) {
            return Optional.empty();
        }
        int dot = text.indexOf('.');
        String label = dot < 0 ? text : text.substring(0, dot);
        return LABEL.matcher(label).matches() ? Optional.of(HOST + label) : Optional.empty();
    }

    /** Whether an address is the name of a device. */
    public static boolean isDevice(String address) {
        return address.startsWith(MAC) || address.startsWith(HOST);
    }
}
