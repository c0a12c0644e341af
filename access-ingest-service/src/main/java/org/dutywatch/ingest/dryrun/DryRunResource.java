package org.dutywatch.ingest.dryrun;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Page;
import org.dutywatch.ingest.Roles;
import org.dutywatch.ingest.catalogue.domain.SiteCatalogue;
import org.dutywatch.ingest.directory.KnownEmployees;
import org.dutywatch.ingest.lines.Outcome;
import org.dutywatch.ingest.reading.domain.AccessObservation;
import org.dutywatch.ingest.reading.domain.AccessReader;
import org.dutywatch.ingest.reading.domain.LineOutcome;
import org.dutywatch.ingest.reading.domain.LineSplitter;
import org.dutywatch.ingest.sources.Sources;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Says what would become of lines; stores, sends and counts nothing. */
@Path("/api/v1/sources/{id}/dry-run")
@Tag(name = "Lines")
public class DryRunResource {
    private static final int LIMIT = 1024 * 1024;

    private final Sources sources;
    private final SiteCatalogue catalogue;
    private final KnownEmployees employees;

    DryRunResource(Sources sources, SiteCatalogue catalogue, KnownEmployees employees) {
        this.sources = sources;
        this.catalogue = catalogue;
        this.employees = employees;
    }

    /**
     * What would become of one line.
     *
     * @param line its place among the lines that are not empty, from 1
     * @param detail what is wrong with a malformed line
     * @param observation what an observed line would tell
     */
    public record DryRunLine(
            int line,

            @Schema(examples = "observed", description = "observed, not_monitored, denied, unattributed or malformed")
            String outcome,

            @Schema(examples = "access") String reason,
            @Nullable String detail,
            @Nullable AccessObservation observation) {}

    @POST
    @Blocking
    @RolesAllowed(Roles.NETWORK_ADMIN)
    @Consumes(MediaType.TEXT_PLAIN)
    @Operation(
            operationId = "dryRunLines",
            summary = "What would become of these lines",
            description = "Role: network-admin. Up to 1 MiB of lines; nothing is stored, sent or counted.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "200", description = "One item a line, in order")
    @APIResponse(responseCode = "404", description = "Nobody registered the source")
    @APIResponse(responseCode = "413", description = "More than 1 MiB")
    public Page<DryRunLine> dryRun(String id, InputStream body) throws IOException {
        var format = sources.formatOf(id);
        byte[] bytes = body.readNBytes(LIMIT + 1);
        if (bytes.length > LIMIT) {
            throw new ProblemException(ProblemType.TOO_LARGE, "a dry run takes at most " + LIMIT + " bytes of lines");
        }
        employees.refresh();
        var reader = new AccessReader(format, catalogue, employees, id);
        var lines = new LineSplitter(bytes);
        List<DryRunLine> answers = new ArrayList<>();
        while (lines.next()) {
            answers.add(answer(answers.size() + 1, reader.read(bytes, lines.from(), lines.to())));
        }
        return Page.all(answers);
    }

    private static DryRunLine answer(int line, LineOutcome outcome) {
        return new DryRunLine(
                line,
                Outcome.of(outcome).label(),
                outcome.reason(),
                outcome instanceof LineOutcome.Malformed malformed ? malformed.detail() : null,
                outcome instanceof LineOutcome.Observed observed ? observed.observation() : null);
    }
}
