import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * Serves every web site on the loopback address, over HTTP and HTTPS: a path with a known extension is an asset of 20
 * kB, any other an HTML document of 40 kB. Run as {@code java Origin.java HTTP_PORT TLS_PORT KEYSTORE}.
 */
public class Origin {
    private static final char[] PASSWORD = "changeit".toCharArray();

    public static void main(String[] args) throws Exception {
        HttpServer clear = HttpServer.create(loopback(args[0]), 0);
        HttpsServer secured = HttpsServer.create(loopback(args[1]), 0);
        secured.setHttpsConfigurator(new HttpsConfigurator(tls(Path.of(args[2]))));
        for (HttpServer server : new HttpServer[] {clear, secured}) {
            server.createContext("/", Origin::answer);
            server.setExecutor(Executors.newFixedThreadPool(8));
            server.start();
        }
    }

    private static InetSocketAddress loopback(String port) {
        return new InetSocketAddress("127.0.0.1", Integer.parseInt(port));
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String type = typeOf(path);
        byte[] body = new byte[type.startsWith("text/html") ? 40_000 : 20_000];
        Arrays.fill(body, (byte) 'x');
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        try (exchange) {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String typeOf(String path) {
        if (path.endsWith(".js")) {
            return "application/javascript";
        }
        if (path.endsWith(".css")) {
            return "text/css";
        }
        return path.endsWith(".jpg") ? "image/jpeg" : "text/html; charset=utf-8";
    }

    private static SSLContext tls(Path keystore) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keystore)) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
