package org.dutywatch.local.component;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.dutywatch.local.machine.StackFailure;

/** Waits until a component is ready. */
public final class Readiness {
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private Readiness() {}

    /**
     * Waits until the condition is met.
     *
     * @throws StackFailure if the component ends, the wait is interrupted or the time is over; names the log
     */
    public static void await(StackComponent component, Duration timeout, BooleanSupplier isReady) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!isReady.getAsBoolean()) {
            if (Thread.interrupted()) {
                throw new StackFailure("The start of " + component.title() + " was interrupted.");
            }
            if (!component.isAlive()) {
                throw new StackFailure(component.title() + " ended while it started; its log: " + component.log());
            }
            if (System.nanoTime() > deadline) {
                throw new StackFailure(component.title() + " did not become ready within " + timeout.toSeconds()
                        + " s; its log: " + component.log());
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    public static boolean listens(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns whether a GET is answered with 200. */
    public static boolean answers(URI uri) {
        try {
            var request =
                    HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
