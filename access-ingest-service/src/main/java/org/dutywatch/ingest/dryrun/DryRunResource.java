package org.dutywatch.ingest.dryrun;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Page;
import org.dutywatch.eventkit.rest.Roles;
import org.dutywatch.ingest.browsing.domain.BrowsingMemoryLimits;
import org.dutywatch.ingest.browsing.domain.UnmonitoredBrowsing;
import org.dutywatch.ingest.lines.AccessReaders;
import org.dutywatch.ingest.lines.CountedOutcome;
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

/** Answers with the outcome that lines would have. Stores, publishes and counts nothing. */
@Path("/api/v1/sources/{id}/dry-run")
@Tag(name = "Lines")
public class DryRunResource {
    private static final int LIMIT = 1024 * 1024;

    private final Sources sources;
    private final AccessReaders readers;
    private final Clock clock;

    DryRunResource(Sources sources, AccessReaders readers, Clock clock) {
        this.sources = sources;
        this.readers = readers;
        this.clock = clock;
    }

    /**
     * The outcome that one line would have.
     *
     * @param line number of the line among the lines that are not empty, from 1
     * @param detail what is wrong with a malformed line; null for other outcomes
     * @param observation the observation that would be published, of an access or of a denial by policy; null for other
     *     outcomes. Its intervals since an unmonitored page are computed from the lines of the dry run alone
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
            summary = "The outcome that these lines would have",
            description = "Role: network-admin. Up to 1 MiB of lines; nothing is stored, published or counted.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "200", description = "One item for each line, in order")
    @APIResponse(responseCode = "404", description = "The source is not registered")
    @APIResponse(responseCode = "413", description = "More than 1 MiB")
    public Page<DryRunLine> dryRun(String id, InputStream body) throws IOException {
        var source = sources.get(id);
        byte[] bytes = body.readNBytes(LIMIT + 1);
        if (bytes.length > LIMIT) {
            throw new ProblemException(ProblemType.TOO_LARGE, "a dry run reads at most " + LIMIT + " bytes of lines");
        }
        readers.refresh();
        var reader =
                readers.readerFor(source, new UnmonitoredBrowsing<>(BrowsingMemoryLimits.DEFAULT), readers.leases());
        Instant now = clock.instant();
        reader.accept(source.lineAge().accepted(now, now));
        // The first pass records unmonitored pages, whose lines may follow the access. The second pass answers.
        forEachLine(bytes, reader, outcome -> {});
        List<DryRunLine> answers = new ArrayList<>();
        forEachLine(bytes, reader, outcome -> answers.add(dryRunLine(answers.size() + 1, outcome)));
        return Page.all(answers);
    }

    private static void forEachLine(byte[] bytes, AccessReader reader, Consumer<LineOutcome> then) {
        reader.beginRecord(null);
        var lines = new LineSplitter(bytes);
        while (lines.next()) {
            then.accept(reader.read(bytes, lines.from(), lines.to()));
        }
    }

    private static DryRunLine dryRunLine(int line, LineOutcome outcome) {
        return new DryRunLine(
                line,
                CountedOutcome.of(outcome).label(),
                outcome.reason(),
                outcome instanceof LineOutcome.Malformed malformed ? malformed.detail() : null,
                outcome.observation());
    }
}
