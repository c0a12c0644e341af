package org.dutywatch.compliance.cases.acknowledgement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** Stores the highest version of each notice. Order and duplicates of the events do not matter. */
@ApplicationScoped
public class RecordNotices {
    private static final String UPSERT = """
            insert into notice (notice_id, finding_id, employee_id, version, recipient_kind, recipient_employee_id,
                                state, channel, told_revision, told_at, acknowledged_at, acknowledged_by, comment)
            values (:noticeId, :findingId, :employeeId, :version, :recipient?.kind, :recipient?.employeeId,
                    :state, :channel, :toldRevision, :toldAt, :acknowledgedAt, :acknowledgedBy, :comment)
            on conflict (notice_id) do update set
                version = excluded.version, recipient_kind = excluded.recipient_kind,
                recipient_employee_id = excluded.recipient_employee_id, state = excluded.state,
                channel = excluded.channel, told_revision = excluded.told_revision, told_at = excluded.told_at,
                acknowledged_at = excluded.acknowledged_at, acknowledged_by = excluded.acknowledged_by,
                comment = excluded.comment
             where excluded.version > notice.version
            """;

    private static final String LOCK_STORED = """
            select notice_id, version, acknowledged_at
              from notice where notice_id = any(:noticeIds) order by notice_id for update
            """;

    private final Database database;
    private final AcknowledgeFindings acknowledgeFindings;

    RecordNotices(Database database, AcknowledgeFindings acknowledgeFindings) {
        this.database = database;
        this.acknowledgeFindings = acknowledgeFindings;
    }

    /** A row of {@link #LOCK_STORED}. */
    public record StoredNotice(
            UUID noticeId, int version, @Nullable Instant acknowledgedAt) {}

    @Transactional
    public void apply(List<NoticeChanged> notices) {
        var acknowledged = newlyAcknowledged(lockStored(notices), notices);
        database.useHandle(handle -> {
            var upsert = handle.prepareBatch(UPSERT);
            notices.forEach(notice -> upsert.bindMethods(notice).add());
            upsert.execute();
        });
        if (!acknowledged.isEmpty()) {
            acknowledgeFindings.apply(acknowledged);
        }
    }

    private Map<UUID, StoredNotice> lockStored(List<NoticeChanged> notices) {
        var ids = notices.stream().map(NoticeChanged::noticeId).toList();
        return database.withHandle(handle -> handle.createQuery(LOCK_STORED)
                .bindArray("noticeIds", UUID.class, ids)
                .map(ConstructorMapper.of(StoredNotice.class))
                .collect(Collectors.toMap(StoredNotice::noticeId, Function.identity())));
    }

    /** Notices with a new acknowledgement. Later versions of a notice only repeat the one that is stored. */
    private static List<NoticeChanged> newlyAcknowledged(Map<UUID, StoredNotice> stored, List<NoticeChanged> notices) {
        List<NoticeChanged> acknowledged = new ArrayList<>();
        for (var notice : notices) {
            UUID id = notice.noticeId();
            var before = stored.getOrDefault(id, new StoredNotice(id, 0, null));
            if (notice.version() > before.version()) {
                var at = notice.acknowledgedAt();
                if (at != null && !at.equals(before.acknowledgedAt())) {
                    acknowledged.add(notice);
                }
                stored.put(id, new StoredNotice(id, notice.version(), at));
            }
        }
        return acknowledged;
    }
}
