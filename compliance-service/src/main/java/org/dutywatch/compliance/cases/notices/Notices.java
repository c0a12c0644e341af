package org.dutywatch.compliance.cases.notices;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Reads the notices about a finding to those who supervise the employee. */
@ApplicationScoped
public class Notices {
    private static final String OF_FINDING = """
            select notice_id, recipient_kind, recipient_employee_id, state, channel, told_revision, told_at,
                   acknowledged_at, acknowledged_by, comment
              from notice
             where finding_id = :findingId
             order by told_at nulls last, notice_id
            """;

    private final Database database;

    Notices(Database database) {
        this.database = database;
    }

    public List<Notice> of(UUID findingId) {
        return database.withHandle(handle -> handle.createQuery(OF_FINDING)
                .bind("findingId", findingId)
                .map(ConstructorMapper.of(Notice.class))
                .list());
    }
}
