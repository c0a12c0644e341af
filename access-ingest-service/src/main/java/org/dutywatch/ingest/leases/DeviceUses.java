package org.dutywatch.ingest.leases;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dutywatch.ingest.attribution.domain.DeviceNames;
import org.dutywatch.ingest.leases.FedLeases.FedLease;

/** At which addresses devices were, and when: a change of who had a device concerns the accesses of these addresses. */
public final class DeviceUses {
    private final Map<String, List<AffectedInterval>> byDevice;

    public DeviceUses(Collection<FedLease> leases) {
        byDevice = leases.stream()
                .flatMap(lease -> Stream.of(lease.mac(), lease.host())
                        .filter(device -> !device.isEmpty())
                        .map(device -> Map.entry(
                                device, new AffectedInterval(lease.address(), lease.startAt(), lease.endAt()))))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** The times of addresses that change with this time of an address or a device. */
    public Stream<AffectedInterval> ofAddresses(AffectedInterval changed) {
        if (!DeviceNames.isDevice(changed.address())) {
            return Stream.of(changed);
        }
        Function<AffectedInterval, AffectedInterval> both = use -> new AffectedInterval(
                use.address(),
                use.from().isAfter(changed.from()) ? use.from() : changed.from(),
                use.to().isBefore(changed.to()) ? use.to() : changed.to());
        return byDevice.getOrDefault(changed.address(), List.of()).stream()
                .map(both)
                .filter(time -> time.from().isBefore(time.to()));
    }
}
