package org.dutywatch.compliance.attention.estimate.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.dutywatch.compliance.attention.domain.AccessObservation;

/**
 * Reads single requests. It walks through the bursts in order of time; a burst that opens begins or renews a stretch, one
 * that carries prolongs it.
 *
 * <p>Where the pace is the same for everybody and nothing that keeps company counts, every rule is a threshold from below
 * on single observations or on bursts that only grow: more observations then never take a moment away from what a
 * reading finds. Only who chooses the observations can do that.
 *
 * @param companyCounts what keeps company with a page elsewhere counts where the person turns out to have stayed
 */
public record BurstReading(
        ActivityRule activity, BurstRule weight, CompanyRule company, boolean companyCounts, StretchRule pace)
        implements Reading {

    @Override
    public boolean isMonotone() {
        return !weight.slightCounts()
                && weight.openTogether() == BurstRule.NEVER
                && !companyCounts
                && !activity.learns()
                && !pace.looksAround();
    }

    @Override
    public boolean pools() {
        return false;
    }

    @Override
    public Result read(List<AccessObservation> evidence) {
        List<Sighting> own = new ArrayList<>();
        List<Sighting> accompanying = new ArrayList<>();
        IdleTimes idle = new IdleTimes(activity, evidence);
        for (AccessObservation one : evidence) {
            if (weight.slightCounts() || !weight.isSlight(one)) {
                activity.sighting(one, idle.of(one))
                        .ifPresent(seen -> (company.keepsCompany(one) ? accompanying : own).add(seen));
            }
        }
        List<Burst> bursts = inOrder(own, companyCounts ? accompanying : List.of());
        Walk walk = walk(bursts, pace);
        return (pace.isPersonal() ? walk(bursts, pace.of(walk.pauses())) : walk).result();
    }

    private Walk walk(List<Burst> bursts, StretchRule rule) {
        Walk walk = new Walk(weight, rule);
        bursts.forEach(walk::meet);
        return walk;
    }

    private List<Burst> inOrder(List<Sighting> own, List<Sighting> accompanying) {
        long gap = weight.gap().toMillis();
        List<Burst> bursts = Burst.group(own, gap, false);
        if (accompanying.isEmpty()) {
            return bursts;
        }
        return Stream.concat(bursts.stream(), Burst.group(accompanying, gap, true).stream())
                .sorted(Comparator.comparingLong(Burst::start))
                .toList();
    }
}
