package org.dutywatch.compliance.measuring.evidence;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Who sent the lines of one employee's accesses of one hour, by source. A set that only grows, so order and repetition make
 * no difference. It is kept by the hour and not by the access, because an hour has few senders.
 */
final class HourSenders {
    private static final char SEPARATOR = '\t';

    private final TreeSet<String> entries;

    /** @param entries as stored: source, a tab, sender */
    HourSenders(Collection<String> entries) {
        this.entries = new TreeSet<>(entries);
    }

    /** @return whether the sender was not known before */
    boolean add(AccessObserved observed) {
        return observed.sender() != null && entries.add(observed.source() + SEPARATOR + observed.sender());
    }

    /** As stored in one text, which the database splits at line ends; a sender has none. */
    String text() {
        return String.join("\n", entries);
    }

    /** Those of a source, in the order of their names. */
    List<String> of(String source) {
        return entries.stream()
                .filter(entry -> entry.startsWith(source + SEPARATOR))
                .map(entry -> entry.substring(source.length() + 1))
                .toList();
    }
}
