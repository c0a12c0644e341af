package org.dutywatch.compliance.model.bundles.signing;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Reads and writes keys in PEM: base 64 between a BEGIN and an END line that hold a label. */
final class Pem {
    private Pem() {}

    /**
     * @param label such as {@code PUBLIC KEY}
     * @return the decoded bytes
     * @throws IllegalArgumentException if the text has no block with this label, or the block is not base 64
     */
    static byte[] read(String label, String pem) {
        String begin = "-----BEGIN " + label + "-----";
        String end = "-----END " + label + "-----";
        int from = pem.indexOf(begin);
        int to = pem.indexOf(end);
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("there is no PEM block with the label " + label);
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
