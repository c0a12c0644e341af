package org.dutywatch.compliance.evidence.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.dutywatch.compliance.attention.domain.AccessObservation;
import org.dutywatch.compliance.attention.domain.PageElsewhere;
import org.dutywatch.compliance.time.domain.Interval;
import org.jspecify.annotations.Nullable;

/**
 * The binary format of observations. A table row takes about 250 bytes with its indexes, most of them repeated values;
 * here an observation takes about 30 bytes, of which its id takes 16.
 *
 * <p>Format 1: the byte 1, the number of observations, their ids (16 bytes each), and then, deflated: the texts, the
 * distinct shapes ({@link AccessShape}: references to texts, status, flags), the distinct series (4 bytes each), and
 * column by column: the shape, the start in milliseconds since the previous start, the duration in milliseconds, the
 * bytes down, and then the bytes up, the series and both times since an unmonitored page, where 0 means null and any
 * other value is stored plus one. Numbers are varints. Observations are sorted by start. A format that was ever written
 * must stay readable.
 */
public final class EvidencePack {
    private static final int FORMAT = 1;
    private static final Comparator<AccessObservation> ORDER =
            Comparator.comparing((AccessObservation one) -> one.time().start()).thenComparing(AccessObservation::id);

    private EvidencePack() {}

    /**
     * The same set always gives the same bytes.
     *
     * @param hour start of the hour; no observation may begin earlier
     */
    public static byte[] pack(Instant hour, Collection<AccessObservation> observations) {
        List<AccessObservation> rows = new ArrayList<>(observations);
        rows.sort(ORDER);
        PackWriter out = new PackWriter();
        out.raw(FORMAT);
        out.number(rows.size());
        rows.forEach(one -> out.id(one.id()));
        PackWriter body = new PackWriter();
        List<AccessShape> shapes = rows.stream().map(AccessShape::of).toList();
        List<AccessShape> distinct = shapes.stream().distinct().toList();
        writeShapes(body, distinct);
        writeColumns(body, hour, rows, new Codes<>(distinct), shapes);
        return out.withDeflated(body);
    }

    private static void writeShapes(PackWriter body, List<AccessShape> distinct) {
        List<String> texts = distinct.stream()
                .flatMap(shape -> shape.texts().stream())
                .distinct()
                .toList();
        Codes<String> codes = new Codes<>(texts);
        body.number(texts.size());
        texts.forEach(body::text);
        body.number(distinct.size());
        for (AccessShape shape : distinct) {
            shape.texts().forEach(text -> body.number(codes.of(text)));
            body.number(shape.status());
            body.number(shape.flags());
        }
    }

    private static void writeColumns(
            PackWriter body,
            Instant hour,
            List<AccessObservation> rows,
            Codes<AccessShape> codes,
            List<AccessShape> shapes) {
        List<Integer> series = rows.stream()
                .map(AccessObservation::series)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Codes<Integer> seriesCodes = new Codes<>(series);
        body.number(series.size());
        series.forEach(body::fixed);
        shapes.forEach(shape -> body.number(codes.of(shape)));
        long before = hour.toEpochMilli();
        for (AccessObservation one : rows) {
            long start = one.time().start().toEpochMilli();
            body.number(start - before);
            before = start;
        }
        rows.forEach(one ->
                body.number(one.time().end().toEpochMilli() - one.time().start().toEpochMilli()));
        rows.forEach(one -> body.number(one.bytesDown()));
        rows.forEach(one -> body.optional(one.bytesUp()));
        rows.forEach(one -> body.optional(code(seriesCodes, one.series())));
        rows.forEach(one -> body.optional(one.elsewhere().sincePage()));
        rows.forEach(one -> body.optional(one.elsewhere().sinceEmbeddingPage()));
    }

    private static @Nullable Integer code(Codes<Integer> codes, @Nullable Integer series) {
        return series == null ? null : codes.of(series);
    }

    /**
     * @param hour the same hour as when it was packed
     * @throws IllegalArgumentException if the bytes are damaged or of an unknown format
     */
    public static List<AccessObservation> unpack(Instant hour, byte[] packed) {
        PackReader in = new PackReader(packed, 0);
        int format = in.raw();
        if (format != FORMAT) {
            throw new IllegalArgumentException("evidence is packed in an unknown format: " + format);
        }
        int size = (int) in.number();
        List<String> ids = in.many(size, in::id);
        PackReader body = in.inflated();
        List<String> texts = body.many((int) body.number(), body::text);
        List<AccessShape> shapes = body.many((int) body.number(), () -> AccessShape.read(body, texts));
        return rows(body, hour, ids, shapes);
    }

    private static List<AccessObservation> rows(
            PackReader body, Instant hour, List<String> ids, List<AccessShape> shapes) {
        int size = ids.size();
        List<Integer> series = body.many((int) body.number(), body::fixed);
        long[] shape = body.numbers(size);
        long[] start = body.numbers(size);
        long[] length = body.numbers(size);
        long[] down = body.numbers(size);
        long[] up = body.numbers(size);
        long[] seriesCode = body.numbers(size);
        long[] page = body.numbers(size);
        long[] embedding = body.numbers(size);
        List<AccessObservation> rows = new ArrayList<>(size);
        long at = hour.toEpochMilli();
        for (int i = 0; i < size; i++) {
            at += start[i];
            rows.add(shapes.get((int) shape[i])
                    .observation(
                            ids.get(i),
                            new Interval(Instant.ofEpochMilli(at), Instant.ofEpochMilli(at + length[i])),
                            up[i] == 0 ? null : up[i] - 1,
                            down[i],
                            seriesCode[i] == 0 ? null : series.get((int) seriesCode[i] - 1),
                            elsewhere(page[i], embedding[i])));
        }
        return rows;
    }

    private static PageElsewhere elsewhere(long page, long embedding) {
        return page == 0 && embedding == 0
                ? PageElsewhere.UNKNOWN
                : new PageElsewhere(page == 0 ? null : (int) (page - 1), embedding == 0 ? null : (int) (embedding - 1));
    }
}
