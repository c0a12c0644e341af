package org.dutywatch.compliance.duty.roster;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.compliance.model.roster.RosterEntry;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Ends versions of roster entries and clock times, and adds others. */
final class VersionWriter {
    private static final String END_ENTRIES = """
            update roster_entry entry set superseded_at = :at, superseded_by = :author, superseded_for = :reason
              from unnest(:employeeIds, :starts::timestamptz[], :kinds) as old (employee_id, start_at, kind)
             where entry.superseded_at is null and entry.employee_id = old.employee_id
               and entry.start_at = old.start_at and entry.kind = old.kind
            """;

    private static final String ADD_ENTRIES = """
            insert into roster_entry
                (recorded_at, author, reason, origin, employee_id, start_at, end_at, kind, break_start, break_end,
                 supervisor_id, source_uid)
            select :at, :author, :reason, :origin, *
              from unnest(:employeeIds, :starts::timestamptz[], :ends::timestamptz[], :kinds,
                          :breakStarts::timestamptz[], :breakEnds::timestamptz[], :supervisorIds, :uids)
            """;

    private static final String END_CLOCK_TIMES = """
            update duty_actual clocked set superseded_at = :at, superseded_by = :author, superseded_for = :reason
              from unnest(:employeeIds, :starts::timestamptz[]) as old (employee_id, shift_start)
             where clocked.superseded_at is null and clocked.employee_id = old.employee_id
               and clocked.shift_start = old.shift_start
            """;

    private static final String ADD_CLOCK_TIMES = """
            insert into duty_actual
                (recorded_at, author, reason, employee_id, shift_start, clock_in, clock_out, source)
            select :at, :author, :reason, *
              from unnest(:employeeIds, :starts::timestamptz[], :ins::timestamptz[], :outs::timestamptz[], :sources)
            """;

    private VersionWriter() {}

    static void write(Handle handle, RosterChangeSet change, Authorship authorship, Provenance provenance) {
        var ended = change.clockChanges().stream()
                .filter(clock -> clock.before() != null)
                .map(ClockChange::key)
                .toList();
        var added = change.clockChanges().stream()
                .flatMap(clock -> Stream.ofNullable(clock.after()))
                .toList();
        new Columns<>(handle, END_ENTRIES, change.superseded())
                .texts("employeeIds", RosterEntry::employeeId)
                .texts("starts", entry -> entry.span().start())
                .texts("kinds", RosterEntry::kind)
                .write(authorship);
        new Columns<>(handle, ADD_ENTRIES, change.added())
                .texts("employeeIds", RosterEntry::employeeId)
                .texts("starts", entry -> entry.span().start())
                .texts("ends", entry -> entry.span().end())
                .texts("kinds", RosterEntry::kind)
                .texts(
                        "breakStarts",
                        entry -> entry.dutyFree() == null
                                ? null
                                : entry.dutyFree().start())
                .texts(
                        "breakEnds",
                        entry -> entry.dutyFree() == null
                                ? null
                                : entry.dutyFree().end())
                .texts("supervisorIds", RosterEntry::supervisorId)
                .texts("uids", provenance.uids()::get)
                .with("origin", provenance.origin())
                .write(authorship);
        new Columns<>(handle, END_CLOCK_TIMES, ended)
                .texts("employeeIds", ShiftKey::employeeId)
                .texts("starts", ShiftKey::start)
                .write(authorship);
        new Columns<>(handle, ADD_CLOCK_TIMES, added)
                .texts("employeeIds", clocked -> clocked.shift().employeeId())
                .texts("starts", clocked -> clocked.shift().start())
                .texts("ins", clocked -> clocked.times().clockIn())
                .texts("outs", clocked -> clocked.times().clockOut())
                .texts("sources", ShiftClockTimes::source)
                .write(authorship);
    }

    /** The rows of a statement, bound as one array of texts for each column, which may contain nulls. */
    private record Columns<T>(Update update, List<T> rows) {
        Columns(Handle handle, String sql, List<T> rows) {
            this(handle.createUpdate(sql), rows);
        }

        Columns<T> texts(String name, Function<T, @Nullable Object> column) {
            var texts = new ArrayList<@Nullable String>(rows.size());
            for (T row : rows) {
                Object value = column.apply(row);
                texts.add(value == null ? null : value.toString());
            }
            update.bindArray(name, String.class, texts);
            return this;
        }

        Columns<T> with(String name, @Nullable String value) {
            update.bind(name, value);
            return this;
        }

        void write(Authorship authorship) {
            if (!rows.isEmpty()) {
                update.bind("at", authorship.at())
                        .bind("author", authorship.author())
                        .bind("reason", authorship.reason())
                        .execute();
            }
        }
    }
}
