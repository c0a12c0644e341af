package org.dutywatch.notification.notices;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.dutywatch.eventkit.rest.Page;
import org.dutywatch.eventkit.rest.Roles;
import org.dutywatch.notification.outages.MailOutages;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The inbox of a supervisor or administrator. */
@Path("/api/v1/notices")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Notices", description = "The notices that you got about employees, and your answers")
@Blocking
public class NoticesResource {
    private final Inbox inbox;
    private final Notices notices;
    private final NoticeAccess access;
    private final AcknowledgeNotice acknowledgeNotice;
    private final MailOutages mailOutages;
    private final ReadSourceAlarms readSourceAlarms;

    NoticesResource(
            Inbox inbox,
            Notices notices,
            NoticeAccess access,
            AcknowledgeNotice acknowledgeNotice,
            MailOutages mailOutages,
            ReadSourceAlarms readSourceAlarms) {
        this.inbox = inbox;
        this.notices = notices;
        this.access = access;
        this.acknowledgeNotice = acknowledgeNotice;
        this.mailOutages = mailOutages;
        this.readSourceAlarms = readSourceAlarms;
    }

    /**
     * The answer of the recipient.
     *
     * @param comment null for none
     */
    public record AcknowledgeRequest(
            @Nullable @Size(max = 2000) String comment) {}

    @GET
    @RolesAllowed({Roles.SUPERVISOR, Roles.ADMINISTRATOR, Roles.CHIEF})
    @Operation(
            summary = "Your inbox, newest first",
            description =
                    "Roles supervisor, administrator, chief. Lists the notices whose recipient is the employee to whom"
                            + " your login is linked; with role administrator also the notices to the administrators, without the employee"
                            + " and with local days instead of times. For"
                            + " administrators, mail_outages says when mail did not work: the outage that lasts, and those"
                            + " that ended within 7 days. source_alarms says likewise what is wrong with sources of log"
                            + " lines; each employee whose id it shows is recorded in the audit trail, and an alarm about"
                            + " yourself is without ids.")
    @APIResponse(
            responseCode = "200",
            description = "A page of notices",
            content =
                    @Content(
                            examples = {
                                @ExampleObject(name = "one alert", value = NoticeExamples.PAGE),
                                @ExampleObject(
                                        name = "an administrator while mail does not work",
                                        value = NoticeExamples.MAIL_OUTAGE),
                                @ExampleObject(
                                        name = "an administrator while lines of a source cannot be read",
                                        value = NoticeExamples.SOURCE_ALARM)
                            }))
    public InboxPage list(
            @Parameter(description = "Only notices in this state") @QueryParam("state") Notice.@Nullable State state,
            @Parameter(description = "next_page_token of the page before") @QueryParam("page_token") @Nullable
                    String pageToken,
            @Parameter(description = "How many notices at most")
                    @QueryParam("page_size")
                    @DefaultValue("50")
                    @Min(1)
                    @Max(200)
                    int pageSize) {
        Inbox.Reader reader = access.reader();
        Page<NoticeResponse> page = inbox.list(reader, state, pageToken, pageSize);
        return reader.isAdministrator()
                ? InboxPage.ofAdministrator(page, mailOutages.recent(), readSourceAlarms.recent(reader))
                : InboxPage.of(page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.SUPERVISOR, Roles.ADMINISTRATOR, Roles.CHIEF, Roles.AUDITOR})
    @Operation(
            summary = "One notice",
            description = "For the recipient of the notice; role auditor may read every notice, and the access is"
                    + " recorded in the audit trail.")
    @APIResponse(
            responseCode = "200",
            description = "The notice",
            content = @Content(examples = @ExampleObject(name = "an alert", value = NoticeExamples.NOTICE)))
    @APIResponse(responseCode = "404", description = "No such notice in your inbox")
    public NoticeResponse get(@PathParam("id") UUID id) {
        access.requireReader(notices.find(id).orElseThrow(NoticeAccess::noSuchNotice));
        return inbox.find(id, access.isAuditor()).orElseThrow(NoticeAccess::noSuchNotice);
    }

    @POST
    @Path("/{id}/acknowledge")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.SUPERVISOR, Roles.ADMINISTRATOR, Roles.CHIEF})
    @Operation(
            summary = "Acknowledge a notice",
            description = "Only the recipient may acknowledge it, never the subject. Repeating it changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "The acknowledged notice",
            content = @Content(examples = @ExampleObject(name = "acknowledged", value = NoticeExamples.ACKNOWLEDGED)))
    @APIResponse(responseCode = "404", description = "No such notice in your inbox")
    @APIResponse(responseCode = "409", description = "Nobody has been notified of it yet")
    public NoticeResponse acknowledge(
            @PathParam("id") UUID id,
            @RequestBody(content = @Content(examples = @ExampleObject(name = "answer", value = NoticeExamples.ANSWER)))
                    @NotNull
                    @Valid
                    AcknowledgeRequest request) {
        acknowledgeNotice.acknowledge(id, request.comment());
        return inbox.find(id, false).orElseThrow(NoticeAccess::noSuchNotice);
    }
}
