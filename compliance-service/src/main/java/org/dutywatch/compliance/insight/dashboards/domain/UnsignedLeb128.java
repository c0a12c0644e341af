package org.dutywatch.compliance.insight.dashboards.domain;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Non-negative numbers as unsigned LEB128: seven bits per byte, lowest bits first; every byte but the last of a number
 * has its highest bit set.
 */
final class UnsignedLeb128 {
    private UnsignedLeb128() {}

    static final class Writer {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        void write(long number) {
            long rest = number;
            for (; rest > 127; rest >>>= 7) {
                out.write((int) ((rest & 127) | 128));
            }
            out.write((int) rest);
        }

        void write(byte[] text) {
            out.writeBytes(text);
        }

        byte[] bytes() {
            return out.toByteArray();
        }
    }

    static final class Reader {
        private final byte[] bytes;
        private int next;

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        long read() {
            long number = 0;
            for (int shift = 0; ; shift += 7) {
                byte one = bytes[next++];
                number |= (one & 127L) << shift;
                if (one >= 0) {
                    return number;
                }
            }
        }

        String text(int length) {
            next += length;
            return new String(bytes, next - length, length, StandardCharsets.UTF_8);
        }
    }
}
