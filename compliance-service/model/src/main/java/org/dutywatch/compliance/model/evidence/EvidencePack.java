package org.dutywatch.compliance.model.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.dutywatch.compliance.model.attention.UnmonitoredPageAge;
import org.dutywatch.compliance.model.time.Interval;
import org.jspecify.annotations.Nullable;

/**
 * The binary format of observations, for the column {@code packed} of the table {@code evidence}. An observation takes
 * about 30 bytes, of which its id takes 16.
 *
 * <p>Format 1: the byte 1, the number of observations, their ids (16 bytes each), and then, deflated: the texts, the
 * distinct shapes ({@link SharedFields}: references to texts, status, flags), the distinct series (4 bytes each), and
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
        out.writeByte(FORMAT);
        out.writeVarint(rows.size());
        rows.forEach(one -> out.writeId(one.id()));
        PackWriter body = new PackWriter();
        List<SharedFields> shapes = rows.stream().map(SharedFields::of).toList();
        List<SharedFields> distinct = shapes.stream().distinct().toList();
        writeShapes(body, distinct);
        writeColumns(body, hour, rows, new ValueIndex<>(distinct), shapes);
        return out.withDeflated(body);
    }

    private static void writeShapes(PackWriter body, List<SharedFields> distinct) {
        List<String> texts = distinct.stream()
                .flatMap(shape -> shape.texts().stream())
                .distinct()
                .toList();
        ValueIndex<String> codes = new ValueIndex<>(texts);
        body.writeVarint(texts.size());
        texts.forEach(body::writeText);
        body.writeVarint(distinct.size());
        for (SharedFields shape : distinct) {
            shape.texts().forEach(text -> body.writeVarint(codes.indexOf(text)));
            body.writeVarint(shape.status());
            body.writeVarint(shape.flags());
        }
    }

    private static void writeColumns(
            PackWriter body,
            Instant hour,
            List<AccessObservation> rows,
            ValueIndex<SharedFields> codes,
            List<SharedFields> shapes) {
        List<Integer> series = rows.stream()
                .map(AccessObservation::series)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        ValueIndex<Integer> seriesCodes = new ValueIndex<>(series);
        body.writeVarint(series.size());
        series.forEach(body::writeInt);
        shapes.forEach(shape -> body.writeVarint(codes.indexOf(shape)));
        long before = hour.toEpochMilli();
        for (AccessObservation one : rows) {
            long start = one.time().start().toEpochMilli();
            body.writeVarint(start - before);
            before = start;
        }
        rows.forEach(one -> body.writeVarint(
                one.time().end().toEpochMilli() - one.time().start().toEpochMilli()));
        rows.forEach(one -> body.writeVarint(one.bytesDown()));
        rows.forEach(one -> body.writeOptional(one.bytesUp()));
        rows.forEach(one -> body.writeOptional(code(seriesCodes, one.series())));
        rows.forEach(one -> body.writeOptional(one.elsewhere().sincePage()));
        rows.forEach(one -> body.writeOptional(one.elsewhere().sinceEmbeddingPage()));
    }

    private static @Nullable Integer code(ValueIndex<Integer> codes, @Nullable Integer series) {
        return series == null ? null : codes.indexOf(series);
    }

    /**
     * @param hour the same hour as when it was packed
     * @throws IllegalArgumentException if the bytes are damaged or of an unknown format
     */
    public static List<AccessObservation> unpack(Instant hour, byte[] packed) {
        PackReader in = new PackReader(packed, 0);
        int format = in.readByte();
        if (format != FORMAT) {
            throw new IllegalArgumentException("evidence is packed in an unknown format: " + format);
        }
        int size = (int) in.readVarint();
        List<String> ids = in.readMany(size, in::readId);
        PackReader body = in.readInflated();
        List<String> texts = body.readMany((int) body.readVarint(), body::readText);
        List<SharedFields> shapes = body.readMany((int) body.readVarint(), () -> SharedFields.read(body, texts));
        return rows(body, hour, ids, shapes);
    }

    private static List<AccessObservation> rows(
            PackReader body, Instant hour, List<String> ids, List<SharedFields> shapes) {
        int size = ids.size();
        List<Integer> series = body.readMany((int) body.readVarint(), body::readInt);
        long[] shape = body.readVarints(size);
        long[] start = body.readVarints(size);
        long[] length = body.readVarints(size);
        long[] down = body.readVarints(size);
        long[] up = body.readVarints(size);
        long[] seriesCode = body.readVarints(size);
        long[] page = body.readVarints(size);
        long[] embedding = body.readVarints(size);
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
                            pageAge(page[i], embedding[i])));
        }
        return rows;
    }

    private static UnmonitoredPageAge pageAge(long page, long embedding) {
        return page == 0 && embedding == 0
                ? UnmonitoredPageAge.UNKNOWN
                : new UnmonitoredPageAge(
                        page == 0 ? null : (int) (page - 1), embedding == 0 ? null : (int) (embedding - 1));
    }
}
