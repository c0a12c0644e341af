package org.dutywatch.benchmarks.minutes.world;

/**
 * One request as a browser makes it, before anybody logs it.
 *
 * @param at seconds since the begin of the simulated time
 * @param lasts seconds
 * @param type media type of the answer
 */
record Hit(double at, double lasts, String method, String host, String path, int status, long bytes, String type) {

    static Hit get(double at, String host, String path, double bytes, String type) {
        return new Hit(at, took(bytes), "GET", host, path, 200, Math.max(87, (long) bytes), type);
    }

    static Hit post(double at, String host, String path, double bytes, String type) {
        return new Hit(at, took(bytes), "POST", host, path, 200, Math.max(87, (long) bytes), type);
    }

    Hit hanging(double seconds) {
        return new Hit(at, seconds, method, host, path, status, bytes, type);
    }

    Hit answered(int code, long size) {
        return new Hit(at, lasts, method, host, path, code, size, type);
    }

    double end() {
        return at + lasts;
    }

    private static double took(double bytes) {
        return 0.06 + bytes / 1_300_000;
    }
}
