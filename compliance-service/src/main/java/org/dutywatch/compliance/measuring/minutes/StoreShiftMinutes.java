package org.dutywatch.compliance.measuring.minutes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.dutywatch.compliance.measuring.evaluation.ShiftOutcome;
import org.dutywatch.compliance.measuring.evaluation.ShiftOutcomeListener;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.statement.Update;

/** Stores the latest minutes of each shift. A row is not written if nothing but the time of evaluation would change. */
@ApplicationScoped
public class StoreShiftMinutes implements ShiftOutcomeListener {
    private static final String UPSERT = """
            insert into shift_minutes (employee_id, shift_start, shift_end, kind, minutes_low, minutes, minutes_high,
                                       sites, excluded, confidence, profile, catalogue, policy, limit_minutes,
                                       first_access, last_access, evaluated_at, unit, rank, quarters, sources)
            values (:employeeId, :start, :end, :kind, :low, :point, :high, :sites::jsonb, :excluded::jsonb, :confidence,
                    :profile, :catalogue, :policy, :limit, :firstAccess, :lastAccess, :now, :unit, :rank,
                    :quarters::int2[], :sources::jsonb)
            on conflict (employee_id, shift_start) do update set
                   shift_end = excluded.shift_end, kind = excluded.kind, minutes_low = excluded.minutes_low,
                   minutes = excluded.minutes, minutes_high = excluded.minutes_high, sites = excluded.sites,
                   excluded = excluded.excluded, confidence = excluded.confidence, profile = excluded.profile,
                   catalogue = excluded.catalogue, policy = excluded.policy, limit_minutes = excluded.limit_minutes,
                   first_access = excluded.first_access, last_access = excluded.last_access,
                   evaluated_at = excluded.evaluated_at, unit = excluded.unit, rank = excluded.rank,
                   quarters = excluded.quarters, sources = excluded.sources
             where (shift_minutes.shift_end, shift_minutes.kind, shift_minutes.minutes_low, shift_minutes.minutes,
                    shift_minutes.minutes_high, shift_minutes.sites, shift_minutes.excluded, shift_minutes.confidence,
                    shift_minutes.profile, shift_minutes.catalogue, shift_minutes.policy, shift_minutes.limit_minutes,
                    shift_minutes.first_access, shift_minutes.last_access, shift_minutes.unit, shift_minutes.rank,
                    shift_minutes.quarters, shift_minutes.sources)
                   is distinct from
                   (excluded.shift_end, excluded.kind, excluded.minutes_low, excluded.minutes, excluded.minutes_high,
                    excluded.sites, excluded.excluded, excluded.confidence, excluded.profile, excluded.catalogue,
                    excluded.policy, excluded.limit_minutes, excluded.first_access, excluded.last_access,
                    excluded.unit, excluded.rank, excluded.quarters, excluded.sources)
            """;

    private final Database database;
    private final ObjectMapper json;
    private final Clock clock;

    StoreShiftMinutes(Database database, ObjectMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void onShiftOutcome(ShiftOutcome outcome) {
        database.useHandle(handle -> {
            if (outcome instanceof ShiftOutcome.Evaluated evaluated) {
                bind(handle.createUpdate(UPSERT), evaluated).execute();
            } else {
                handle.createUpdate(
                                "delete from shift_minutes where employee_id = :employeeId and shift_start = :start")
                        .bindMethods(outcome.key())
                        .execute();
            }
        });
    }

    private Update bind(Update upsert, ShiftOutcome.Evaluated evaluated) {
        var minutes = evaluated.minutes();
        var policy = evaluated.policy();
        var limit = policy == null ? null : policy.limitMinutes();
        return upsert.bindMethods(evaluated.key())
                .bind("end", evaluated.shift().worked().end())
                .bind("kind", evaluated.shift().kind())
                .bind("low", minutes.low().toBigDecimal())
                .bind("point", minutes.point().toBigDecimal())
                .bind("high", minutes.high().toBigDecimal())
                .bind("sites", write(SiteMinutes.of(minutes)))
                .bind("excluded", write(ExcludedMinutes.of(minutes)))
                .bind("confidence", minutes.confidence())
                .bind("profile", minutes.profile())
                .bind("catalogue", VersionLabels.catalogue(minutes))
                .bind("policy", policy == null ? null : VersionLabels.policy(policy))
                .bind("limit", limit == null ? null : limit.toBigDecimal())
                .bindByType("firstAccess", minutes.firstAccess(), Instant.class)
                .bindByType("lastAccess", minutes.lastAccess(), Instant.class)
                .bind("now", clock.instant())
                .bindMethods(evaluated.assignment())
                .bindArray("quarters", Integer.class, quarters(evaluated))
                .bind("sources", write(evaluated.counted().sources()));
    }

    /** Pairs of quarter and seconds in one flat array. */
    private static List<Integer> quarters(ShiftOutcome.Evaluated evaluated) {
        return evaluated.counted().quarters(evaluated.key().start()).entrySet().stream()
                .flatMap(one -> Stream.of(one.getKey(), one.getValue()))
                .toList();
    }

    private String write(Object breakdown) {
        try {
            return json.writeValueAsString(breakdown);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot write a breakdown of minutes", e);
        }
    }
}
