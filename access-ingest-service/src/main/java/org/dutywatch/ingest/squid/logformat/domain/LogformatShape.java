package org.dutywatch.ingest.squid.logformat.domain;

/** Which bytes a field holds. */
enum LogformatShape {
    DIGITS("0123456789-"),
    FRACTION("0123456789.-"),
    ADDRESS("0123456789abcdefABCDEF.:-"),
    CAPITALS("ABCDEFGHIJKLMNOPQRSTUVWXYZ_-"),
    NAME("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"),
    /** Text that a client or site chooses. */
    TEXT(""),
    /** A time as strftime writes it. */
    TIME("");

    private final boolean[] allowed = new boolean[256];

    LogformatShape(String bytes) {
        for (int i = 0; i < bytes.length(); i++) {
            allowed[bytes.charAt(i)] = true;
        }
    }

    /** Which bytes a field of this shape may hold; not for {@link #TEXT} and {@link #TIME}. */
    boolean[] allowed() {
        return allowed;
    }

    boolean allows(char c) {
        return c < allowed.length && allowed[c];
    }
}
