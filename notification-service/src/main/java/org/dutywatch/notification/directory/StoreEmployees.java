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
    private final RecordChanges recordChanges;
    private final Event<PeopleChanged> changed;
    private final Event<RecordChanged> recordChanged;

    StoreEmployees(
            People people,
            RecordChanges recordChanges,
            Event<PeopleChanged> changed,
            Event<RecordChanged> recordChanged) {
        this.people = people;
        this.recordChanges = recordChanges;
        this.changed = changed;
        this.recordChanged = recordChanged;
    }

    /** Fired inside the transaction that stored the change. */
    public record PeopleChanged(Set<String> employeeIds) {}

    /** Fired inside the same transaction for each employee whose mail address, unit or supervisor changed. */
    public record RecordChanged(RecordChange change) {}

    @Transactional
    public void store(List<EmployeeChanged> events) {
        people.store(events);
        recordChanges.add(events).forEach(change -> recordChanged.fire(new RecordChanged(change)));
        changed.fire(new PeopleChanged(
                events.stream().map(EmployeeChanged::employeeId).collect(Collectors.toUnmodifiableSet())));
    }
}
