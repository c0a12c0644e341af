package org.dutywatch.compliance.duty.feeds.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a host on this machine. */
class FeedDownloadTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final FeedDownload download = new FeedDownload(new Settings());
    private HttpServer host;

    @BeforeEach
    void startHost() throws IOException {
        host = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        host.setExecutor(threads);
        host.start();
    }

    @AfterEach
    void stopHost() {
        host.stop(0);
        threads.shutdownNow();
    }

    @Test
    void shouldReturnTheCalendarWithItsTag() throws Exception {
        answer(exchange -> {
            exchange.getResponseHeaders().add("ETag", "\"7\"");
            byte[] body = "BEGIN:VCALENDAR".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });

        var downloaded = download.get(address(), null, null);

        assertThat(downloaded.calendar()).asString().isEqualTo("BEGIN:VCALENDAR");
        assertThat(downloaded.etag()).isEqualTo("\"7\"");
    }

    @Test
    void shouldGiveUpAHostThatSendsAByteNowAndThenAndEndTheConnection() throws Exception {
        var connectionEnded = new CountDownLatch(1);
        answer(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            sendBytesUntilTheConnectionEnds(exchange, connectionEnded);
        });

        assertThatThrownBy(() -> download.get(address(), null, null))
                .isInstanceOf(FeedDownload.DownloadFailed.class)
                .hasMessage("the host did not answer in time");
        assertThat(connectionEnded.await(30, TimeUnit.SECONDS)).isTrue();
    }

    private static void sendBytesUntilTheConnectionEnds(HttpExchange exchange, CountDownLatch ended) {
        try (var body = exchange.getResponseBody()) {
            while (!Thread.currentThread().isInterrupted()) {
                body.write('x');
                body.flush();
                TimeUnit.MILLISECONDS.sleep(10);
            }
        } catch (IOException e) {
            ended.countDown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpHandler handler) {
        host.createContext("/roster.ics", handler);
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + host.getAddress().getPort() + "/roster.ics");
    }

    private static final class Settings implements FeedsConfig {
        @Override
        public Optional<Path> keyFile() {
            return Optional.empty();
        }

        @Override
        public Optional<String> key() {
            return Optional.empty();
        }

        @Override
        public String lookEvery() {
            return "off";
        }

        @Override
        public Duration timeout() {
            return Duration.ofMillis(500);
        }

        @Override
        public int largest() {
            return 1_000_000;
        }

        @Override
        public boolean privateHosts() {
            return true;
        }

        @Override
        public Duration past() {
            return Duration.ofDays(31);
        }

        @Override
        public Duration ahead() {
            return Duration.ofDays(400);
        }
    }
}
