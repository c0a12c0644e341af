package org.dutywatch.ingest.catalogue.domain;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A hash table of hosts that looks bytes up without making a string. The hash is computed from the last byte to the
 * first: at every dot it is the hash of the domain to the right, so one pass looks up all domains above a host.
 */
final class HostTable {
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    /** Not monitored, although an entry for a wider domain covers it. */
    private static final MonitoredHost EXCLUDED =
            new MonitoredHost(new Site("", "", SiteCategory.MEDIA), HostRole.SHORTENER);

    /** What the entries of one host say; null if they say nothing. */
    private static final class Slot {
        final byte[] host;
        final long hash;

        /** About the host, from an entry for it alone. */
        @Nullable
        MonitoredHost alone;

        /** About the host, from an entry with its sub-domains. */
        @Nullable
        MonitoredHost own;

        /** About its sub-domains. */
        @Nullable
        MonitoredHost below;

        Slot(byte[] host, long hash) {
            this.host = host;
            this.hash = hash;
        }
    }

    private final @Nullable Slot[] slots;
    private final int mask;

    HostTable(List<CatalogueEntry> entries) {
        int size = Integer.highestOneBit(Math.max(16, entries.size() * 8));
        slots = new Slot[size];
        mask = size - 1;
        for (CatalogueEntry entry : entries) {
            add(slotFor(entry.host().getBytes(StandardCharsets.US_ASCII)), entry);
        }
    }

    private static void add(Slot slot, CatalogueEntry entry) {
        MonitoredHost host = entry.monitored();
        switch (entry.scope()) {
            case HOST -> slot.alone = host == null ? EXCLUDED : host;
            case DOMAIN -> {
                slot.own = host == null ? EXCLUDED : host;
                slot.below = host == null ? EXCLUDED : host.asUnnamed();
            }
            case TENANTS -> slot.below = host == null ? EXCLUDED : host.asTenantBelow(entry.host());
        }
    }

    /** As {@link SiteCatalogue#find}. */
    @Nullable
    MonitoredHost find(byte[] bytes, int from, int to) {
        long hash = 0;
        MonitoredHost found = null;
        for (int i = to - 1; i >= from; i--) {
            int b = bytes[i];
            if (b == '.') {
                Slot above = lookup(hash, bytes, i + 1, to);
                if (above != null && above.below != null) {
                    found = above.below;
                }
            }
            hash = step(hash, b);
        }
        Slot slot = lookup(hash, bytes, from, to);
        if (slot != null && slot.alone != null) {
            found = slot.alone;
        } else if (slot != null && slot.own != null) {
            found = slot.own;
        }
        return found == EXCLUDED ? null : found;
    }

    private @Nullable Slot lookup(long hash, byte[] bytes, int from, int to) {
        for (int i = index(hash); ; i = i + 1 & mask) {
            Slot slot = slots[i];
            if (slot == null) {
                return null;
            }
            if (slot.hash == hash && same(slot.host, bytes, from, to)) {
                return slot;
            }
        }
    }

    private Slot slotFor(byte[] host) {
        long hash = 0;
        for (int i = host.length - 1; i >= 0; i--) {
            hash = step(hash, host[i]);
        }
        int i = index(hash);
        for (Slot slot = slots[i]; slot != null; slot = slots[i]) {
            if (slot.hash == hash && same(slot.host, host, 0, host.length)) {
                return slot;
            }
            i = i + 1 & mask;
        }
        Slot added = new Slot(host, hash);
        slots[i] = added;
        return added;
    }

    private int index(long hash) {
        return (int) (hash >>> 32) & mask;
    }

    private static long step(long hash, int b) {
        return (hash ^ lower(b)) * MULTIPLIER;
    }

    private static boolean same(byte[] host, byte[] bytes, int from, int to) {
        if (to - from != host.length) {
            return false;
        }
        for (int i = 0; i < host.length; i++) {
            if (host[i] != lower(bytes[from + i])) {
                return false;
            }
        }
        return true;
    }

    static int lower(int b) {
        return b >= 'A' && b <= 'Z' ? b + 32 : b;
    }
}
