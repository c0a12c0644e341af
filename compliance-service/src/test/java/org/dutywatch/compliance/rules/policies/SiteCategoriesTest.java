package org.dutywatch.compliance.rules.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The site categories must match the site catalogue of the access-ingest-service. */
class SiteCategoriesTest {
    private static final Path CATALOGUE = Path.of("../access-ingest-service/src/main/resources/catalogue/sites.txt");

    @Test
    void shouldKnowTheCategoryOfEverySiteOfTheCatalogue() throws IOException {
        SortedMap<String, Set<String>> catalogue = new TreeMap<>();
        for (String line : Files.readAllLines(CATALOGUE)) {
            if (line.startsWith("site ")) {
                String[] words = line.split("\\s+");
                catalogue.computeIfAbsent(words[2], category -> new TreeSet<>()).add(words[1]);
            }
        }

        var categories = new SiteCategories();

        assertThat(categories.names()).isEqualTo(catalogue.keySet());
        catalogue.forEach((category, sites) ->
                assertThat(categories.sitesOf(category)).as(category).contains(sites));
        assertThat(categories.sitesOf("GAMES")).isEmpty();
    }
}
