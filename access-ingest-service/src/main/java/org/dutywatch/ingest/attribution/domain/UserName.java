package org.dutywatch.ingest.attribution.domain;

import java.util.Arrays;
import java.util.List;

/**
 * A normalised user name, which can be compared; made by {@link UserNames}.
 *
 * @param value the name, then each domain and realm that it was given with, after an {@code @}: {@code sreyes},
 *     {@code sreyes@ridgemont}
 */
public record UserName(String value) {
    private static final char SEPARATOR = '@';

    static UserName of(String local, List<String> domains) {
        return new UserName(domains.isEmpty() ? local : local + SEPARATOR + String.join("@", domains));
    }

    /** The name without any domain and realm. */
    public String local() {
        int end = value.indexOf(SEPARATOR);
        return end < 0 ? value : value.substring(0, end);
    }

    /** The domains and realms, in the order in which the name has them. */
    List<String> domains() {
        int end = value.indexOf(SEPARATOR);
        return end < 0 ? List.of() : Arrays.asList(value.substring(end + 1).split(String.valueOf(SEPARATOR), -1));
    }

    /** Whether the name has neither domain nor realm. */
    boolean isBare() {
        return value.indexOf(SEPARATOR) < 0;
    }
}
