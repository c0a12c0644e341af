package org.dutywatch.compliance.people.acknowledgements;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.dutywatch.compliance.people.acknowledgements.Acknowledgements.Acknowledgement;
import org.dutywatch.compliance.people.reads.PersonReads;
import org.dutywatch.eventkit.rest.Page;
import org.dutywatch.eventkit.rest.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.jspecify.annotations.Nullable;

/** The register of acknowledged notices. */
@Path("/api/v1/monitoring-notice/acknowledgements")
@Produces(MediaType.APPLICATION_JSON)
@Cache(noStore = true)
@Tag(name = "Monitoring notice")
public class AcknowledgementsResource {
    private final MonitoringNotice notice;
    private final Acknowledgements acknowledgements;
    private final PersonReads reads;

    AcknowledgementsResource(MonitoringNotice notice, Acknowledgements acknowledgements, PersonReads reads) {
        this.notice = notice;
        this.acknowledgements = acknowledgements;
        this.reads = reads;
    }

    /**
     * What an active employee acknowledged last.
     *
     * @param version absent if he acknowledged none, as {@code textSha256} and {@code acknowledgedAt}
     * @param textSha256 of the words that he acknowledged, in UTF-8
     * @param current whether it is the present version
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AcknowledgementResponse(
            String employeeId,
            @Schema(nullable = true) @Nullable String version,
            @Schema(nullable = true) @Nullable String textSha256,
            @Schema(nullable = true) @Nullable Instant acknowledgedAt,
            boolean current) {
        static AcknowledgementResponse of(Acknowledgement one, String version) {
            return new AcknowledgementResponse(
                    one.employeeId(),
                    one.noticeVersion(),
                    one.textSha256(),
                    one.acknowledgedAt(),
                    version.equals(one.noticeVersion()));
        }
    }

    @GET
    @RolesAllowed(Roles.AUDITOR)
    @Transactional
    @Operation(
            summary = "Lists which version of the monitoring notice each active employee acknowledged last, and when",
            description =
                    "By employee id. With missing=true only those who did not acknowledge the present version. The"
                            + " access is recorded for each employee.")
    @APIResponse(responseCode = "200", description = "The register")
    public Page<AcknowledgementResponse> list(
            @QueryParam("missing") @DefaultValue("false") boolean missing,
            @QueryParam("page_token") @DefaultValue("") String after,
            @QueryParam("page_size") @DefaultValue("500") @Min(1) @Max(5000) int size) {
        Page<Acknowledgement> page = Page.first(
                acknowledgements.page(missing, notice.version(), after, size + 1), size, Acknowledgement::employeeId);
        reads.showsById(
                "view_monitoring_acknowledgements",
                null,
                page.items().stream().map(Acknowledgement::employeeId).toList());
        return page.map(one -> AcknowledgementResponse.of(one, notice.version()));
    }
}
