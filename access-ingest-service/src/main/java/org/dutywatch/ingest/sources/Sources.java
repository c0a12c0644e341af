package org.dutywatch.ingest.sources;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.ingest.attribution.domain.OwnDomains;
import org.dutywatch.ingest.reading.domain.LineFormat;
import org.dutywatch.ingest.sources.LineAge.ApprovedBulkLoad;

/** Finds registered sources. */
@ApplicationScoped
public class Sources {
    /** Pattern of a source id. */
    public static final String ID_PATTERN = "[a-z0-9][a-z0-9-]{0,62}";

    private final Formats formats;
    private final LineAges lineAges;

    Sources(Formats formats, LineAges lineAges) {
        this.formats = formats;
        this.lineAges = lineAges;
    }

    /** The registered sources by id, read from the database. */
    public Map<String, RegisteredSource> byId() {
        return QuarkusTransaction.joiningExisting().call(() -> {
            Map<String, RegisteredSource> byId = new HashMap<>();
            Map<String, List<ApprovedBulkLoad>> bulkLoads = lineAges.bulkLoads();
            SourceRow.<SourceRow>streamAll()
                    .forEach(row -> formats.of(row.format, row.options())
                            .ifPresent(format -> byId.put(
                                    row.id, registered(row, format, bulkLoads.getOrDefault(row.id, List.of())))));
            return byId;
        });
    }

    private RegisteredSource registered(SourceRow row, LineFormat format, List<ApprovedBulkLoad> bulkLoads) {
        return new RegisteredSource(
                row.id,
                format,
                IdentityMethods.of(row.identity),
                OwnDomains.of(row.domains, row.bareNames),
                row.namesVersion,
                Set.copyOf(row.feeders),
                lineAges.of(row, bulkLoads),
                row.relayEscapes);
    }

    /** @throws ProblemException NOT_FOUND if the source is not registered */
    public RegisteredSource get(String id) {
        RegisteredSource source = byId().get(id);
        if (source == null) {
            throw notFound(id);
        }
        return source;
    }

    static ProblemException notFound(String id) {
        return new ProblemException(
                ProblemType.NOT_FOUND, "source '" + id + "' is not registered: PUT /api/v1/sources/{id} registers it");
    }
}
