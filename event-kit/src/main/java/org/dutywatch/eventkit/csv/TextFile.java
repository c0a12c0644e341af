package org.dutywatch.eventkit.csv;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;

/** Decodes the bytes of an uploaded text file. */
public final class TextFile {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private TextFile() {}

    /**
     * The text of a file in UTF-8, or in UTF-16 as spreadsheets export it, without a byte order mark.
     *
     * @throws ProblemException INVALID_REQUEST if it has bytes that are not of its encoding
     */
    public static String decode(byte[] file) {
        Charset encoding = encoding(file);
        try {
            String text = encoding.newDecoder().decode(ByteBuffer.wrap(file)).toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
        } catch (CharacterCodingException e) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "the file is not " + encoding);
        }
    }

    /**
     * The encoding of a file: UTF-16 if it begins with a byte order mark of UTF-16 or with two ASCII characters in
     * UTF-16, else UTF-8.
     */
    public static Charset encoding(byte[] file) {
        if (startsWith(file, 0xFF, 0xFE) || hasNulAt(file, 1, 3)) {
            return StandardCharsets.UTF_16LE;
        }
        return startsWith(file, 0xFE, 0xFF) || hasNulAt(file, 0, 2)
                ? StandardCharsets.UTF_16BE
                : StandardCharsets.UTF_8;
    }

    private static boolean startsWith(byte[] file, int first, int second) {
        return file.length >= 2 && (file[0] & 0xFF) == first && (file[1] & 0xFF) == second;
    }

    /** Whether of the first four bytes these two are 0, and no others. */
    private static boolean hasNulAt(byte[] file, int one, int other) {
        return file.length >= 4 && IntStream.range(0, 4).allMatch(at -> (file[at] == 0) == (at == one || at == other));
    }
}
