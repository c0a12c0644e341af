package org.dutywatch.ingest.syslog;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.net.InetSocketAddress;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jboss.logging.Logger;

/** Accepts connections, plain or over TLS, of senders that may send. */
final class TcpListener implements OpenListener {
    private static final Logger LOG = Logger.getLogger(TcpListener.class);

    private final Vertx vertx;
    private final Reception reception;
    private final NetServer server;
    private final AtomicInteger connections = new AtomicInteger();

    private TcpListener(Vertx vertx, Reception reception, NetServer server) {
        this.vertx = vertx;
        this.reception = reception;
        this.server = server;
    }

    static Future<OpenListener> open(Vertx vertx, Reception reception) {
        var server = vertx.createNetServer(options(reception.settings().config()));
        var listener = new TcpListener(vertx, reception, server);
        server.connectHandler(listener::connected);
        server.exceptionHandler(listener::notConnected);
        return server.listen().map(listener);
    }

    private static NetServerOptions options(SyslogConfig.Listener config) {
        var options = new NetServerOptions()
                .setHost(config.host())
                .setPort(config.port())
                .setTcpKeepAlive(true);
        if (config.transport() == SyslogTransport.TLS) {
            options.setSsl(true)
                    .setEnabledSecureTransportProtocols(Set.of("TLSv1.2", "TLSv1.3"))
                    .setKeyCertOptions(new PemKeyCertOptions()
                            .setCertPath(config.certificate().orElseThrow().toString())
                            .setKeyPath(config.key().orElseThrow().toString()));
            config.clientCa()
                    .ifPresent(file -> options.setClientAuth(ClientAuth.REQUIRED)
                            .setTrustOptions(new PemTrustOptions().addCertPath(file.toString())));
        }
        return options;
    }

    private void connected(NetSocket socket) {
        String address = socket.remoteAddress().hostAddress();
        var senders = reception.settings().senders();
        if (!senders.allows(
                new InetSocketAddress(address, socket.remoteAddress().port()))) {
            refuse(socket, address, RefusalReason.ADDRESS);
            return;
        }
        boolean showsCertificate = reception.settings().config().clientCa().isPresent();
        Optional<String> sender =
                showsCertificate ? certificate(socket).flatMap(senders::nameOf) : Optional.of(address);
        if (sender.isEmpty()) {
            refuse(socket, address, RefusalReason.CERTIFICATE);
        } else if (connections.incrementAndGet() > reception.settings().config().maxConnections()) {
            connections.decrementAndGet();
            refuse(socket, address, RefusalReason.CONNECTIONS);
        } else {
            var connection = new SyslogConnection(reception, socket, vertx.getOrCreateContext(), sender.get());
            connection.read(connections::decrementAndGet);
        }
    }

    private static Optional<X509Certificate> certificate(NetSocket socket) {
        try {
            Certificate[] shown = socket.sslSession().getPeerCertificates();
            return shown.length > 0 && shown[0] instanceof X509Certificate certificate
                    ? Optional.of(certificate)
                    : Optional.empty();
        } catch (SSLPeerUnverifiedException none) {
            return Optional.empty();
        }
    }

    private void refuse(NetSocket socket, String address, RefusalReason reason) {
        LOG.infof("syslog listener %s refused %s: %s", reception.settings().name(), address, reason.label());
        reception.refused(address, reason);
        socket.close();
    }

    /** A connection that failed before it was open. */
    private void notConnected(Throwable failure) {
        LOG.infof("syslog listener %s: %s", reception.settings().name(), failure.getMessage());
        boolean tls = failure instanceof SSLException || failure.getCause() instanceof SSLException;
        if (tls) {
            reception.refused("unknown address", RefusalReason.TLS);
        }
    }

    @Override
    public int port() {
        return server.actualPort();
    }

    @Override
    public Future<Void> close() {
        return server.close();
    }
}
