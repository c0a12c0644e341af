package org.dutywatch.compliance.roster.feeds;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Gets a calendar over HTTP: bounded in size and time, and without following anybody elsewhere. */
@ApplicationScoped
class FeedDownload {
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;

    private final FeedsConfig config;
    private final HttpClient client;

    FeedDownload(FeedsConfig config) {
        this.config = config;
        this.client = HttpClient.newBuilder()
                .connectTimeout(config.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(ProxySelector.getDefault())
                .build();
    }

    /**
     * What came.
     *
     * @param calendar null where it is as it was
     */
    record Got(
            byte @Nullable [] calendar,
            @Nullable String etag,
            @Nullable String lastModified) {}

    /** Nothing came; the message never holds the address. */
    static final class Failed extends Exception {
        private static final long serialVersionUID = 1L;

        Failed(String message) {
            super(message);
        }
    }

    Got get(URI address, @Nullable String etag, @Nullable String lastModified) throws Failed {
        String refusal = FeedAddress.refusal(address, config.privateHosts());
        if (refusal != null) {
            throw new Failed(refusal);
        }
        var request = HttpRequest.newBuilder(address)
                .timeout(config.timeout())
                .header("Accept", "text/calendar")
                .header("User-Agent", "dutywatch");
        if (etag != null) {
            request.header("If-None-Match", etag);
        }
        if (lastModified != null) {
            request.header("If-Modified-Since", lastModified);
        }
        // The time of the request ends with its headers; the body is read within the same time once more.
        var reading = CompletableFuture.supplyAsync(() -> send(request.build()));
        try {
            return reading.get(2 * config.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new Failed(
                    e.getCause() instanceof Refused refused
                            ? String.valueOf(refused.getMessage())
                            : "the calendar could not be read");
        } catch (TimeoutException e) {
            reading.cancel(true);
            throw new Failed("the host did not answer in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failed("the fetch was interrupted");
        }
    }

    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    private Got send(HttpRequest request) {
        try {
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                String etag = response.headers().firstValue("ETag").orElse(null);
                String modified = response.headers().firstValue("Last-Modified").orElse(null);
                if (response.statusCode() == NOT_MODIFIED) {
                    return new Got(null, etag, modified);
                }
                if (response.statusCode() != OK) {
                    boolean elsewhere = response.statusCode() / 100 == 3;
                    throw new Refused("the host answered " + response.statusCode()
                            + (elsewhere ? ": redirects are not followed, give the new address" : ""));
                }
                byte[] calendar = body.readNBytes(config.largest() + 1);
                if (calendar.length > config.largest()) {
                    throw new Refused("the calendar is larger than " + config.largest() + " bytes");
                }
                return new Got(calendar, etag, modified);
            }
        } catch (java.net.http.HttpTimeoutException e) {
            throw new Refused("the host did not answer in time");
        } catch (java.net.ConnectException e) {
            throw new Refused("the host cannot be reached");
        } catch (javax.net.ssl.SSLException e) {
            throw new Refused("the host's certificate or encryption is not accepted");
        } catch (IOException e) {
            throw new Refused("the connection broke");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused("the fetch was interrupted");
        }
    }
}
