package org.dutywatch.ingest.attribution.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All leases, in memory. Immutable. */
public final class InMemoryLeases implements Leases {
    private final Map<String, List<Lease>> byAddress;

    public InMemoryLeases(Collection<Lease> leases) {
        byAddress = leases.stream().collect(Collectors.groupingBy(Lease::address));
    }

    @Override
    public List<Lease> of(String address, Instant from, Instant to) {
        return byAddress.getOrDefault(address, List.of()).stream()
                .filter(lease -> lease.overlaps(from, to))
                .toList();
    }
}
