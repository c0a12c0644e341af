package org.dutywatch.notification.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Stores employee events; announces the changed employees to observers in the same transaction. */
@ApplicationScoped
public class StoreEmployees {
    private final People people;
    private final Event<PeopleChanged> changed;

    StoreEmployees(People people, Event<PeopleChanged> changed) {
        this.people = people;
        this.changed = changed;
    }

    /** Fired inside the transaction that stored the change. */
    public record PeopleChanged(Set<String> employeeIds) {}

    @Transactional
    public void store(List<EmployeeChanged> events) {
        people.store(events);
        changed.fire(new PeopleChanged(
                events.stream().map(EmployeeChanged::employeeId).collect(Collectors.toUnmodifiableSet())));
    }
}
