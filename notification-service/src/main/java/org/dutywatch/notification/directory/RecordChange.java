package org.dutywatch.notification.directory;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.dutywatch.notification.directory.domain.Person;

/**
 * What changed about an employee from one version to the next.
 *
 * @param before as he was known
 * @param after as he is since then
 */
public record RecordChange(UUID changeId, Person before, Person after) {
    /** The addresses that get the mail: the old one and the new one, without blank ones. */
    public Set<String> addresses() {
        Set<String> addresses = new LinkedHashSet<>();
        Stream.of(before, after).forEach(person -> {
            String address = person.email();
            if (address != null && !address.isBlank()) {
                addresses.add(address);
            }
        });
        return addresses;
    }
}
