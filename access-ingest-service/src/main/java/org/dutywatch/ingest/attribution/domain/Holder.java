package org.dutywatch.ingest.attribution.domain;

/** Who or what has an address or a device for some time. */
public sealed interface Holder {
    /** One person. */
    record Person(UserName name) implements Holder {}

    /**
     * No single person, so that accesses are nobody's.
     *
     * @param reason {@code shared_terminal}; {@code nat}: a device behind which many others are; {@code
     *     unassigned_vehicle}: the terminal of a vehicle, which belongs to whoever it is assigned to at the time
     */
    record Nobody(String reason) implements Holder {}

    /**
     * A device, whose holder is looked up.
     *
     * @param mac as {@link DeviceNames#ofMac} writes it; empty if only the host name is known
     * @param host as {@link DeviceNames#ofHost} writes it; empty if only the MAC address is known
     */
    record Device(String mac, String host) implements Holder {}

    Nobody SHARED = new Nobody("shared_terminal");
    Nobody NAT = new Nobody("nat");
    Nobody VEHICLE = new Nobody("unassigned_vehicle");
}
