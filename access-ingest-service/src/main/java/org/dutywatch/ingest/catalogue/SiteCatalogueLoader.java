package org.dutywatch.ingest.catalogue;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.dutywatch.ingest.catalogue.domain.EntryScopeRule;
import org.dutywatch.ingest.catalogue.domain.PublicSuffixes;
import org.dutywatch.ingest.catalogue.domain.SiteCatalogue;
import org.dutywatch.ingest.catalogue.domain.SiteCatalogueParser;

/** Loads the catalogue file of the department or, if none is configured, the one that ships with the service. */
@Singleton
public class SiteCatalogueLoader {
    private static final String SHIPPED = "/catalogue/sites.txt";

    private final CatalogueConfig config;
    private final EntryScopeRule scopeRule;

    public SiteCatalogueLoader(CatalogueConfig config, PublicSuffixes suffixes) {
        this.config = config;
        this.scopeRule = new EntryScopeRule(suffixes);
    }

    /** @throws IllegalArgumentException naming what is wrong with the catalogue, also an entry that is too wide */
    @Produces
    @Singleton
    public SiteCatalogue load() {
        try {
            Optional<Path> own = config.file();
            SiteCatalogue catalogue =
                    SiteCatalogueParser.parse(own.isPresent() ? Files.readString(own.get()) : shipped());
            catalogue.entries().forEach(scopeRule::check);
            return catalogue;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The site catalogue cannot be read", unreadable);
        }
    }

    private static String shipped() throws IOException {
        try (InputStream in = SiteCatalogueLoader.class.getResourceAsStream(SHIPPED)) {
            if (in == null) {
                throw new IOException(SHIPPED + " is missing from the service");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
