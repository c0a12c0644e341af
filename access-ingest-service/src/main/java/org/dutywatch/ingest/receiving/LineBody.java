package org.dutywatch.ingest.receiving;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request as plain bytes: decompresses while it is read, and fails beyond the allowed size, or if far more
 * comes out of it than of any log. A body may be several compressed files one after the other.
 */
final class LineBody extends FilterInputStream {
    private static final int DECODER_BUFFER = 65_536;

    /** A zstd window of at most 8 MiB (enough for all levels except --ultra and --long), so that memory is bounded. */
    private static final int LARGEST_ZSTD_WINDOW_LOG = 23;

    private final @Nullable CompressedBytes compressed;
    private final BodyLimits limits;
    private long read;

    private LineBody(InputStream plain, @Nullable CompressedBytes compressed, BodyLimits limits) {
        super(plain);
        this.compressed = compressed;
        this.limits = limits;
    }

    /**
     * Opens a body.
     *
     * @param encoding value of Content-Encoding; null if absent
     * @throws ProblemException if the encoding is unknown or the body does not begin with its header
     */
    static LineBody of(InputStream body, @Nullable String encoding, BodyLimits limits) throws IOException {
        String name = encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT);
        if (name.isEmpty() || name.equals("identity")) {
            return new LineBody(body, null, limits);
        }
        var compressed = new CompressedBytes(body);
        try {
            return new LineBody(decoder(compressed, name), compressed, limits);
        } catch (ZipException | EOFException e) {
            throw broken(e);
        }
    }

    private static InputStream decoder(CompressedBytes body, String encoding) throws IOException {
        switch (encoding) {
            case "gzip", "x-gzip":
                return new GZIPInputStream(body, DECODER_BUFFER);
            case "zstd":
                var zstd = new ZstdInputStreamNoFinalizer(body);
                zstd.setLongMax(LARGEST_ZSTD_WINDOW_LOG);
                return zstd;
            default:
                throw new ProblemException(
                        ProblemType.UNSUPPORTED_MEDIA_TYPE,
                        "Content-Encoding '" + encoding + "' is not supported: send gzip, zstd or none");
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count;
        try {
            count = super.read(into, offset, length);
        } catch (ZipException | EOFException | com.github.luben.zstd.ZstdIOException e) {
            throw broken(e);
        }
        read += Math.max(count, 0);
        if (read > limits.size()) {
            throw tooLarge(limits.size());
        }
        if (compressed != null && limits.isBomb(compressed.count(), read)) {
            throw new ProblemException(
                    ProblemType.TOO_LARGE,
                    "the body decompresses to more than " + limits.ratio()
                            + " times its size, which is no log: send it less compressed, or plain");
        }
        return count;
    }

    static ProblemException tooLarge(long limit) {
        return new ProblemException(
                ProblemType.TOO_LARGE,
                "a request holds at most " + limit
                        + " bytes of lines: send several requests. Lines may be sent again, an access counts once");
    }

    private static ProblemException broken(IOException e) {
        return new ProblemException(ProblemType.INVALID_REQUEST, "the compressed body is broken: " + e.getMessage());
    }
}
