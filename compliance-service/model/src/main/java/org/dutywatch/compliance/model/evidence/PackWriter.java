package org.dutywatch.compliance.model.evidence;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/** Writes the bytes of a pack. */
final class PackWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    void writeByte(int oneByte) {
        out.write(oneByte);
    }

    /** Writes a varint: seven bits in each byte, the lowest first. */
    void writeVarint(long value) {
        if (value < 0) {
            throw new IllegalArgumentException("a negative number cannot be packed: " + value);
        }
        long rest = value;
        while (rest >= 0x80) {
            out.write((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    /** Writes a varint: 0 for null, otherwise the value plus one. */
    void writeOptional(@Nullable Number value) {
        writeVarint(value == null ? 0 : Math.addExact(value.longValue(), 1));
    }

    /** Writes four bytes, the highest first. */
    void writeInt(int value) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            out.write(value >>> shift);
        }
    }

    /** Writes the length in bytes and the UTF-8 bytes. */
    void writeText(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        writeVarint(bytes.length);
        out.writeBytes(bytes);
    }

    /** @param hex 32 digits */
    void writeId(String hex) {
        out.writeBytes(HexFormat.of().parseHex(hex));
    }

    /** All bytes so far, followed by the deflated bytes of {@code body}. */
    byte[] withDeflated(PackWriter body) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setDictionary(PackReader.DICTIONARY);
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
