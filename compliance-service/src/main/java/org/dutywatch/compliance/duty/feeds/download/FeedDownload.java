package org.dutywatch.compliance.duty.feeds.download;

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
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Downloads a calendar over HTTP, bounded in size and time. Redirects are not followed. */
@ApplicationScoped
public class FeedDownload {
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
     * The answer of the host.
     *
     * @param calendar null if the host answered that it has not changed (304)
     * @param etag the ETag header, for the next conditional request; null if there is none
     * @param lastModified the Last-Modified header, for the next conditional request; null if there is none
     */
    public record DownloadedCalendar(
            byte @Nullable [] calendar,
            @Nullable String etag,
            @Nullable String lastModified) {}

    /** The download failed. The message is the reason; it never contains the address. */
    public static final class DownloadFailed extends Exception {
        private static final long serialVersionUID = 1L;

        DownloadFailed(String message) {
            super(message);
        }
    }

    /**
     * @param etag sent as If-None-Match; null sends none
     * @param lastModified sent as If-Modified-Since; null sends none
     * @throws DownloadFailed if the address is not allowed, the host cannot be reached or is too slow, it answers
     *     neither 200 nor 304, or the calendar is too large
     */
    public DownloadedCalendar get(URI address, @Nullable String etag, @Nullable String lastModified)
            throws DownloadFailed {
        String refusal = FeedAddress.refusal(address, config.privateHosts());
        if (refusal != null) {
            throw new DownloadFailed(refusal);
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
        // The timeout of the request ends with the headers. This wait bounds the time for the body, too.
        var body = new AtomicReference<@Nullable InputStream>();
        var download = CompletableFuture.supplyAsync(() -> send(request.build(), body));
        try {
            return download.get(2 * config.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new DownloadFailed(
                    e.getCause() instanceof SendFailed failed
                            ? String.valueOf(failed.getMessage())
                            : "the calendar could not be read");
        } catch (TimeoutException e) {
            close(body.get());
            throw new DownloadFailed("the host did not answer in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DownloadFailed("the fetch was interrupted");
        }
    }

    /** Ends the connection, so that the thread that reads from a slow host ends, too. */
    private static void close(@Nullable InputStream body) {
        if (body != null) {
            try {
                body.close();
            } catch (IOException e) {
                // The connection is given up anyway.
            }
        }
    }

    /** Passes the reason of a failure out of the asynchronous task. */
    private static final class SendFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        SendFailed(String message) {
            super(message);
        }
    }

    private DownloadedCalendar send(HttpRequest request, AtomicReference<@Nullable InputStream> reading) {
        try {
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                reading.set(body);
                String etag = response.headers().firstValue("ETag").orElse(null);
                String modified = response.headers().firstValue("Last-Modified").orElse(null);
                if (response.statusCode() == NOT_MODIFIED) {
                    return new DownloadedCalendar(null, etag, modified);
                }
                if (response.statusCode() != OK) {
                    boolean redirected = response.statusCode() / 100 == 3;
                    throw new SendFailed("the host answered " + response.statusCode()
                            + (redirected ? ": redirects are not followed, give the new address" : ""));
                }
                byte[] calendar = body.readNBytes(config.largest() + 1);
                if (calendar.length > config.largest()) {
                    throw new SendFailed("the calendar is larger than " + config.largest() + " bytes");
                }
                return new DownloadedCalendar(calendar, etag, modified);
            }
        } catch (java.net.http.HttpTimeoutException e) {
            throw new SendFailed("the host did not answer in time");
        } catch (java.net.ConnectException e) {
            throw new SendFailed("the host cannot be reached");
        } catch (javax.net.ssl.SSLException e) {
            throw new SendFailed("the host's certificate or encryption is not accepted");
        } catch (IOException e) {
            throw new SendFailed("the connection broke");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SendFailed("the fetch was interrupted");
        }
    }
}
