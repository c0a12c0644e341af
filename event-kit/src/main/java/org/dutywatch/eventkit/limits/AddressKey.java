package org.dutywatch.eventkit.limits;

import io.netty.util.NetUtil;
import java.util.Arrays;
import java.util.HexFormat;

/** By what an address is limited: the whole address of IPv4; of IPv6 the network, in which one line has 2^64 addresses. */
final class AddressKey {
    private static final int IPV6_BYTES = 16;
    private static final int NETWORK_BYTES = 8;
    private static final int IPV4_OFFSET = 12;
    private static final byte[] IPV4_PREFIX = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

    private AddressKey() {}

    /** @param address an IP address, or whatever else a proxy stated */
    static String of(String address) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        if (bytes == null || bytes.length != IPV6_BYTES) {
            return address;
        }
        return isIpv4(bytes)
                ? NetUtil.bytesToIpAddress(bytes, IPV4_OFFSET, IPV6_BYTES - IPV4_OFFSET)
                : HexFormat.of().formatHex(bytes, 0, NETWORK_BYTES) + "/64";
    }

    /** As a proxy that listens on IPv6 states an address of IPv4: {@code ::ffff:192.0.2.1}. All of them are one network. */
    private static boolean isIpv4(byte[] bytes) {
        return Arrays.mismatch(bytes, 0, IPV4_OFFSET, IPV4_PREFIX, 0, IPV4_OFFSET) < 0;
    }
}
