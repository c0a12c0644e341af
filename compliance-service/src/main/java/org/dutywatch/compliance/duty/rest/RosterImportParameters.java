package org.dutywatch.compliance.duty.rest;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.dutywatch.compliance.duty.imports.ImportMode;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.TimeRange;
import org.jspecify.annotations.Nullable;

/** The query parameters of a roster import, for CSV files and calendars. */
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

    /** The reason of the change; null if none was given. */
    @Nullable
    String reason() {
        return reason == null || reason.isBlank() ? null : reason;
    }

    /**
     * The window of a snapshot; null for a delta.
     *
     * @throws ProblemException INVALID_REQUEST if the mode is unknown, or from or to of a snapshot is missing
     */
    @Nullable
    Interval snapshotWindow() {
        if (isSnapshot()) {
            return between();
        }
        return null;
    }

    /**
     * As {@link #snapshotWindow}, for a CSV file, whose delta may not have from and to.
     *
     * @throws ProblemException INVALID_REQUEST as {@link #snapshotWindow}, and for a delta with from or to
     */
    @Nullable
    Interval csvWindow() {
        if (!isSnapshot() && (from != null || to != null)) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "from and to are only allowed with mode=snapshot");
        }
        return snapshotWindow();
    }

    /**
     * The time range to which the import of a calendar is limited; null means the whole calendar.
     *
     * @throws ProblemException INVALID_REQUEST if only one of from and to is given
     */
    @Nullable
    Interval calendarRange() {
        return from == null && to == null ? null : between();
    }

    /** @throws ProblemException INVALID_REQUEST if the mode is unknown */
    boolean isSnapshot() {
        if (!mode.equals(ImportMode.DELTA.word()) && !mode.equals(ImportMode.SNAPSHOT.word())) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "mode is delta or snapshot");
        }
        return mode.equals(ImportMode.SNAPSHOT.word());
    }

    /** @throws ProblemException INVALID_REQUEST if from or to is missing */
    Interval between() {
        var range = TimeRange.of(from, to);
        return new Interval(range.from(), range.to());
    }
}
