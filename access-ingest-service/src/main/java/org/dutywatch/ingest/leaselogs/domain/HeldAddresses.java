package org.dutywatch.ingest.leaselogs.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dutywatch.ingest.attribution.domain.Holder;
import org.dutywatch.ingest.leaseformats.domain.LeaseClaim;
import org.jspecify.annotations.Nullable;

/**
 * Works out who or what held one address from all claims of a log about it. The same claims give the same answer in
 * whatever order they come, and however often. A later claim of a holder replaces what the earlier one said of the end.
 * A server gives an address to one device only, so a grant ends what other devices had. Sessions do not end each other:
 * two at once are ambiguous.
 */
public final class HeldAddresses {
    private static final Comparator<LeaseClaim> ORDER = Comparator.comparing(LeaseClaim::at)
            .thenComparing(LeaseClaim::until)
            .thenComparing(LeaseClaim::from)
            .thenComparing(claim -> String.valueOf(claim.holder()))
            .thenComparing(LeaseClaim::session);

    private final Map<Key, HeldAddress> open = new LinkedHashMap<>();
    private final List<HeldAddress> closed = new ArrayList<>();

    private HeldAddresses() {}

    /** A device is the same as long as its MAC address is, or its host name if that is all that is known. */
    private record Key(Object holder, String session) {
        static Key of(Holder holder, String session) {
            return holder instanceof Holder.Device device && !device.mac().isEmpty()
                    ? new Key(device.mac(), session)
                    : new Key(holder, session);
        }
    }

    /** @param claims of one address and one feed */
    public static List<HeldAddress> of(Collection<LeaseClaim> claims) {
        var held = new HeldAddresses();
        claims.stream().sorted(ORDER).distinct().forEach(held::add);
        held.closed.addAll(held.open.values());
        return held.closed.stream()
                .filter(one -> one.start().isBefore(one.end()))
                .toList();
    }

    private void add(LeaseClaim claim) {
        Holder holder = claim.holder();
        if (holder == null) {
            List.copyOf(open.keySet()).forEach(key -> close(key, claim.at()));
            return;
        }
        Key key = Key.of(holder, claim.session());
        if (claim.isGrantToDevice()) {
            open.entrySet().stream()
                    .filter(entry -> entry.getValue().holder() instanceof Holder.Device)
                    .map(Map.Entry::getKey)
                    .filter(other -> !other.equals(key))
                    .toList()
                    .forEach(other -> close(other, claim.at()));
        }
        HeldAddress before = open.get(key);
        if (before != null && (claim.from().isAfter(before.end()) || isRenamed(before.holder(), holder))) {
            close(key, claim.at());
            before = null;
        }
        if (before == null) {
            open.put(key, new HeldAddress(holder, claim.session(), claim.from(), claim.until()));
        } else {
            open.put(key, extended(before, claim, holder));
        }
    }

    private void close(Key key, Instant at) {
        HeldAddress held = open.remove(key);
        if (held != null) {
            Instant end = held.end().isBefore(at) ? held.end() : at;
            closed.add(new HeldAddress(held.holder(), held.session(), held.start(), end));
        }
    }

    private static HeldAddress extended(HeldAddress before, LeaseClaim claim, Holder holder) {
        Instant start = claim.from().isBefore(before.start()) ? claim.from() : before.start();
        boolean named = !host(before.holder()).isEmpty() || host(holder).isEmpty();
        return new HeldAddress(named ? before.holder() : holder, before.session(), start, claim.until());
    }

    /** Whether the device has another host name now. A line without one says nothing of it. */
    private static boolean isRenamed(@Nullable Holder before, Holder now) {
        String one = host(before);
        String other = host(now);
        return !one.isEmpty() && !other.isEmpty() && !one.equals(other);
    }

    private static String host(@Nullable Holder holder) {
        return holder instanceof Holder.Device device ? device.host() : "";
    }
}
