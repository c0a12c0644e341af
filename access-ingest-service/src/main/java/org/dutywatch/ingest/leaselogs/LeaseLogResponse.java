package org.dutywatch.ingest.leaselogs;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of each line of a log, and how many had which outcome. */
public record LeaseLogResponse(
        boolean dryRun,
        @Schema(maxItems = LeaseLogResponse.MOST_LINES) List<LeaseLogRow> rows,
        LeaseLogCounts counts) {
    static final int MOST_LINES = 100_000;

    /** What became of a line. */
    public enum LeaseLogOutcome {
        /** It says something new, which applies. */
        ACCEPTED,
        /** It was sent before. */
        KNOWN,
        /** It is about something else than who held an address, or about a machine account. */
        IGNORED,
        /** It should say who held an address, and cannot be used. */
        REFUSED;

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One line, or a record of several lines.
     *
     * @param line the number of its first line, from 1; empty lines count and have no row
     * @param reason why it was ignored or refused; null otherwise
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LeaseLogRow(
            int line, LeaseLogOutcome outcome, @Nullable String reason) {}

    /** How many lines had which outcome. */
    public record LeaseLogCounts(long accepted, long known, long ignored, long refused) {}

    static LeaseLogResponse of(boolean dryRun, List<LeaseLogRow> rows) {
        return new LeaseLogResponse(
                dryRun,
                rows,
                new LeaseLogCounts(
                        count(rows, LeaseLogOutcome.ACCEPTED),
                        count(rows, LeaseLogOutcome.KNOWN),
                        count(rows, LeaseLogOutcome.IGNORED),
                        count(rows, LeaseLogOutcome.REFUSED)));
    }

    private static long count(List<LeaseLogRow> rows, LeaseLogOutcome outcome) {
        return rows.stream().filter(row -> row.outcome() == outcome).count();
    }
}
