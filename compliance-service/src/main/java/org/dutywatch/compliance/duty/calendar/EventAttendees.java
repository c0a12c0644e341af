package org.dutywatch.compliance.duty.calendar;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.dutywatch.eventkit.csv.Blanks;
import org.jspecify.annotations.Nullable;

/**
 * Finds the employees whom an event names: by X-EMPLOYEE-ID, otherwise by the mail address of each ATTENDEE. Who
 * declined is not on duty by this event, but what the roster has of him stays: anybody can decline.
 */
final class EventAttendees {
    private static final String PREFIX = "mailto:";

    private final Function<String, Optional<String>> employeeByMail;
    private final Map<String, Optional<String>> employees = new HashMap<>();

    /** @param employeeByMail finds the employee id of a mail address in lower case */
    EventAttendees(Function<String, Optional<String>> employeeByMail) {
        this.employeeByMail = employeeByMail;
    }

    /**
     * Somebody whom an event names.
     *
     * @param employeeId null if no employee could be found
     * @param refusal why the event gives him no entry although it names him for it; null if it gives one
     * @param note why the event does not name him for an entry; null if it does
     */
    record Attendee(
            @Nullable String employeeId,
            @Nullable String refusal,
            @Nullable String note) {}

    /** Everybody whom the event names, each employee once; one without employee if it names nobody. */
    List<Attendee> of(CalendarComponent event) {
        Map<String, Attendee> found = new LinkedHashMap<>();
        Set<String> ids = employeeIds(event);
        ids.forEach(id -> found.put(id, new Attendee(id, null, null)));
        for (var property : event.properties("ATTENDEE")) {
            if (!isRoomOrResource(property)) {
                Attendee attendee = attendee(property);
                String key = attendee.employeeId() == null ? property.value() : attendee.employeeId();
                if (!ids.isEmpty() && !ids.contains(key)) {
                    found.put(
                            key,
                            new Attendee(
                                    null,
                                    null,
                                    "ATTENDEE " + address(property)
                                            + ": the event names its employees by X-EMPLOYEE-ID"));
                } else {
                    found.merge(key, attendee, EventAttendees::stricter);
                }
            }
        }
        return found.isEmpty()
                ? List.of(new Attendee(
                        null, "the event names no employee: it needs ATTENDEE:mailto: or X-EMPLOYEE-ID", null))
                : List.copyOf(found.values());
    }

    private static Attendee stricter(Attendee one, Attendee other) {
        return other.refusal() == null ? one : other;
    }

    private Attendee attendee(CalendarProperty property) {
        String mail = address(property);
        String name = "ATTENDEE " + (mail.isEmpty() ? property.value() : mail);
        if (property.has("ROLE", "NON-PARTICIPANT")) {
            return new Attendee(null, null, name + " is only informed (ROLE=NON-PARTICIPANT)");
        }
        if (mail.isEmpty()) {
            return new Attendee(null, name + " is no mail address", null);
        }
        Optional<String> employee = employees.computeIfAbsent(mail, employeeByMail);
        if (employee.isEmpty()) {
            return new Attendee(null, name + " is unknown", null);
        }
        return new Attendee(
                employee.get(), participation(property).map(why -> name + why).orElse(null), null);
    }

    /** Why the attendee is not on duty by the event; empty if he is. */
    private static Optional<String> participation(CalendarProperty attendee) {
        String status = attendee.parameters().getOrDefault("PARTSTAT", "").toUpperCase(Locale.ROOT);
        boolean isOptional = attendee.has("ROLE", "OPT-PARTICIPANT");
        String why = switch (status) {
            case "DECLINED" -> " declined (PARTSTAT=DECLINED)";
            case "DELEGATED" -> " passed it on (PARTSTAT=DELEGATED)";
            case "TENTATIVE" -> " accepted with reserve (PARTSTAT=TENTATIVE)";
            case "ACCEPTED" -> "";
            default -> isOptional ? " need not come (ROLE=OPT-PARTICIPANT) and has not accepted" : "";
        };
        return why.isEmpty() ? Optional.empty() : Optional.of(why + ": this adds no entry and removes none");
    }

    private static Set<String> employeeIds(CalendarComponent event) {
        Set<String> ids = new LinkedHashSet<>();
        event.properties("X-EMPLOYEE-ID")
                .forEach(property -> Arrays.stream(property.text().split(","))
                        .map(Blanks::plain)
                        .filter(id -> !id.isEmpty())
                        .forEach(ids::add));
        return ids;
    }

    private static boolean isRoomOrResource(CalendarProperty attendee) {
        return attendee.has("CUTYPE", "ROOM") || attendee.has("CUTYPE", "RESOURCE");
    }

    /** The mail address in lower case: the value, or the parameter EMAIL (RFC 7986); empty if there is none. */
    private static String address(CalendarProperty attendee) {
        String value = Blanks.plain(attendee.value()).toLowerCase(Locale.ROOT);
        String email = attendee.parameter("EMAIL");
        if (value.startsWith(PREFIX)) {
            return value.substring(PREFIX.length()).strip();
        }
        return email == null ? "" : Blanks.plain(email).toLowerCase(Locale.ROOT);
    }
}
