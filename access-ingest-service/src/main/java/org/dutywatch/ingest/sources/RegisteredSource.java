package org.dutywatch.ingest.sources;

import java.util.Set;
import org.dutywatch.ingest.attribution.domain.IdentityMethod;
import org.dutywatch.ingest.attribution.domain.OwnDomains;
import org.dutywatch.ingest.reading.domain.LineFormat;

/**
 * A registered source, with what is needed to read its lines.
 *
 * @param identityMethods the methods by which persons in its lines are identified; never empty
 * @param ownDomains which user names in its lines are the department's
 * @param namesVersion increases with every change of {@code ownDomains}
 * @param feeders the OIDC clients that may send its lines over HTTP
 * @param lineAge up to which age its lines are evidence
 * @param relayEscapes whether a syslog relay wrote {@code #012} for the newlines between lines of a record
 */
public record RegisteredSource(
        String id,
        LineFormat format,
        Set<IdentityMethod> identityMethods,
        OwnDomains ownDomains,
        long namesVersion,
        Set<String> feeders,
        LineAge lineAge,
        boolean relayEscapes) {}
