package org.dutywatch.compliance.rules.regulations;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * The catalogue of regulations, read from {@code regulations.json}.
 *
 * @param order number and title of the order
 * @param revised the revision of the order that the catalogue describes
 * @param review how often the order itself is to be reviewed
 * @param items in the order of the clauses
 */
public record Regulations(String order, String revised, String review, List<Regulation> items) {
    private static final String FILE = "/regulations.json";

    public static final Regulations CATALOGUE = read();

    public Regulations {
        items = List.copyOf(items);
    }

    public Optional<Regulation> find(String clause) {
        return items.stream()
                .filter(regulation -> regulation.clause().equals(clause))
                .findFirst();
    }

    /** @throws IllegalArgumentException where the catalogue has no such clause */
    public Regulation clause(String clause) {
        return find(clause).orElseThrow(() -> new IllegalArgumentException("no clause " + clause));
    }

    private static Regulations read() {
        var json = JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build();
        try (InputStream file = Regulations.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("there is no " + FILE);
            }
            return json.readValue(file, Regulations.class);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE, e);
        }
    }
}
