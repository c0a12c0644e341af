package org.dutywatch.compliance.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.dutywatch.eventkit.rest.Page;
import org.dutywatch.eventkit.rest.PageToken;
import org.dutywatch.eventkit.rest.Roles;
import org.dutywatch.eventkit.rest.TimeRange;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/audit")
@Tag(name = "Audit")
@RolesAllowed(Roles.AUDITOR)
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {
    private final AuditTrailReader reader;

    AuditResource(AuditTrailReader reader) {
        this.reader = reader;
    }

    @GET
    @Operation(summary = "Lists who did or viewed what, the newest first")
    public Page<AuditResponse> list(
            @QueryParam("actor") @Nullable String actor,
            @QueryParam("subject") @Nullable String subject,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("page_token") @Nullable String pageToken,
            @QueryParam("page_size") @DefaultValue("200") @Min(1) @Max(1000) int size) {
        var filter = new AuditTrailReader.AuditFilter(actor, subject, time("from", from), time("to", to));
        var after = pageToken == null ? null : PageToken.read(pageToken);
        return Page.of(
                reader.page(filter, after, size + 1),
                size,
                AuditTrailReader.ChainedRecord::position,
                AuditResponse::of);
    }

    @GET
    @Path("/verify")
    @Operation(summary = "Computes the whole hash chain again and names the first record that does not fit")
    public AuditTrailReader.ChainVerification verify() {
        return reader.verify();
    }

    private static @Nullable Instant time(String parameter, @Nullable String text) {
        return text == null ? null : TimeRange.time(parameter, text);
    }
}
