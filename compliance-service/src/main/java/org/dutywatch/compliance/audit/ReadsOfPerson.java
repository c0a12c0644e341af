package org.dutywatch.compliance.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.dutywatch.eventkit.rest.PageToken;
import org.dutywatch.eventkit.sql.Database;
import org.jspecify.annotations.Nullable;

/**
 * Reads from the audit trail who looked at the data of one person, or at a list with his unit. Looks at legal holds are
 * left out: nobody learns of a hold about himself.
 */
@ApplicationScoped
public class ReadsOfPerson {
    private static final String PAGE = """
            select at, audit_id, actor, roles, action, subject
              from audit_record
             where subject in (:employee, :unit)
               and (starts_with(action, 'view_') or starts_with(action, 'export_') or starts_with(action, 'preview_'))
               and action not in ('view_legal_holds', 'view_unmaskings')
               and (subject = :employee or actor <> all(:ownUserNames))
               and (:hiddenFrom::timestamptz is null or at < :hiddenFrom or not roles && :hiddenRoles::text[])
               and (:afterAt::timestamptz is null or (at, audit_id) < (:afterAt, :afterId))
             order by at desc, audit_id desc
             limit :size
            """;

    private final Database database;

    ReadsOfPerson(Database database) {
        this.database = database;
    }

    /**
     * Which reads are looked for.
     *
     * @param employee id of the person; his own looks at himself are not in the trail
     * @param unit his unit as lists record it
     * @param ownUserNames user names that only accounts of his have; lists of the unit that they read are left out
     * @param hiddenFrom from this time on, reads by users with a hidden role are left out; null leaves out none
     */
    public record ReadsQuery(
            String employee,
            String unit,
            List<String> ownUserNames,
            @Nullable Instant hiddenFrom,
            List<String> hiddenRoles) {}

    /** One read. */
    public record PersonRead(
            Instant at, UUID auditId, String actor, List<String> roles, String action, String subject) {
        public PageToken position() {
            return new PageToken(at, auditId);
        }
    }

    /** At most so many reads, the newest first; {@code after} is the position of the last one before them. */
    @Transactional
    public List<PersonRead> page(ReadsQuery wanted, @Nullable PageToken after, int size) {
        return database.withHandle(handle -> handle.createQuery(PAGE)
                .bind("employee", wanted.employee())
                .bind("unit", wanted.unit())
                .bindArray("ownUserNames", String.class, wanted.ownUserNames())
                .bindByType("hiddenFrom", wanted.hiddenFrom(), Instant.class)
                .bindArray("hiddenRoles", String.class, wanted.hiddenRoles())
                .bindByType("afterAt", after == null ? null : after.time(), Instant.class)
                .bindByType("afterId", after == null ? null : after.id(), UUID.class)
                .bind("size", size)
                .map((row, context) -> new PersonRead(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getObject("audit_id", UUID.class),
                        row.getString("actor"),
                        List.of((String[]) row.getArray("roles").getArray()),
                        row.getString("action"),
                        row.getString("subject")))
                .list());
    }
}
