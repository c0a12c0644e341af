package org.dutywatch.compliance.bundles.format;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A key as text: base 64 between two lines that say what it is. */
final class Pem {
    private Pem() {}

    /** @throws IllegalArgumentException if there is no such block */
    static byte[] read(String label, String pem) {
        String begin = "-----BEGIN " + label + "-----";
        String end = "-----END " + label + "-----";
        int from = pem.indexOf(begin);
        int to = pem.indexOf(end);
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("there is no PEM block " + label);
        }
        return Base64.getDecoder()
                .decode(pem.substring(from + begin.length(), to).replaceAll("\\s", ""));
    }

    static String write(String label, byte[] der) {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }
}
