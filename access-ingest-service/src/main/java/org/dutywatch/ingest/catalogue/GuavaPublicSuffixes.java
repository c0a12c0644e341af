package org.dutywatch.ingest.catalogue;

import com.google.common.net.InternetDomainName;
import jakarta.inject.Singleton;
import org.dutywatch.ingest.catalogue.domain.PublicSuffixes;

/** The public suffix list as Guava carries it; no look-up leaves the service. */
@Singleton
public class GuavaPublicSuffixes implements PublicSuffixes {
    @Override
    public Kind kindOf(String domain) {
        InternetDomainName name = InternetDomainName.from(domain);
        if (name.isRegistrySuffix()) {
            return Kind.REGISTRY;
        }
        return name.isPublicSuffix() ? Kind.PLATFORM : Kind.NONE;
    }
}
