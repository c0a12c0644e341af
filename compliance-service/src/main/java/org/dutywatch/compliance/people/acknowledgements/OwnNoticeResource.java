package org.dutywatch.compliance.people.acknowledgements;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.dutywatch.compliance.identity.OwnEmployee;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Caller;
import org.dutywatch.eventkit.rest.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.jspecify.annotations.Nullable;

/** Shows an employee the notice that browsing on duty is measured, and lets him acknowledge it. */
@Path("/api/v1/me/monitoring-notice")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.EMPLOYEE, Roles.SUPERVISOR, Roles.ROSTER_ADMIN, Roles.ADMINISTRATOR, Roles.CHIEF, Roles.AUDITOR})
@Cache(noStore = true)
@Tag(name = "Monitoring notice")
public class OwnNoticeResource {
    private final MonitoringNotice notice;
    private final Acknowledgements acknowledgements;
    private final OwnEmployee ownEmployee;
    private final Caller caller;
    private final AuditTrail audit;
    private final Clock clock;

    OwnNoticeResource(
            MonitoringNotice notice,
            Acknowledgements acknowledgements,
            OwnEmployee ownEmployee,
            Caller caller,
            AuditTrail audit,
            Clock clock) {
        this.notice = notice;
        this.acknowledgements = acknowledgements;
        this.ownEmployee = ownEmployee;
        this.caller = caller;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The notice in its present version.
     *
     * @param acknowledgedAt when you acknowledged this version; absent if you did not
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OwnNoticeResponse(
            String version,
            String text,
            @Schema(nullable = true) @Nullable Instant acknowledgedAt) {}

    /** @param version of the notice that you read */
    public record AcknowledgeNoticeRequest(
            @NotBlank @Size(max = 50) @Schema(examples = "2026-11-30")
            String version) {}

    @GET
    @Transactional
    @Operation(summary = "Shows the notice that browsing on duty is measured, and whether you acknowledged it")
    @APIResponse(responseCode = "200", description = "The notice")
    @APIResponse(responseCode = "403", description = "Your login is linked to no employee")
    public OwnNoticeResponse show() {
        return response(self());
    }

    @POST
    @Path("/acknowledge")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(summary = "Acknowledges the notice; repeating it changes nothing")
    @APIResponse(responseCode = "200", description = "The notice, with the time of your first acknowledgement")
    @APIResponse(responseCode = "403", description = "Your login is linked to no employee")
    @APIResponse(responseCode = "409", description = "There is a newer version of the notice: read it first")
    public OwnNoticeResponse acknowledge(@NotNull @Valid AcknowledgeNoticeRequest request) {
        String self = self();
        if (!request.version().equals(notice.version())) {
            throw new ProblemException(
                    ProblemType.CONFLICT, "version: the notice is now of version " + notice.version());
        }
        if (acknowledgements.at(self, notice.version()).isEmpty()) {
            var login = caller.login().orElseThrow(OwnNoticeResource::notLinked);
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            acknowledgements.add(self, notice.version(), notice.sha256(), login, now);
            audit.record("acknowledge_monitoring_notice", self, "version " + notice.version());
        }
        return response(self);
    }

    private OwnNoticeResponse response(String self) {
        return new OwnNoticeResponse(
                notice.version(),
                notice.text(),
                acknowledgements.at(self, notice.version()).orElse(null));
    }

    private String self() {
        return ownEmployee.id().orElseThrow(OwnNoticeResource::notLinked);
    }

    private static ProblemException notLinked() {
        return new ProblemException(ProblemType.FORBIDDEN, "your user is linked to no employee");
    }
}
