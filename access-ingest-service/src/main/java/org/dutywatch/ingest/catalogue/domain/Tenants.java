package org.dutywatch.ingest.catalogue.domain;

/** Compares the tenants of a platform of personal pages, whose hosts share a domain. */
final class Tenants {
    private Tenants() {}

    /**
     * Whether both hosts are of one tenant.
     *
     * @param bytes of both hosts, each of which has this domain at its end
     * @param domain its length in bytes
     */
    static boolean same(byte[] bytes, int from, int to, int otherFrom, int otherTo, int domain) {
        int start = tenantFrom(bytes, from, to - domain - 1);
        int otherStart = tenantFrom(bytes, otherFrom, otherTo - domain - 1);
        if (to - start != otherTo - otherStart) {
            return false;
        }
        for (int i = 0; i < to - start; i++) {
            if (HostTable.lower(bytes[start + i]) != HostTable.lower(bytes[otherStart + i])) {
                return false;
            }
        }
        return true;
    }

    private static int tenantFrom(byte[] bytes, int from, int dot) {
        int start = dot;
        while (start > from && bytes[start - 1] != '.') {
            start--;
        }
        return start;
    }
}
