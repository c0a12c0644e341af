package org.dutywatch.compliance.model.policies;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.dutywatch.compliance.model.policies.Coverage.PolicySubject;

/**
 * All approved policies; selects those that apply to a shift. Of the policies requested for the same sites only one
 * applies: the one with the most specific coverage (unit before rank before kind of duty, more of them before fewer);
 * among equally specific ones the one with the latest effective date; then the one with the latest version.
 */
public final class ApprovedPolicies {
    private static final Comparator<DatedPolicy> BY_PRECEDENCE = Comparator.comparingInt(
                    (DatedPolicy one) -> one.coverage().specificity())
            .thenComparing(DatedPolicy::from)
            .thenComparing(DatedPolicy::version)
            .reversed();

    private final List<DatedPolicy> policies;

    public ApprovedPolicies(Collection<DatedPolicy> approved) {
        policies = approved.stream().sorted(BY_PRECEDENCE).toList();
    }

    /**
     * The policies that apply to a shift: first the one for all sites, then those for particular sites.
     *
     * @param at the start of the shift
     * @return empty if no approved limit applies: then no minutes lead to a finding
     */
    public List<DatedPolicy> applicableTo(PolicySubject subject, Instant at) {
        List<DatedPolicy> applicable = new ArrayList<>();
        for (DatedPolicy one : policies) {
            if (one.isInForce(at)
                    && one.coverage().covers(subject)
                    && applicable.stream().noneMatch(other -> other.sites().hasSameRequest(one.sites()))) {
                applicable.add(one);
            }
        }
        applicable.sort(Comparator.comparing((DatedPolicy one) -> !one.sites().coversEverySite())
                .thenComparing(DatedPolicy::version));
        return applicable;
    }

    /** A copy with one more policy. */
    public ApprovedPolicies with(DatedPolicy another) {
        List<DatedPolicy> all = new ArrayList<>(policies);
        all.add(another);
        return new ApprovedPolicies(all);
    }

    /**
     * Whether one more policy would be harsher for a shift that has begun. A first limit is not harsher: employees
     * without any limit were never given another number. A further limit, for sites or a kind of duty that had none, is
     * harsher.
     */
    public boolean isMadeHarsherBy(DatedPolicy another, PolicySubject subject, Instant at) {
        if (!with(another).applicableTo(subject, at).contains(another)) {
            return false;
        }
        return applicableTo(subject, at).stream()
                .filter(one -> one.sites().hasSameRequest(another.sites()))
                .findFirst()
                .map(before -> another.limits().isHarsherThan(before.limits()))
                .orElseGet(() -> hasAnyLimit(subject, at));
    }

    private boolean hasAnyLimit(PolicySubject subject, Instant at) {
        return policies.stream()
                .anyMatch(one -> one.isInForce(at) && one.coverage().coversPerson(subject));
    }
}
