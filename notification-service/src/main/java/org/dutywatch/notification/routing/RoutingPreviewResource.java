package org.dutywatch.notification.routing;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Roles;
import org.dutywatch.notification.duty.DutyReplica;
import org.dutywatch.notification.findings.domain.FindingSummary.Tier;
import org.dutywatch.notification.notices.Notice;
import org.dutywatch.notification.notices.Recipient;
import org.dutywatch.notification.routing.domain.Route;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Shows who would be notified about an employee, and why. Sends nothing. */
@Path("/api/v1/routing/preview")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Routing")
@Blocking
public class RoutingPreviewResource {
    private final FindRecipient findRecipient;
    private final DutyReplica duty;
    private final AuditTrail auditTrail;
    private final Clock clock;

    RoutingPreviewResource(FindRecipient findRecipient, DutyReplica duty, AuditTrail auditTrail, Clock clock) {
        this.findRecipient = findRecipient;
        this.duty = duty;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    /**
     * The person who would be notified, and why.
     *
     * @param at the time of the preview
     * @param duty the duty state of the subject in the roster at that time: ON_DUTY, BREAK, ON_CALL or LEAVE; null when
     *     he is off duty or nothing is known
     * @param recipient null while somebody in the chain of command is unknown; if he stays unknown, the
     *     administrators get the notice
     * @param channel {@code mail} for an alert, {@code inbox} for a review
     * @param steps the chain of command from the subject upward, with the decision about each
     */
    public record Preview(
            String employeeId,
            Tier tier,
            Instant at,
            @Nullable String duty,
            @Nullable Recipient recipient,
            String channel,
            List<Route.Step> steps) {}

    @GET
    @RolesAllowed(Roles.AUDITOR)
    @Operation(
            summary = "Who would be notified about an employee, step by step",
            description =
                    "Role auditor, because it names employees; the access is recorded in the audit trail. The first candidate"
                            + " is the supervisor whom the roster names for that time, otherwise the regular supervisor. If"
                            + " somebody acts for a supervisor at that time, he is the candidate instead. Further candidates"
                            + " come from the chain of command, as this service knew it at the given time. Roster and acting"
                            + " supervisors are those of that time, as this service knows them now. A notice about a finding"
                            + " differs: it uses roster and acting supervisors at the start of the shift, and the chain of"
                            + " command as it is known when the notice is routed.")
    @APIResponse(
            responseCode = "200",
            description = "The route",
            content = @Content(examples = @ExampleObject(name = "an acting sergeant", value = """
                    {"employee_id": "E101", "tier": "ALERT", "at": "2026-11-16T20:00:00Z", "duty": "ON_DUTY",
                     "recipient": {"kind": "SUPERVISOR", "employee_id": "E102"}, "channel": "mail",
                     "steps": [{"employee_id": "E101", "decision": "SUBJECT", "why": null, "in_place_of": null},
                               {"employee_id": "E102", "decision": "TOLD", "why": "ACTING", "in_place_of": "E010"}]}
                    """)))
    public Preview preview(
            @Parameter(description = "The subject", example = "E101") @QueryParam("employee_id") @NotBlank
                    String employeeId,
            @Parameter(description = "ALERT (default) or REVIEW") @QueryParam("tier") @Nullable Tier tier,
            @Parameter(description = "ISO 8601 time; default now", example = "2026-11-16T20:00:00Z")
                    @QueryParam("at")
                    @Nullable
                    String at) {
        Instant time = at == null ? clock.instant() : parse(at);
        Route route = findRecipient.find(employeeId, time);
        auditTrail.record("preview_routing", employeeId, null);
        Tier requestedTier = tier == null ? Tier.ALERT : tier;
        Notice.Channel channel = requestedTier == Tier.ALERT ? Notice.Channel.MAIL : Notice.Channel.INBOX;
        return new Preview(
                employeeId,
                requestedTier,
                time,
                duty.stateAt(employeeId, time).orElse(null),
                recipient(route),
                channel.name().toLowerCase(Locale.ROOT),
                route.steps());
    }

    private static @Nullable Recipient recipient(Route route) {
        if (route instanceof Route.ToSupervisor found) {
            return Recipient.supervisor(found.supervisor().employeeId());
        }
        return route instanceof Route.ToAdministrators ? Recipient.ADMINISTRATORS : null;
    }

    private static Instant parse(String time) {
        try {
            return OffsetDateTime.parse(time).toInstant();
        } catch (DateTimeException e) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "at is not an ISO 8601 time with offset");
        }
    }
}
