package org.dutywatch.compliance.evidence.domain;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/** Bytes of a pack, as they grow. */
final class PackWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    void raw(int oneByte) {
        out.write(oneByte);
    }

    /** Seven bits a byte, the lowest first; what is below 128 takes one. */
    void number(long value) {
        if (value < 0) {
            throw new IllegalArgumentException("not packed: " + value);
        }
        long rest = value;
        while (rest >= 0x80) {
            out.write((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    void optional(@Nullable Number value) {
        number(value == null ? 0 : Math.addExact(value.longValue(), 1));
    }

    void fixed(int value) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            out.write(value >>> shift);
        }
    }

    void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        out.writeBytes(bytes);
    }

    /** @param hex 32 digits */
    void id(String hex) {
        out.writeBytes(HexFormat.of().parseHex(hex));
    }

    /** All bytes so far, and then those of {@code body}, made smaller. */
    byte[] withDeflated(PackWriter body) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setDictionary(PackReader.FAMILIAR);
            deflater.setInput(body.out.toByteArray());
            deflater.finish();
            byte[] buffer = new byte[1024];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }
}
