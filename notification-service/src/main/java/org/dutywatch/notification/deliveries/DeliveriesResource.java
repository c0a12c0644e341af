package org.dutywatch.notification.deliveries;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.ZoneId;
import java.util.UUID;
import org.dutywatch.eventkit.rest.Page;
import org.dutywatch.eventkit.rest.Roles;
import org.dutywatch.notification.notices.Notice;
import org.dutywatch.notification.notices.NoticeAccess;
import org.dutywatch.notification.notices.Notices;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Lists the mails of a notice with their attempts and outcomes. */
@Path("/api/v1/notices/{id}/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Notices")
@Blocking
public class DeliveriesResource {
    private final Notices notices;
    private final NoticeAccess access;
    private final Deliveries deliveries;
    private final ZoneId zone;

    DeliveriesResource(Notices notices, NoticeAccess access, Deliveries deliveries, ZoneId zone) {
        this.notices = notices;
        this.access = access;
        this.deliveries = deliveries;
        this.zone = zone;
    }

    @GET
    @RolesAllowed({Roles.SUPERVISOR, Roles.ADMINISTRATOR, Roles.CHIEF, Roles.AUDITOR})
    @Operation(
            summary = "The mails of a notice",
            description = "Oldest first. For the recipient of the notice; role auditor may list the mails of every"
                    + " notice, and the access is recorded in the audit trail. Of a notice to the administrators, they"
                    + " see local days instead of times.")
    @APIResponse(
            responseCode = "200",
            description = "All mails",
            content = @Content(examples = @ExampleObject(name = "sent at the second attempt", value = """
                    {"items": [{"delivery_id": "5d0f3a0e-6c63-4c43-9d34-1c1f7f6f2b10",
                      "notice_id": "0b7c3c3e-4f3e-4f57-8a67-5a0f6a6f0a01",
                      "address": "sergeant@ridgemont-pd.example", "news": "FIRST", "status": "SENT", "attempts": 2,
                      "next_attempt_at": "2026-11-09T20:47:06Z", "last_error": null,
                      "created_at": "2026-11-09T20:47:05Z", "sent_at": "2026-11-09T20:47:07Z"}]}
                    """)))
    @APIResponse(responseCode = "404", description = "No such notice in your inbox")
    public Page<Delivery> list(@PathParam("id") UUID noticeId) {
        Notice notice = notices.find(noticeId).orElseThrow(NoticeAccess::noSuchNotice);
        access.requireReader(notice);
        var mails = deliveries.ofNotice(noticeId);
        return Page.all(
                access.isMasked(notice)
                        ? mails.stream().map(mail -> mail.inDaysOf(zone)).toList()
                        : mails);
    }
}
