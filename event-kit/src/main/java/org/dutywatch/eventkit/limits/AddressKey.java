package org.dutywatch.eventkit.limits;

import io.netty.util.NetUtil;
import java.util.HexFormat;

/** By what an address is limited: the whole address of IPv4; of IPv6 the network, in which one line has 2^64 addresses. */
final class AddressKey {
    private static final int IPV6_BYTES = 16;
    private static final int NETWORK_BYTES = 8;

    private AddressKey() {}

    /** @param address an IP address, or whatever else a proxy stated */
    static String of(String address) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        return bytes != null && bytes.length == IPV6_BYTES
                ? HexFormat.of().formatHex(bytes, 0, NETWORK_BYTES) + "/64"
                : address;
    }
}
