package org.dutywatch.compliance.duty.calendar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Of several VEVENTs under one UID, those that count. A higher SEQUENCE replaces a lower one, then a later LAST-MODIFIED
 * an earlier one. Programs also give one UID to several shifts: what is equally new counts all.
 *
 * @param current the versions that count, in the order of the file
 * @param superseded the versions with a lower SEQUENCE than these, and repetitions of them
 * @param refused the other versions, with the reason why they do not count
 */
record EventVersions(List<EventVersion> current, List<EventVersion> superseded, Map<EventVersion, String> refused) {

    static EventVersions of(List<EventVersion> versions) {
        List<EventVersion> current = new ArrayList<>();
        List<EventVersion> superseded = new ArrayList<>();
        Map<EventVersion, String> refused = new LinkedHashMap<>();
        var newest = versions.stream().max(EventVersion.OLDEST_FIRST);
        for (EventVersion version : versions) {
            boolean isNewest = EventVersion.OLDEST_FIRST.compare(version, newest.get()) == 0;
            if (version.sequence() < newest.get().sequence()
                    || isNewest
                            && current.stream().anyMatch(one -> one.component().isSame(version.component()))) {
                superseded.add(version);
            } else if (!isNewest) {
                refused.put(
                        version,
                        "the file has an event with the same UID and SEQUENCE that was changed later: give each shift"
                                + " its own UID");
            } else {
                current.add(version);
            }
        }
        if (current.stream().anyMatch(EventVersion::cancelsForAll)) {
            current.stream()
                    .filter(version -> !version.cancelsForAll())
                    .forEach(version -> refused.put(version, "the file also cancels the event with this UID"));
            current.removeAll(refused.keySet());
        }
        return new EventVersions(current, superseded, refused);
    }
}
