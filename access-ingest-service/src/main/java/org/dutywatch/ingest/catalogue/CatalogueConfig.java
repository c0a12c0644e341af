package org.dutywatch.ingest.catalogue;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Settings of the site catalogue. */
@ConfigMapping(prefix = "dutywatch.catalogue")
public interface CatalogueConfig {
    /**
     * Path of the department's own catalogue file, which replaces the one that ships with the service. Default: none.
     */
    Optional<Path> file();
}
