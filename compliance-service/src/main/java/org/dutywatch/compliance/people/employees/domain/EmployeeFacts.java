package org.dutywatch.compliance.people.employees.domain;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a department records about one employee.
 *
 * @param active false once the employment has ended, or before it begins
 * @param username as the directory writes it
 * @param aliases further names under which the employee appears in logs
 * @param email in lower case
 * @param supervisorId the regular supervisor; null at the top of the chain of command
 * @param rank in the department's words; empty if none is known
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
    public static final int MAX_ID_LENGTH = 64;

    /** The start of every pseudonym. No employee id starts with it, so that none can be taken for a pseudonym. */
    public static final String PSEUDONYM_PREFIX = "P-";

    /** Control characters and those that cannot be seen, with which two texts look the same. */
    private static final String UNSEEN = "\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}";

    /** The regular expression of an employee id of any length. */
    public static final String ID_PATTERN = "(?!" + PSEUDONYM_PREFIX + ")[^" + UNSEEN + "]+";

    private static final int QUOTED_LENGTH = 60;

    /** The regular expression of a mail address. */
    public static final String EMAIL_PATTERN = "[^@\\p{Zs}" + UNSEEN + "]+@[^@\\p{Zs}" + UNSEEN + "]+";

    public EmployeeFacts inactive() {
        return new EmployeeFacts(employeeId, false, username, aliases, name, email, supervisorId, unit, rank);
    }

    /** The same facts in another unit. */
    public EmployeeFacts inUnit(String other) {
        return new EmployeeFacts(employeeId, active, username, aliases, name, email, supervisorId, other, rank);
    }

    /** The same facts under another supervisor; null means none. */
    public EmployeeFacts withSupervisor(@Nullable String other) {
        return new EmployeeFacts(employeeId, active, username, aliases, name, email, other, unit, rank);
    }

    /** The same facts with other aliases. */
    public EmployeeFacts withAliases(List<String> other) {
        return new EmployeeFacts(employeeId, active, username, other, name, email, supervisorId, unit, rank);
    }

    /** The same facts with another rank. */
    public EmployeeFacts withRank(String other) {
        return new EmployeeFacts(employeeId, active, username, aliases, name, email, supervisorId, unit, other);
    }

    /**
     * These facts after the facts before them were corrected. A field that had the same value before these facts and in
     * them takes the corrected value; a field that changed with these facts keeps its own.
     *
     * @param before the facts that held before these
     * @param corrected the facts that hold before these after the correction
     */
    public EmployeeFacts withCorrectionBefore(EmployeeFacts before, EmployeeFacts corrected) {
        return new EmployeeFacts(
                employeeId,
                active == before.active ? corrected.active : active,
                unlessChanged(username, before.username, corrected.username),
                unlessChanged(aliases, before.aliases, corrected.aliases),
                unlessChanged(name, before.name, corrected.name),
                unlessChanged(email, before.email, corrected.email),
                Objects.equals(supervisorId, before.supervisorId) ? corrected.supervisorId : supervisorId,
                unlessChanged(unit, before.unit, corrected.unit),
                unlessChanged(rank, before.rank, corrected.rank));
    }

    private static <T> T unlessChanged(T own, T before, T corrected) {
        return own.equals(before) ? corrected : own;
    }

    /** Whether the same limits apply: limits depend on the unit and the rank. */
    boolean hasSameUnitAndRank(EmployeeFacts other) {
        return unit.equals(other.unit) && rank.equals(other.rank);
    }

    /** The id and the name, for messages. */
    String idAndName() {
        return employeeId + " (" + name + ")";
    }

    /** The user name and the aliases as given, each once. */
    Set<String> userNames() {
        Set<String> names = new LinkedHashSet<>();
        names.add(username);
        names.addAll(aliases);
        return names;
    }

    /**
     * A user name in its normal form, without domain and realm; empty if it names no person. No two employees may share
     * one at one time: it is not known here which domains are the department's, so each could be.
     */
    static Optional<String> userKey(String name) {
        return UserNames.read(name) instanceof UserNames.Reading.Person person
                ? Optional.of(person.local())
                : Optional.empty();
    }

    /** Why a user name or an alias cannot be attributed to the employee; empty if each names a person. */
    Optional<String> userNameFault() {
        for (String name : userNames()) {
            if (UserNames.read(name) instanceof UserNames.Reading.NoPerson noPerson) {
                return Optional.of("username '" + shortened(name) + "' names no person ("
                        + noPerson.kind().replace('_', ' ') + ")");
            }
        }
        return Optional.empty();
    }

    private static String shortened(String name) {
        return name.length() > QUOTED_LENGTH ? name.substring(0, QUOTED_LENGTH) + "..." : name;
    }
}
