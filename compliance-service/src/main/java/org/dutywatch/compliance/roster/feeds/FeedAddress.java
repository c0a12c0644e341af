package org.dutywatch.compliance.roster.feeds;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * Where a feed may be fetched from: https, and no host inside the own network, so that nobody reads through this service
 * what only this service can reach. Says never what the address is.
 */
final class FeedAddress {
    private FeedAddress() {}

    /**
     * Why nothing is fetched from there; null where it is. A host whose name leads elsewhere from one look to the next is
     * caught only if it does so at this look: the network should let the service out through a proxy that checks, too.
     */
    static @Nullable String refusal(URI address, boolean privateHosts) {
        String host = address.getHost();
        boolean https = "https".equalsIgnoreCase(address.getScheme());
        if (host == null || (!https && !"http".equalsIgnoreCase(address.getScheme()))) {
            return "url is not an https address";
        }
        if (address.getUserInfo() != null) {
            return "url holds a user name";
        }
        InetAddress[] all;
        try {
            all = InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            return "the host is unknown";
        }
        for (InetAddress one : all) {
            if (!privateHosts && isPrivate(one)) {
                return "the host is not a public one";
            }
            if (!https && !(privateHosts && one.isLoopbackAddress())) {
                return "url is not an https address";
            }
        }
        return null;
    }

    static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean six = bytes.length == 16;
        // fc00::/7; 100.64.0.0/10, behind carriers; 0.0.0.0/8.
        boolean uniqueLocal = six && (bytes[0] & 0xfe) == 0xfc;
        boolean carrier = !six && (bytes[0] & 0xff) == 100 && (bytes[1] & 0xc0) == 64;
        boolean thisNetwork = !six && bytes[0] == 0;
        // 64:ff9b::/96 and 2002::/16 carry an address of the old kind, which might be any.
        boolean translated =
                six && ((bytes[0] == 0 && (bytes[1] & 0xff) == 0x64) || (bytes[0] == 0x20 && bytes[1] == 0x02));
        return address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || uniqueLocal
                || carrier
                || thisNetwork
                || translated;
    }
}
