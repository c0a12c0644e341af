package org.dutywatch.compliance.model.evidence;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Reads what {@link PackWriter} wrote. */
final class PackReader {
    /** Preset dictionary for deflate: texts that most packs contain. It is part of format 1 and must never change. */
    static final byte[] DICTIONARY =
            ("DEVICELEASEUSERNAMEFLOWTUNNELURLSHORTENERAUTHPIXELWIDGETMEDIACDNMESSAGING_POLLAPP_API"
                            + "PAGEHEADCONNECTPOSTGEThttps2026-01-01bundled-squidreddittiktokinstagramyoutubetwitterfacebook"
                            + "www.linkedin.comwww.reddit.comwww.tiktok.comwww.instagram.comi.ytimg.comgooglevideo.com"
                            + "www.youtube.comx.comabs.twimg.comscontent.xx.fbcdn.netstatic.xx.fbcdn.netwww.facebook.com")
                    .getBytes(StandardCharsets.US_ASCII);

    private final byte[] bytes;
    private int at;

    PackReader(byte[] bytes, int from) {
        this.bytes = bytes;
        this.at = from;
    }

    int readByte() {
        if (at >= bytes.length) {
            throw new IllegalArgumentException("packed evidence ends too early");
        }
        return bytes[at++] & 0xFF;
    }

    long readVarint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = readByte();
            value |= (long) (next & 0x7F) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new IllegalArgumentException("packed evidence contains a number that is too long");
    }

    long[] readVarints(int count) {
        long[] numbers = new long[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = readVarint();
        }
        return numbers;
    }

    int readInt() {
        return readByte() << 24 | readByte() << 16 | readByte() << 8 | readByte();
    }

    String readText() {
        int length = (int) readVarint();
        return new String(bytes, skip(length), length, StandardCharsets.UTF_8);
    }

    String readId() {
        int from = skip(16);
        return HexFormat.of().formatHex(bytes, from, from + 16);
    }

    <T> List<T> readMany(int count, Supplier<T> read) {
        List<T> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(read.get());
        }
        return all;
    }

    /** A reader of the rest, inflated. */
    PackReader readInflated() {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setDictionary(DICTIONARY);
            inflater.setInput(bytes, at, bytes.length - at);
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            byte[] buffer = new byte[4096];
            while (!inflater.finished()) {
                int read = inflater.inflate(buffer);
                if (read == 0 && !inflater.finished()) {
                    throw new IllegalArgumentException("packed evidence ends too early");
                }
                body.write(buffer, 0, read);
            }
            return new PackReader(body.toByteArray(), 0);
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("packed evidence is damaged", e);
        } finally {
            inflater.end();
        }
    }

    private int skip(int length) {
        int from = at;
        if (length < 0 || length > bytes.length - from) {
            throw new IllegalArgumentException("packed evidence ends too early");
        }
        at += length;
        return from;
    }
}
