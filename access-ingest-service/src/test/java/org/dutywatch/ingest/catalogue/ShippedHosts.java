package org.dutywatch.ingest.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import org.dutywatch.ingest.catalogue.domain.MonitoredHost;
import org.dutywatch.ingest.catalogue.domain.SiteCatalogue;

/** What the shipped catalogue says of hosts. */
public final class ShippedHosts {
    public static final SiteCatalogue CATALOGUE =
            new SiteCatalogueLoader(Optional::empty, new GuavaPublicSuffixes()).load();

    private ShippedHosts() {}

    static Optional<MonitoredHost> find(String host) {
        byte[] bytes = host.getBytes(UTF_8);
        return Optional.ofNullable(CATALOGUE.find(bytes, 0, bytes.length));
    }
}
