package org.dutywatch.ingest.catalogue.domain;

/** Which hosts an entry covers. */
public enum HostScope {
    /** The host alone. */
    HOST,
    /** The host and all sub-domains: written with a leading dot, as in Squid's {@code dstdomain}. */
    DOMAIN,
    /** The sub-domains alone, each first one of which belongs to somebody else: written with a leading dot. */
    TENANTS
}
