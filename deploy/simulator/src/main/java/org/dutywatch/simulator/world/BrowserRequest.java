package org.dutywatch.simulator.world;

/**
 * One request of a browser.
 *
 * @param at seconds since the start of the simulated time
 * @param durationSeconds duration in seconds
 * @param bytes size of the response
 * @param type media type of the response
 */
record BrowserRequest(
        double at,
        double durationSeconds,
        String method,
        String host,
        String path,
        int status,
        long bytes,
        String type) {

    static BrowserRequest get(double at, String host, String path, double bytes, String type) {
        return new BrowserRequest(at, duration(bytes), "GET", host, path, 200, Math.max(87, (long) bytes), type);
    }

    static BrowserRequest post(double at, String host, String path, double bytes, String type) {
        return new BrowserRequest(at, duration(bytes), "POST", host, path, 200, Math.max(87, (long) bytes), type);
    }

    /** The same request with another duration: a long poll. */
    BrowserRequest withDuration(double seconds) {
        return new BrowserRequest(at, seconds, method, host, path, status, bytes, type);
    }

    /** The same request with another status code and response size. */
    BrowserRequest withResponse(int code, long size) {
        return new BrowserRequest(at, durationSeconds, method, host, path, code, size, type);
    }

    double end() {
        return at + durationSeconds;
    }

    private static double duration(double bytes) {
        return 0.06 + bytes / 1_300_000;
    }
}
