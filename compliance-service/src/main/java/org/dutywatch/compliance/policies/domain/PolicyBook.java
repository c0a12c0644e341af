package org.dutywatch.compliance.policies.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.dutywatch.compliance.policies.domain.Coverage.Subject;

/**
 * All approved policies, and which of them hold for a shift. Of those about the same sites one holds: the most specific
 * coverage (unit before rank before kind of duty, more of them before fewer), of those the one with the latest effective
 * date, of those the latest version.
 */
public final class PolicyBook {
    private static final Comparator<DatedPolicy> HOLDS_FIRST = Comparator.comparingInt(
                    (DatedPolicy one) -> one.coverage().specificity())
            .thenComparing(DatedPolicy::from)
            .thenComparing(DatedPolicy::version)
            .reversed();

    private final List<DatedPolicy> policies;

    public PolicyBook(Collection<DatedPolicy> approved) {
        policies = approved.stream().sorted(HOLDS_FIRST).toList();
    }

    /**
     * The policies that hold for a shift: the one about every site first, then those about particular sites.
     *
     * @param at the start of the shift
     * @return empty where no limit was approved: then no minutes are found
     */
    public List<DatedPolicy> holding(Subject subject, Instant at) {
        List<DatedPolicy> holding = new ArrayList<>();
        for (DatedPolicy one : policies) {
            if (one.isInForce(at)
                    && one.coverage().covers(subject)
                    && holding.stream().noneMatch(other -> other.sites().sameAs(one.sites()))) {
                holding.add(one);
            }
        }
        holding.sort(Comparator.comparing((DatedPolicy one) -> !one.sites().coversEverySite())
                .thenComparing(DatedPolicy::version));
        return holding;
    }

    /** The policy that holds about every site. */
    public Optional<DatedPolicy> general(Subject subject, Instant at) {
        return holding(subject, at).stream()
                .filter(one -> one.sites().coversEverySite())
                .findFirst();
    }

    /** The same with one more. */
    public PolicyBook with(DatedPolicy another) {
        List<DatedPolicy> all = new ArrayList<>(policies);
        all.add(another);
        return new PolicyBook(all);
    }

    /**
     * Whether a shift that began under this book would be measured more harshly with one more policy. Who was under no
     * limit at all has been told no other number, so a first limit is not harsher; a further one is.
     */
    public boolean isMadeHarsherBy(DatedPolicy another, Subject subject, Instant at) {
        if (!with(another).holding(subject, at).contains(another)) {
            return false;
        }
        return holding(subject, at).stream()
                .filter(one -> one.sites().sameAs(another.sites()))
                .findFirst()
                .map(before -> another.limits().isHarsherThan(before.limits()))
                .orElseGet(() -> limitsPerson(subject, at));
    }

    private boolean limitsPerson(Subject subject, Instant at) {
        return policies.stream()
                .anyMatch(one -> one.isInForce(at) && one.coverage().coversPerson(subject));
    }
}
