package org.dutywatch.compliance.policies.domain;

import java.util.List;
import java.util.Set;
import org.dutywatch.compliance.duty.domain.ShiftKind;
import org.jspecify.annotations.Nullable;

/**
 * Whose shifts a policy covers; what is open covers all.
 *
 * @param unit null for every unit
 * @param rank null for every rank
 * @param kinds of duty; empty for all
 */
public record Coverage(@Nullable String unit, @Nullable String rank, Set<ShiftKind> kinds) {
    private static final int UNIT = 4;
    private static final int RANK = 2;
    private static final int KIND = 1;

    public Coverage {
        kinds = Set.copyOf(kinds);
    }

    /**
     * A shift as policies see it.
     *
     * @param unit and {@code rank} that the employee had when it started; empty where unknown
     */
    public record Subject(String unit, String rank, ShiftKind kind) {}

    public boolean covers(Subject subject) {
        return coversPerson(subject) && (kinds.isEmpty() || kinds.contains(subject.kind()));
    }

    /** Whether it covers the person in some kind of duty. */
    public boolean coversPerson(Subject subject) {
        return (unit == null || unit.equals(subject.unit())) && (rank == null || rank.equals(subject.rank()));
    }

    /** The unit weighs more than rank and kind together, the rank more than the kind. */
    int specificity() {
        return (unit == null ? 0 : UNIT) + (rank == null ? 0 : RANK) + (kinds.isEmpty() ? 0 : KIND);
    }

    /** In the order of their declaration. */
    public List<ShiftKind> sortedKinds() {
        return kinds.stream().sorted().toList();
    }
}
