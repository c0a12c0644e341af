package org.dutywatch.notification.directory;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dutywatch.notification.directory.domain.Person;
import org.dutywatch.notification.settings.NotificationConfig;
import org.jspecify.annotations.Nullable;

/** Finds the mail addresses of recipients. */
@ApplicationScoped
public class MailAddresses {
    private final People people;
    private final Leavers leavers;
    private final NotificationConfig config;

    MailAddresses(People people, Leavers leavers, NotificationConfig config) {
        this.people = people;
        this.leavers = leavers;
        this.config = config;
    }

    /** Returns the address of an employee; empty when he is unknown, not active or has none. */
    public Optional<String> ofEmployee(String employeeId) {
        return people.find(employeeId).filter(Person::canBeNotified).map(Person::email);
    }

    /** Like {@link #ofEmployee}, but also for an employee who is inactive and does not count as left yet. */
    public Optional<String> ofEmployeeWhoMayReturn(String employeeId) {
        return people.find(employeeId)
                .filter(person -> person.active() || leavers.onHold(employeeId))
                .map(Person::email)
                .filter(mail -> !mail.isBlank());
    }

    /** Whether a mail to somebody may be sent to an address. */
    public enum Use {
        YES,
        /** He is inactive, but does not count as left yet. */
        NOT_YET,
        /** He has left, is unknown, or has another address now. */
        NO
    }

    /** Returns whether a mail to this employee may be sent to this address, which he had before. */
    public Use use(String employeeId, String address) {
        Optional<Person> person = people.find(employeeId);
        Optional<String> present = person.map(Person::email).filter(mail -> !mail.isBlank());
        boolean his = present.filter(address::equalsIgnoreCase).isPresent();
        if (person.filter(Person::active).isPresent()) {
            return his ? Use.YES : Use.NO;
        }
        return (his || present.isEmpty()) && leavers.onHold(employeeId) ? Use.NOT_YET : Use.NO;
    }

    public boolean isAdministrator(String address) {
        return config.administrators().stream().anyMatch(address::equalsIgnoreCase);
    }

    /** Returns whether it is an address of the administrators or the chief. */
    public boolean isByRole(String address) {
        return byRole().stream().anyMatch(address::equalsIgnoreCase);
    }

    /** Returns the addresses of the administrators and the chief. */
    public List<String> byRole() {
        return withChief(true);
    }

    private List<String> withChief(boolean chiefToo) {
        return Stream.concat(
                        config.administrators().stream(),
                        config.chief().filter(chief -> chiefToo).orElse(List.of()).stream())
                .distinct()
                .toList();
    }

    /** Returns the administrators without these employees; all administrators if nobody else is one. */
    public List<String> ofAdministratorsExcept(Collection<@Nullable String> employeeIds) {
        return byRoleExcept(false, employeeIds);
    }

    /**
     * Returns the administrators, and the chief if he is to get it too, without these employees; all administrators if
     * nobody is left.
     */
    public List<String> byRoleExcept(boolean chiefToo, Collection<@Nullable String> employeeIds) {
        Function<String, Optional<Person>> known = people.withSupervisors(
                employeeIds.stream().filter(Objects::nonNull).toList());
        Set<String> excluded = employeeIds.stream()
                .filter(Objects::nonNull)
                .flatMap(id -> known.apply(id).map(Person::email).stream())
                .map(mail -> mail.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        List<String> others = withChief(chiefToo).stream()
                .filter(mail -> !excluded.contains(mail.toLowerCase(Locale.ROOT)))
                .toList();
        return others.isEmpty() ? config.administrators() : others;
    }
}
