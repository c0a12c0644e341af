package org.dutywatch.compliance.employees.domain;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a department tells about one person.
 *
 * @param active false once the employment has ended
 * @param username as the directory spells it
 * @param aliases further names under which the person appears in logs
 * @param email in lower case
 * @param rank in the department's words; empty where none is known
 */
public record EmployeeFacts(
        String employeeId,
        boolean active,
        String username,
        List<String> aliases,
        String name,
        String email,
        @Nullable String supervisorId,
        String unit,
        String rank) {

    public EmployeeFacts inactive() {
        return new EmployeeFacts(employeeId, false, username, aliases, name, email, supervisorId, unit, rank);
    }

    public EmployeeFacts in(String other) {
        return new EmployeeFacts(employeeId, active, username, aliases, name, email, supervisorId, other, rank);
    }

    EmployeeFacts ranked(String other) {
        return new EmployeeFacts(employeeId, active, username, aliases, name, email, supervisorId, unit, other);
    }

    /**
     * These facts after what held before them was corrected: a field that did not change with them follows the
     * correction.
     *
     * @param was what held before these facts
     * @param is what is now known to have held before them
     */
    EmployeeFacts following(EmployeeFacts was, EmployeeFacts is) {
        return new EmployeeFacts(
                employeeId,
                active == was.active ? is.active : active,
                followed(username, was.username, is.username),
                followed(aliases, was.aliases, is.aliases),
                followed(name, was.name, is.name),
                followed(email, was.email, is.email),
                Objects.equals(supervisorId, was.supervisorId) ? is.supervisorId : supervisorId,
                followed(unit, was.unit, is.unit),
                followed(rank, was.rank, is.rank));
    }

    private static <T> T followed(T own, T was, T is) {
        return own.equals(was) ? is : own;
    }

    /** Whether limits would be the same: they go by unit and rank. */
    boolean measuredAs(EmployeeFacts other) {
        return unit.equals(other.unit) && rank.equals(other.rank);
    }

    /** As people are told of: the id, and the name of whom it names. */
    String named() {
        return employeeId + " (" + name + ")";
    }

    /** The user name and its aliases without domain, realm and case: no two people may share one. */
    Set<String> userKeys() {
        Set<String> keys = new LinkedHashSet<>();
        keys.add(key(username));
        aliases.forEach(alias -> keys.add(key(alias)));
        return keys;
    }

    private static String key(String username) {
        String bare = username.substring(username.lastIndexOf('\\') + 1);
        int realm = bare.indexOf('@');
        return (realm > 0 ? bare.substring(0, realm) : bare).toLowerCase(Locale.ROOT);
    }
}
