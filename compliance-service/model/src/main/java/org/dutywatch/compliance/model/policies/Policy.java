package org.dutywatch.compliance.model.policies;

import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.model.time.Minutes;
import org.jspecify.annotations.Nullable;

/**
 * The limits of one policy that applies to a shift.
 *
 * @param version identifies the policy in a finding
 * @param limitMinutes on-duty minutes per shift that may be reached but not exceeded; null means no limit for the shift
 *     as a whole
 * @param noticeMinutes the notice level per shift; null means none
 * @param windows limits for any interval of a given length within the shift
 * @param week the limit per week; null means none
 * @param sites the sites whose minutes are limited
 */
public record Policy(
        UUID id,
        long version,
        @Nullable Minutes limitMinutes,
        @Nullable Minutes noticeMinutes,
        List<WindowLimit> windows,
        @Nullable Limit week,
        SiteScope sites) {

    public Policy {
        windows = List.copyOf(windows);
    }

    /** A policy with only a limit per shift, for all sites. */
    public Policy(UUID id, long version, Minutes limitMinutes) {
        this(id, version, limitMinutes, null, List.of(), null, SiteScope.ALL);
    }

    public static Policy of(DatedPolicy one) {
        Limit perShift = one.limits().perShift();
        return new Policy(
                one.id(),
                one.version(),
                perShift == null ? null : perShift.most(),
                perShift == null ? null : perShift.notice(),
                one.limits().perWindow(),
                one.limits().perWeek(),
                one.sites());
    }

    public Limits limits() {
        return new Limits(limitMinutes == null ? null : new Limit(limitMinutes, noticeMinutes), windows, week);
    }
}
