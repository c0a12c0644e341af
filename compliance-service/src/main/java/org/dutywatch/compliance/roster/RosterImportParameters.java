package org.dutywatch.compliance.roster;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.compliance.viewing.TimeRange;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** What the import of a roster is asked with, whatever the file is written in. */
public class RosterImportParameters {
    @QueryParam("mode")
    @DefaultValue("delta")
    public String mode = "delta";

    @QueryParam("from")
    public @Nullable String from;

    @QueryParam("to")
    public @Nullable String to;

    @QueryParam("zone")
    public @Nullable String zone;

    @QueryParam("dry_run")
    @DefaultValue("false")
    public boolean dryRun;

    @QueryParam("reason")
    @Size(max = 1000)
    public @Nullable String reason;

    /** Why the roster changes; null where nobody said why. */
    @Nullable
    String reason() {
        return reason == null || reason.isBlank() ? null : reason;
    }

    /**
     * The window of a snapshot; null for a delta.
     *
     * @throws ProblemException INVALID_REQUEST
     */
    @Nullable
    Interval window() {
        if (isSnapshot()) {
            return between();
        }
        return null;
    }

    /**
     * The window of a snapshot of rows; a delta of rows has none.
     *
     * @throws ProblemException INVALID_REQUEST
     */
    @Nullable
    Interval windowOfRows() {
        if (!isSnapshot() && (from != null || to != null)) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "from and to belong to mode=snapshot");
        }
        return window();
    }

    /**
     * The part of a calendar that a delta takes; null means everything.
     *
     * @throws ProblemException INVALID_REQUEST
     */
    @Nullable
    Interval part() {
        return from == null && to == null ? null : between();
    }

    /** @throws ProblemException INVALID_REQUEST */
    boolean isSnapshot() {
        if (!mode.equals(ImportMode.DELTA.word()) && !mode.equals(ImportMode.SNAPSHOT.word())) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "mode is delta or snapshot");
        }
        return mode.equals(ImportMode.SNAPSHOT.word());
    }

    /** @throws ProblemException INVALID_REQUEST where one of them is missing */
    Interval between() {
        var range = TimeRange.of(from, to);
        return new Interval(range.from(), range.to());
    }
}
