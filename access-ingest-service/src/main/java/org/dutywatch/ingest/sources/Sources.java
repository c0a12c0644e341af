package org.dutywatch.ingest.sources;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.ingest.reading.domain.LineFormat;

/** The registered sources, for those who read their lines. */
@ApplicationScoped
public class Sources {
    /** What the id of a source looks like. */
    public static final String ID = "[a-z0-9][a-z0-9-]{0,62}";

    private final Formats formats;

    Sources(Formats formats) {
        this.formats = formats;
    }

    /** The format of each registered source by its id, as the database has it now. */
    public Map<String, LineFormat> formatsById() {
        return QuarkusTransaction.joiningExisting().call(() -> {
            Map<String, LineFormat> byId = new HashMap<>();
            SourceRow.<SourceRow>streamAll()
                    .forEach(row -> formats.named(row.format).ifPresent(format -> byId.put(row.id, format)));
            return byId;
        });
    }

    /** @throws ProblemException NOT_FOUND if nobody registered the source */
    public LineFormat formatOf(String id) {
        LineFormat format = formatsById().get(id);
        if (format == null) {
            throw unknown(id);
        }
        return format;
    }

    static ProblemException unknown(String id) {
        return new ProblemException(
                ProblemType.NOT_FOUND, "there is no source '" + id + "': PUT /api/v1/sources/{id} registers one");
    }
}
