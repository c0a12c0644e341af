package org.dutywatch.compliance.people.employees.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dutywatch.compliance.people.employees.domain.EmployeeHistory.FactsPeriod;

/**
 * A mail address or a user name that an employee has for some time. No other employee may get it for that time.
 *
 * @param key the kind and the address, or the kind and the user name in its normal form
 * @param name the address or the user name as given
 * @param period when the employee has it, and the facts of that time
 */
record Claim(String key, String name, FactsPeriod period) {

    /**
     * The claims of an employee, those with the same key in the order of time.
     *
     * @param now addresses are claimed from now on; user names for all times, because lines of the past come late
     */
    static List<Claim> of(EmployeeHistory history, Instant now) {
        List<Claim> claims = new ArrayList<>();
        for (FactsPeriod period : history.within(now, EmployeeHistory.END)) {
            if (period.facts().active()) {
                String email = period.facts().email();
                claims.add(new Claim("email " + email, email, period));
            }
        }
        for (FactsPeriod period : history.periodsWithUserNames()) {
            for (String name : period.facts().userNames()) {
                EmployeeFacts.userKey(name).ifPresent(key -> claims.add(new Claim("username " + key, name, period)));
            }
        }
        return claims;
    }

    /** The parts of this claim with a key that is also among the stored claims. */
    List<Claim> partsIn(List<Claim> stored) {
        return stored.stream()
                .filter(this::overlaps)
                .map(other -> cut(other.period.from(), other.period.to()))
                .toList();
    }

    /**
     * The parts of this claim that are new: the stored claims do not have the same name, or only for a person who was
     * not active.
     *
     * @param stored those with the same key in the order of time
     */
    List<Claim> partsNotIn(List<Claim> stored) {
        List<Claim> parts = new ArrayList<>();
        Instant from = period.from();
        for (Claim same : stored) {
            if (overlaps(same) && same.allows(this)) {
                if (from.isBefore(same.period.from())) {
                    parts.add(cut(from, same.period.from()));
                }
                from = same.period.to();
            }
        }
        if (from.isBefore(period.to())) {
            parts.add(cut(from, period.to()));
        }
        return parts;
    }

    private boolean allows(Claim later) {
        return name.equalsIgnoreCase(later.name)
                && (facts().active() || !later.facts().active());
    }

    /** The part from this moment on; empty if the claim ends before it. */
    Optional<Claim> since(Instant moment) {
        return period.to().isAfter(moment) ? Optional.of(cut(moment, period.to())) : Optional.empty();
    }

    /** Whether the other claim has the same key at one time with this one. */
    boolean overlaps(Claim other) {
        return key.equals(other.key) && period.overlaps(other.period.from(), other.period.to());
    }

    /** When the time that both claims share ends, exclusive. */
    Instant endOfOverlap(Claim other) {
        return cut(other.period.from(), other.period.to()).period.to();
    }

    EmployeeFacts facts() {
        return period.facts();
    }

    private Claim cut(Instant start, Instant end) {
        return new Claim(key, name, period.cut(start, end));
    }
}
