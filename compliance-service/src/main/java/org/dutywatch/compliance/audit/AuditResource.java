package org.dutywatch.compliance.audit;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dutywatch.eventkit.audit.AuditTrail;
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
    private static final String NDJSON = "application/x-ndjson";

    private final AuditTrailReader reader;
    private final AuditTrail audit;
    private final ObjectMapper json;

    AuditResource(AuditTrailReader reader, AuditTrail audit, ObjectMapper json) {
        this.reader = reader;
        this.audit = audit;
        this.json = json;
    }

    @GET
    @Operation(summary = "Lists who did or viewed what, the newest first")
    public Page<AuditResponse> list(
            @QueryParam("actor") @Nullable String actor,
            @QueryParam("subject") @Nullable String subject,
            @QueryParam("outcome") @Nullable String outcome,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("page_token") @Nullable String pageToken,
            @QueryParam("page_size") @DefaultValue("200") @Min(1) @Max(1000) int size) {
        var filter = new AuditTrailReader.AuditFilter(actor, subject, outcome, time("from", from), time("to", to));
        var after = pageToken == null ? null : PageToken.read(pageToken);
        var records = reader.page(filter, after, size + 1);
        // Without a subject: it is no look at the person, but at who looked.
        audit.record("view_audit", null, criteria(actor, subject, outcome), Math.min(size, records.size()));
        return Page.of(
                records,
                size,
                record -> new PageToken(record.entry().at(), record.entry().auditId()),
                AuditResponse::of);
    }

    @GET
    @Path("/verify")
    @Operation(summary = "Computes the whole hash chain again and names the first record that does not fit")
    public AuditTrailReader.ChainVerification verify() {
        return reader.verify();
    }

    @GET
    @Path("/export")
    @Produces(NDJSON)
    @Operation(
            summary = "The whole trail, a JSON object a line, the oldest first; deploy/verifier verifies it offline",
            description =
                    "The objects are those of the list. Read the file and the signed heads together. If the trail is"
                            + " purged meanwhile, the answer breaks off: export again.")
    public StreamingOutput export() {
        audit.record("export_audit", null, null);
        return out -> {
            // Jackson would close the stream of the response after each object.
            var lines = json.writer().without(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            reader.forEach(record -> write(out, lines, AuditResponse.of(record)));
        };
    }

    private static void write(OutputStream out, ObjectWriter lines, AuditResponse response) {
        try {
            lines.writeValue(out, response);
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable String criteria(
            @Nullable String actor, @Nullable String subject, @Nullable String outcome) {
        String given = Stream.of(
                        criterion("actor", actor), criterion("subject", subject), criterion("outcome", outcome))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        return given.isEmpty() ? null : given;
    }

    private static Optional<String> criterion(String name, @Nullable String value) {
        return Optional.ofNullable(value).map(given -> name + " " + given);
    }

    private static @Nullable Instant time(String parameter, @Nullable String text) {
        return text == null ? null : TimeRange.time(parameter, text);
    }
}
