package org.dutywatch.compliance.duty.feeds.download;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * Decides from which addresses a feed may be fetched: over https only, and from no host inside the own network, so that
 * nobody can use this service to read what only this service can reach. A refusal never contains the address, because
 * the address is a secret.
 */
public final class FeedAddress {
    private FeedAddress() {}

    /**
     * Why the address is refused; null if it is allowed. The HTTP client resolves the host name again, so a name that
     * resolves to another address the second time (DNS rebinding) is not caught here: the network should let this
     * service out only through a proxy that checks, too.
     *
     * @param privateHosts whether hosts with private addresses are allowed, and loopback without TLS
     */
    public static @Nullable String refusal(URI address, boolean privateHosts) {
        String host = address.getHost();
        boolean https = "https".equalsIgnoreCase(address.getScheme());
        if (host == null || (!https && !"http".equalsIgnoreCase(address.getScheme()))) {
            return "url is not an https address";
        }
        if (address.getUserInfo() != null) {
            return "url contains a user name";
        }
        InetAddress[] addresses;
        try {
            addresses = InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            return "the host is unknown";
        }
        for (InetAddress resolved : addresses) {
            if (!privateHosts && isPrivate(resolved)) {
                return "the host is not public";
            }
            if (!https && !(privateHosts && resolved.isLoopbackAddress())) {
                return "url is not an https address";
            }
        }
        return null;
    }

    static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean ipv6 = bytes.length == 16;
        // fc00::/7 (unique local); 100.64.0.0/10 (carrier-grade NAT); 0.0.0.0/8 (this network).
        boolean uniqueLocal = ipv6 && (bytes[0] & 0xfe) == 0xfc;
        boolean carrierNat = !ipv6 && (bytes[0] & 0xff) == 100 && (bytes[1] & 0xc0) == 64;
        boolean thisNetwork = !ipv6 && bytes[0] == 0;
        // 64:ff9b::/96 (NAT64) and 2002::/16 (6to4) embed an IPv4 address, which might be a private one.
        boolean embedsIpv4 =
                ipv6 && ((bytes[0] == 0 && (bytes[1] & 0xff) == 0x64) || (bytes[0] == 0x20 && bytes[1] == 0x02));
        return address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || uniqueLocal
                || carrierNat
                || thisNetwork
                || embedsIpv4;
    }
}
