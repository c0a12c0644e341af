package org.dutywatch.compliance.model.policies;

import java.util.List;
import java.util.Set;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.jspecify.annotations.Nullable;

/**
 * The shifts that a policy covers, by unit, rank and kind of duty.
 *
 * @param unit null covers every unit
 * @param rank null covers every rank
 * @param kinds of duty; empty covers all
 */
public record Coverage(@Nullable String unit, @Nullable String rank, Set<ShiftKind> kinds) {
    private static final int UNIT = 4;
    private static final int RANK = 2;
    private static final int KIND = 1;

    public Coverage {
        kinds = Set.copyOf(kinds);
    }

    /**
     * The properties of a shift by which policies are selected.
     *
     * @param unit the employee's unit when the shift started; empty if unknown
     * @param rank the employee's rank when the shift started; empty if unknown
     */
    public record PolicySubject(String unit, String rank, ShiftKind kind) {}

    public boolean covers(PolicySubject subject) {
        return coversPerson(subject) && (kinds.isEmpty() || kinds.contains(subject.kind()));
    }

    /** Whether it covers the employee's unit and rank, for at least one kind of duty. */
    public boolean coversPerson(PolicySubject subject) {
        return (unit == null || unit.equals(subject.unit())) && (rank == null || rank.equals(subject.rank()));
    }

    /** Higher is more specific. The unit weighs more than rank and kind together, and the rank more than the kind. */
    int specificity() {
        return (unit == null ? 0 : UNIT) + (rank == null ? 0 : RANK) + (kinds.isEmpty() ? 0 : KIND);
    }

    /** Sorted in the order in which {@link ShiftKind} declares them. */
    public List<ShiftKind> sortedKinds() {
        return kinds.stream().sorted().toList();
    }
}
