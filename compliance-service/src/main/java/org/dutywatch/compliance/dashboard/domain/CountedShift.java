package org.dutywatch.compliance.dashboard.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What dashboards count of one shift.
 *
 * @param employee the employee's number
 * @param minutes null of a shift that the roster has no more, about which there are findings
 * @param findings about this shift, whatever became of them
 */
public record CountedShift(
        String unit,
        String employeeId,
        int employee,
        Instant start,
        String kind,
        @Nullable Figures minutes,
        List<Found> findings) {

    /**
     * @param low tenths of a minute; likewise {@code point} and {@code high}
     * @param excluded tenths of a minute by reason
     * @param bySite tenths of a minute
     * @param quarters pairs of a quarter of an hour since the one in which the shift starts, and seconds
     * @param limit with its policy; null where none was in force
     */
    public record Figures(
            int low,
            int point,
            int high,
            boolean access,
            Map<String, Integer> bySite,
            Map<String, Integer> excluded,
            short[] quarters,
            List<SourcePart> sources,
            String confidence,
            String rank,
            @Nullable Limit limit) {}

    public record Limit(String policy, String minutes) {}

    public record SourcePart(String source, int urls, int tunnels, int flows, Instant last) {}

    /**
     * @param resolution of a closed one; else empty
     * @param onTunnels whether it rests on tunnels alone
     */
    public record Found(String rule, String tier, String state, String resolution, boolean onTunnels) {
        private static final String POSTING = "POSSIBLE_POSTING_ON_DUTY";

        /** About minutes, not about posting. */
        public boolean isAboutMinutes() {
            return !rule.equals(POSTING);
        }

        public boolean isAlert() {
            return tier.equals("ALERT");
        }

        /** Nothing is said any more. */
        public boolean isTakenBack() {
            return state.equals("WITHDRAWN") || state.equals("SUPERSEDED");
        }
    }
}
