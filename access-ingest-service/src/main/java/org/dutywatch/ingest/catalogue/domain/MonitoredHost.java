package org.dutywatch.ingest.catalogue.domain;

import java.util.List;

/**
 * Site and role of a monitored host.
 *
 * @param paths paths that have another role; the first that matches decides
 * @param tenantsBelow in bytes: the length of the domain whose sub-domains belong to different tenants, of which this host
 *     is one; 0 if it is not a tenant's
 * @param unnamed whether this is a sub-domain that the catalogue does not name; its role is that of the domain above
 */
public record MonitoredHost(Site site, HostRole role, List<PathRule> paths, int tenantsBelow, boolean unnamed) {
    public MonitoredHost {
        paths = List.copyOf(paths);
    }

    public MonitoredHost(Site site, HostRole role) {
        this(site, role, List.of(), 0, false);
    }

    MonitoredHost withPaths(List<PathRule> rules) {
        return new MonitoredHost(site, role, rules, tenantsBelow, unnamed);
    }

    MonitoredHost asTenantBelow(String domain) {
        return new MonitoredHost(site, role, paths, domain.length(), false);
    }

    MonitoredHost asUnnamed() {
        return new MonitoredHost(site, role, paths, tenantsBelow, true);
    }

    /**
     * The role of a request to this host.
     *
     * @param from first byte of the path
     * @param to one past its last byte; a query and what follows is ignored
     */
    public HostRole roleOf(byte[] bytes, int from, int to) {
        if (paths.isEmpty()) {
            return role;
        }
        int end = PathRule.pathEnd(bytes, from, to);
        for (int i = 0; i < paths.size(); i++) {
            PathRule rule = paths.get(i);
            if (rule.matches(bytes, from, end)) {
                return rule.role();
            }
        }
        return role;
    }
}
