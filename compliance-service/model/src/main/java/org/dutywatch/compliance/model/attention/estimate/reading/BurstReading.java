package org.dutywatch.compliance.model.attention.estimate.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.dutywatch.compliance.model.attention.estimate.rule.ActivityRule;
import org.dutywatch.compliance.model.attention.estimate.rule.Burst;
import org.dutywatch.compliance.model.attention.estimate.rule.BurstRule;
import org.dutywatch.compliance.model.attention.estimate.rule.Hit;
import org.dutywatch.compliance.model.attention.estimate.rule.SessionRule;
import org.dutywatch.compliance.model.attention.estimate.rule.UnmonitoredPageRule;

/**
 * Estimates attention from bursts: groups of accesses that follow each other within a few seconds. It goes through the
 * bursts in order of time: an opening burst starts or renews a session, a continuing burst prolongs it.
 *
 * <p>The estimate is monotone ({@link #isMonotone()}) if the session rule is the same for everybody and accesses near
 * unmonitored pages never count. Every rule is then a minimum that an observation or a burst has to reach, and bursts
 * only grow when observations are added, so more observations never remove a moment.
 *
 * @param activity how much of the time of an access is active; an access that is too slow to show activity is ignored
 * @param weight how many requests or bytes a burst needs to open or to continue a session
 * @param company which accesses came so soon after an unmonitored page that they may be a part of that page
 * @param companyCounts whether such accesses count if a burst that opens a session follows within the rule's
 *     {@code patience}: the person then stayed at the site. If false, they never count
 * @param pace the longest pause within a session, and the time that is added after a burst
 */
public record BurstReading(
        ActivityRule activity, BurstRule weight, UnmonitoredPageRule company, boolean companyCounts, SessionRule pace)
        implements Reading {

    @Override
    public boolean isMonotone() {
        return !weight.slightCounts()
                && weight.openTogether() == BurstRule.NEVER
                && !companyCounts
                && !activity.learnsIdleTime()
                && !pace.dependsOnNeighbours();
    }

    @Override
    public boolean combinesRequests() {
        return false;
    }

    @Override
    public Result read(List<AccessObservation> evidence) {
        List<Hit> own = new ArrayList<>();
        List<Hit> nearUnmonitoredPage = new ArrayList<>();
        IdleTimes idle = new IdleTimes(activity, evidence);
        for (AccessObservation one : evidence) {
            if (weight.slightCounts() || !weight.isSlight(one)) {
                activity.hit(one, idle.of(one))
                        .ifPresent(hit -> (company.isNearUnmonitoredPage(one) ? nearUnmonitoredPage : own).add(hit));
            }
        }
        List<Burst> bursts = inOrder(own, companyCounts ? nearUnmonitoredPage : List.of());
        Sessionizer sessions = sessionize(bursts, pace);
        return (pace.adaptsToPerson() ? sessionize(bursts, pace.adaptedTo(sessions.pauses())) : sessions).result();
    }

    private Sessionizer sessionize(List<Burst> bursts, SessionRule rule) {
        Sessionizer sessions = new Sessionizer(weight, rule);
        bursts.forEach(sessions::add);
        return sessions;
    }

    private List<Burst> inOrder(List<Hit> own, List<Hit> nearUnmonitoredPage) {
        long gap = weight.gap().toMillis();
        List<Burst> bursts = Burst.group(own, gap, false);
        if (nearUnmonitoredPage.isEmpty()) {
            return bursts;
        }
        return Stream.concat(bursts.stream(), Burst.group(nearUnmonitoredPage, gap, true).stream())
                .sorted(Comparator.comparingLong(Burst::start))
                .toList();
    }
}
