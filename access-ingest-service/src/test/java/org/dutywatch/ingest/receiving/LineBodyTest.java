package org.dutywatch.ingest.receiving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.dutywatch.eventkit.problem.ProblemException;
import org.junit.jupiter.api.Test;

class LineBodyTest {
    private static final BodyLimits LIMITS = new BodyLimits(256L << 20, 250);

    @Test
    void shouldRefuseABombOfEachEncodingBeforeItIsUnpacked() throws IOException {
        byte[] hundredMegabytes = new byte[100 << 20];

        assertThatThrownBy(() -> unpack("gzip", gzip(hundredMegabytes)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("250 times");
        assertThatThrownBy(() -> unpack("zstd", Zstd.compress(hundredMegabytes)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("250 times");
    }

    @Test
    void shouldUnpackASmallBodyWhateverItsRatio() throws IOException {
        byte[] oneMegabyte = new byte[1 << 20];

        assertThat(unpack("gzip", gzip(oneMegabyte))).isEqualTo(oneMegabyte);
        assertThat(unpack("zstd", Zstd.compress(oneMegabyte))).isEqualTo(oneMegabyte);
    }

    @Test
    void shouldReadAllFilesOfABodyEvenIfTheNextOneHasNotArrivedYet() throws IOException {
        byte[] one = "one\n".getBytes(StandardCharsets.US_ASCII);
        byte[] two = "two\n".getBytes(StandardCharsets.US_ASCII);

        assertThat(unpack("gzip", concat(gzip(one), gzip(two)))).asString().isEqualTo("one\ntwo\n");
        assertThat(unpack("zstd", concat(Zstd.compress(one), Zstd.compress(two))))
                .asString()
                .isEqualTo("one\ntwo\n");
    }

    private static byte[] unpack(String encoding, byte[] body) throws IOException {
        try (var plain = LineBody.of(new BytewiseStream(body), encoding, LIMITS)) {
            return plain.readAllBytes();
        }
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }

    private static byte[] concat(byte[] one, byte[] two) throws IOException {
        var out = new ByteArrayOutputStream();
        out.write(one);
        out.write(two);
        return out.toByteArray();
    }

    /** As the stream of a request: each read gives what has arrived, and nothing is known to be available. */
    private static final class BytewiseStream extends InputStream {
        private final ByteArrayInputStream bytes;

        BytewiseStream(byte[] bytes) {
            this.bytes = new ByteArrayInputStream(bytes);
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            return bytes.read(into, offset, Math.min(length, 10));
        }

        @Override
        public int available() {
            return 0;
        }
    }
}
