package org.dutywatch.compliance.duty.calendar;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Of several VEVENTs under one UID, those that count. A higher SEQUENCE replaces a lower one, then a later LAST-MODIFIED
 * an earlier one. Programs also give one UID to several shifts: what is equally new counts all.
 *
 * @param current the versions that count, in the order of the file
 * @param superseded the versions with a lower SEQUENCE than these, and repetitions of them
 * @param refused the other versions, with the reason why they do not count
 */
record EventVersions(List<EventVersion> current, List<EventVersion> superseded, Map<EventVersion, String> refused) {
    private static final String CHANGED_LATER =
            "the file has an event with the same UID and SEQUENCE that was changed later: give each shift its own UID";
    private static final String CANCELLED = "the file also cancels the event with this UID";

    static EventVersions of(List<EventVersion> versions) {
        List<EventVersion> current = new ArrayList<>();
        List<EventVersion> superseded = new ArrayList<>();
        Map<EventVersion, String> refused = new LinkedHashMap<>();
        Set<List<Object>> contents = new HashSet<>();
        var newest = versions.stream().max(EventVersion.OLDEST_FIRST);
        for (EventVersion version : versions) {
            boolean isNewest = EventVersion.OLDEST_FIRST.compare(version, newest.get()) == 0;
            boolean isNew = isNewest && contents.add(version.component().content());
            if (version.sequence() < newest.get().sequence() || isNewest && !isNew) {
                superseded.add(version);
            } else if (isNew) {
                current.add(version);
            } else {
                refused.put(version, CHANGED_LATER);
            }
        }
        if (current.stream().anyMatch(EventVersion::cancelsForAll)) {
            current.stream()
                    .filter(version -> !version.cancelsForAll())
                    .forEach(version -> refused.put(version, CANCELLED));
            current.removeIf(version -> !version.cancelsForAll());
        }
        return new EventVersions(current, superseded, refused);
    }
}
