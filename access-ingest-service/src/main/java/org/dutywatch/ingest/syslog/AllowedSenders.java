package org.dutywatch.ingest.syslog;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.InetSocketAddress;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/** Who may send lines to a listener. */
final class AllowedSenders {
    private static final int DNS_NAME = 2;

    private final List<IpSubnetFilterRule> networks;
    private final Set<String> clients;

    /**
     * @param addresses addresses and networks; empty: all
     * @param clients names of certificates
     * @throws IllegalArgumentException if an address is none
     */
    AllowedSenders(List<String> addresses, List<String> clients) {
        this.networks = addresses.stream().map(AllowedSenders::network).toList();
        this.clients =
                clients.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    boolean allows(InetSocketAddress address) {
        return networks.isEmpty() || networks.stream().anyMatch(network -> network.matches(address));
    }

    /** The first allowed name of the certificate; empty if it has none. */
    Optional<String> nameOf(X509Certificate certificate) {
        return Stream.concat(commonNames(certificate), dnsNames(certificate))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(clients::contains)
                .findFirst();
    }

    private static IpSubnetFilterRule network(String text) {
        String[] parts = text.strip().split("/", 2);
        byte[] address = NetUtil.createByteArrayFromIpAddressString(parts[0]);
        if (address == null) {
            throw new IllegalArgumentException("'" + text + "' is neither an IP address nor a network");
        }
        int bits = parts.length == 2 ? Integer.parseInt(parts[1]) : address.length * Byte.SIZE;
        return new IpSubnetFilterRule(parts[0], bits, IpFilterRuleType.ACCEPT);
    }

    private static Stream<String> commonNames(X509Certificate certificate) {
        try {
            return new LdapName(certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .filter(part -> part.getType().equalsIgnoreCase("CN"))
                            .map(part -> String.valueOf(part.getValue()));
        } catch (InvalidNameException e) {
            return Stream.empty();
        }
    }

    private static Stream<String> dnsNames(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? Stream.empty()
                    : names.stream()
                            .filter(name -> Integer.valueOf(DNS_NAME).equals(name.get(0)))
                            .map(name -> String.valueOf(name.get(1)));
        } catch (CertificateParsingException e) {
            return Stream.empty();
        }
    }
}
