package org.dutywatch.compliance.insight.dashboards.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One shift as dashboards count it.
 *
 * @param unit the employee's unit at the start of the shift; empty where it is not known
 * @param employeeNumber the employee's number, which is small (see {@link ShiftTally#addEmployee})
 * @param kind kind of duty
 * @param figures null where the shift was removed from the roster and only its findings are left
 * @param findings all findings about this shift, in any state
 */
public record CountedShift(
        String unit,
        String employeeId,
        int employeeNumber,
        Instant start,
        String kind,
        @Nullable ShiftFigures figures,
        List<CountedFinding> findings) {

    /**
     * The minutes of one shift, and what they are based on.
     *
     * @param low low figure in tenths of a minute
     * @param point best estimate in tenths of a minute
     * @param high high figure in tenths of a minute
     * @param hasAccess whether the shift has at least one counted access
     * @param bySite best estimate by site, in tenths of a minute
     * @param excluded excluded minutes by reason, in tenths of a minute
     * @param quarters pairs of numbers: a quarter of an hour, counted from the UTC quarter in which the shift starts,
     *     and the seconds of the best estimate in it
     * @param sources counted accesses by log source
     * @param confidence confidence class of all evidence of the shift
     * @param rank the employee's rank at the start of the shift; empty where it is not known
     * @param limit null where no limit was in force
     */
    public record ShiftFigures(
            int low,
            int point,
            int high,
            boolean hasAccess,
            Map<String, Integer> bySite,
            Map<String, Integer> excluded,
            short[] quarters,
            List<SourceAccesses> sources,
            String confidence,
            String rank,
            @Nullable PolicyLimit limit) {}

    /**
     * The limit that applied to the shift.
     *
     * @param policy label of the policy
     * @param minutes minutes per shift, as a decimal number; empty where the policy has no limit per shift
     */
    public record PolicyLimit(String policy, String minutes) {}

    /**
     * The counted accesses of one log source.
     *
     * @param urls inspected requests
     * @param tunnels connections through a proxy without inspection
     * @param flows firewall sessions
     * @param last start of the latest access
     */
    public record SourceAccesses(String source, int urls, int tunnels, int flows, Instant last) {}

    /**
     * A finding about the shift.
     *
     * @param resolution of a closed finding; otherwise empty
     * @param onTunnels whether the finding is based on tunnels alone
     */
    public record CountedFinding(String rule, String tier, String state, String resolution, boolean onTunnels) {
        private static final String POSTING = "POSSIBLE_POSTING_ON_DUTY";

        /** Whether the finding is about minutes and not about posting. */
        public boolean isAboutMinutes() {
            return !rule.equals(POSTING);
        }

        public boolean isAlert() {
            return tier.equals("ALERT");
        }

        /** Whether the finding is withdrawn or superseded. */
        public boolean isWithdrawnOrSuperseded() {
            return state.equals("WITHDRAWN") || state.equals("SUPERSEDED");
        }
    }
}
