package org.dutywatch.compliance.rules.policies;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The monitored sites of each site category, read from {@code site-categories.txt}: one category a line, then its
 * sites.
 */
@ApplicationScoped
public class SiteCategories {
    private static final String FILE = "/site-categories.txt";

    private final SortedMap<String, Set<String>> sites = new TreeMap<>();

    SiteCategories() {
        for (String line : lines()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                List<String> words = List.of(line.trim().split("\\s+"));
                sites.computeIfAbsent(words.get(0), category -> new TreeSet<>()).addAll(words.subList(1, words.size()));
            }
        }
    }

    private static List<String> lines() {
        try (InputStream file = SiteCategories.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("there is no " + FILE);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE, e);
        }
    }

    /** @return empty if there is no such category */
    public Optional<Set<String>> sitesOf(String category) {
        return Optional.ofNullable(sites.get(category)).map(Set::copyOf);
    }

    public Set<String> names() {
        return Set.copyOf(sites.keySet());
    }
}
