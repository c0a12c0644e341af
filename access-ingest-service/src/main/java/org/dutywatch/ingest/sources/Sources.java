package org.dutywatch.ingest.sources;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.ingest.attribution.domain.OwnDomains;
import org.dutywatch.ingest.reading.domain.LineFormat;

/** Finds registered sources. */
@ApplicationScoped
public class Sources {
    /** Pattern of a source id. */
    public static final String ID_PATTERN = "[a-z0-9][a-z0-9-]{0,62}";

    private final Formats formats;

    Sources(Formats formats) {
        this.formats = formats;
    }

    /** The registered sources by id, read from the database. */
    public Map<String, RegisteredSource> byId() {
        return QuarkusTransaction.joiningExisting().call(() -> {
            Map<String, RegisteredSource> byId = new HashMap<>();
            SourceRow.<SourceRow>streamAll()
                    .forEach(row ->
                            formats.byName(row.format).ifPresent(format -> byId.put(row.id, registered(row, format))));
            return byId;
        });
    }

    private static RegisteredSource registered(SourceRow row, LineFormat format) {
        return new RegisteredSource(
                row.id,
                format,
                IdentityMethods.of(row.identity),
                OwnDomains.of(row.domains, row.bareNames),
                row.namesVersion,
                Set.copyOf(row.feeders),
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
