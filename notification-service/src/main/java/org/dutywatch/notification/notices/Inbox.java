package org.dutywatch.notification.notices;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.rest.Page;
import org.dutywatch.eventkit.rest.PageToken;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.notification.findings.LatestFindings;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** Lists the notices of a reader, newest first. */
@ApplicationScoped
class Inbox {
    private static final String SELECT = """
            select n.*, f.body, p.name
              from notice n
              join finding f using (finding_id)
              left join lateral (select name from person where employee_id = n.employee_id
                                  order by version desc limit 1) p on true
            """;
    /**
     * A notice whose finding was withdrawn before anybody was notified is not listed; nor are notices about the reader.
     */
    private static final String LIST = SELECT + """
             where ((n.recipient_kind = 'SUPERVISOR' and n.recipient_id = :recipientId)
                    or (:isAdministrator and n.recipient_kind = 'ADMINISTRATORS'))
               and n.employee_id is distinct from :employeeId
               and (:state::text is null or n.state = :state)
               and not (n.state = 'PENDING' and f.withdrawn)
               and (:noticeId::uuid is null or (n.created_at, n.notice_id)
                    < (select last.created_at, last.notice_id from notice last where last.notice_id = :noticeId))
             order by n.created_at desc, n.notice_id desc limit :limit
            """;

    private final Database database;
    private final LatestFindings findings;
    private final ZoneId zone;

    Inbox(Database database, LatestFindings findings, ZoneId zone) {
        this.database = database;
        this.findings = findings;
        this.zone = zone;
    }

    /**
     * The person who reads the inbox.
     *
     * @param employeeId null if the caller's login belongs to no employee
     * @param recipientId the same, if he is active; null otherwise
     * @param isAdministrator whether the notices to the administrators are listed too
     */
    public record Reader(
            @Nullable String employeeId, @Nullable String recipientId, boolean isAdministrator) {}

    /** One row of the list; public, because Jdbi creates it. */
    public record Entry(
            @Nested Notice notice, String body, @Nullable String name) {}

    /**
     * Returns one page.
     *
     * @param state only notices in this state; null for all
     * @param pageToken the token of the page before; null for the first page
     * @throws ProblemException if the token is not valid
     */
    Page<NoticeResponse> list(Reader reader, Notice.@Nullable State state, @Nullable String pageToken, int size) {
        PageToken after = pageToken == null ? null : PageToken.read(pageToken);
        List<NoticeResponse> notices = database.withHandle(handle -> handle.createQuery(LIST)
                .bindMethods(reader)
                .bindByType("state", state, Notice.State.class)
                .bindByType("noticeId", after == null ? null : after.id(), UUID.class)
                .bind("limit", size + 1)
                .map(ConstructorMapper.of(Entry.class))
                .map(entry -> response(entry, false))
                .list());
        return Page.of(
                notices,
                size,
                // Without the exact time, which a notice to the administrators does not show.
                notice -> new PageToken(Instant.EPOCH, notice.noticeId()),
                UnaryOperator.identity());
    }

    /** @param isAuditor whether the reader sees the employee also in a notice to the administrators */
    Optional<NoticeResponse> find(UUID noticeId, boolean isAuditor) {
        return database.withHandle(handle -> handle.createQuery(SELECT + " where n.notice_id = :noticeId")
                .bind("noticeId", noticeId)
                .map(ConstructorMapper.of(Entry.class))
                .map(entry -> response(entry, isAuditor))
                .findOne());
    }

    private NoticeResponse response(Entry entry, boolean isAuditor) {
        Recipient recipient = entry.notice().recipient();
        boolean masked = !isAuditor && recipient != null && recipient.toAdministrators();
        var finding = findings.fromJson(entry.body());
        return masked
                ? NoticeResponse.masked(entry.notice(), finding, zone)
                : NoticeResponse.of(entry.notice(), finding, entry.name());
    }
}
