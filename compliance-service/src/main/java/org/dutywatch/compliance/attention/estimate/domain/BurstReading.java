package org.dutywatch.compliance.attention.estimate.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.dutywatch.compliance.attention.domain.AccessObservation;

/**
 * Estimates attention from bursts of observations. It goes through the bursts in order of time: an opening burst starts
 * or renews a session, a continuing burst prolongs it.
 *
 * <p>The estimate is monotone ({@link #isMonotone()}) if the session rule is the same for everybody and accesses near
 * unmonitored pages never count. Every rule is then a minimum that an observation or a burst has to reach, and bursts
 * only grow when observations are added, so more observations never remove a moment.
 *
 * @param activity active time of each observation
 * @param weight which bursts open or continue a session
 * @param company which accesses may have come with an unmonitored page
 * @param companyCounts whether such accesses count if the person then stayed at the site
 * @param pace how long sessions last between and after bursts
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
                        .ifPresent(hit -> (company.keepsCompany(one) ? accompanying : own).add(hit));
            }
        }
        List<Burst> bursts = inOrder(own, companyCounts ? accompanying : List.of());
        Walk sessions = sessionize(bursts, pace);
        return (pace.isPersonal() ? sessionize(bursts, pace.of(sessions.pauses())) : sessions).result();
    }

    private Walk sessionize(List<Burst> bursts, StretchRule rule) {
        Walk sessions = new Walk(weight, rule);
        bursts.forEach(sessions::meet);
        return sessions;
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
