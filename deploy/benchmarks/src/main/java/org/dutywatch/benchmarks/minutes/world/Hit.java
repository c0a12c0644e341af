package org.dutywatch.benchmarks.minutes.world;

/**
 * One request of a browser.
 *
 * @param at seconds since the start of the simulated time
 * @param lasts duration in seconds
 * @param bytes size of the response
 * @param type media type of the response
 */
record Hit(double at, double lasts, String method, String host, String path, int status, long bytes, String type) {

    static Hit get(double at, String host, String path, double bytes, String type) {
        return new Hit(at, duration(bytes), "GET", host, path, 200, Math.max(87, (long) bytes), type);
    }

    static Hit post(double at, String host, String path, double bytes, String type) {
        return new Hit(at, duration(bytes), "POST", host, path, 200, Math.max(87, (long) bytes), type);
    }

    /** The same request with another duration: a long poll. */
    Hit hanging(double seconds) {
        return new Hit(at, seconds, method, host, path, status, bytes, type);
    }

    /** The same request with another status code and response size. */
    Hit answered(int code, long size) {
        return new Hit(at, lasts, method, host, path, code, size, type);
    }

    double end() {
        return at + lasts;
    }

    private static double duration(double bytes) {
        return 0.06 + bytes / 1_300_000;
    }
}
