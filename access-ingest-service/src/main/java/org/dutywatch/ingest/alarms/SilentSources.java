package org.dutywatch.ingest.alarms;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.dutywatch.ingest.sources.SilenceLimit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** Finds out since when each source has sent nothing. */
@ApplicationScoped
class SilentSources {
    private static final String SINCE = """
            select source.id, source.silence_alarm_seconds,
                   coalesce(source_activity.last_line_at, source.updated_at) as since
              from source left join source_activity on source_activity.source = source.id
             order by source.id
            """;

    private final SilenceLimit silenceLimit;

    SilentSources(SilenceLimit silenceLimit) {
        this.silenceLimit = silenceLimit;
    }

    /** One row; public, because Jdbi creates it. */
    public record Row(String id, @Nullable Long silenceAlarmSeconds, Instant since) {}

    /**
     * A registered source.
     *
     * @param since when its last line arrived on the topic; if none has, when its settings were last changed
     * @param limit after how long without a line it is silent; null: never
     */
    record SourceSilence(
            String source, Instant since, @Nullable Duration limit) {
        boolean isSilent(Instant now) {
            return limit != null && since.plus(limit).isBefore(now);
        }
    }

    List<SourceSilence> all(Handle handle) {
        return handle.createQuery(SINCE)
                .map(ConstructorMapper.of(Row.class))
                .map(row -> new SourceSilence(
                        row.id(),
                        row.since(),
                        silenceLimit.of(row.silenceAlarmSeconds()).orElse(null)))
                .list();
    }
}
