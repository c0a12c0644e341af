package org.dutywatch.compliance.model.bundles;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A zip archive whose every byte follows from its files: they are sorted, not compressed, and have a fixed time. So the
 * archive can be written again from its files and compared, and a changed byte anywhere in it is found.
 */
final class BundleArchive {
    static final String NAME = "the archive";

    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    /** Larger than the bundle of any shift. An archive that is larger is refused, so that it cannot exhaust memory. */
    private static final int MAX_BYTES = 256 << 20;

    private BundleArchive() {}

    static byte[] write(Map<String, byte[]> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (var file : new TreeMap<>(files).entrySet()) {
                zip.putNextEntry(entry(file.getKey(), file.getValue()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a zip", e);
        }
        return bytes.toByteArray();
    }

    private static ZipEntry entry(String name, byte[] bytes) {
        var entry = new ZipEntry(name);
        var checksum = new CRC32();
        checksum.update(bytes);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCompressedSize(bytes.length);
        entry.setCrc(checksum.getValue());
        entry.setTimeLocal(NO_TIME);
        return entry;
    }

    /**
     * @return the files by name
     * @throws BundleRefused where the archive is damaged, empty or too large, or contains a file twice
     */
    static SortedMap<String, byte[]> read(byte[] archive) throws BundleRefused {
        SortedMap<String, byte[]> files = new TreeMap<>();
        String current = NAME;
        long total = 0;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                current = entry.getName();
                byte[] bytes = zip.readNBytes(MAX_BYTES);
                total += bytes.length;
                if (total >= MAX_BYTES) {
                    throw new BundleRefused(NAME, "it is too large for a bundle");
                }
                if (files.put(current, bytes) != null) {
                    throw new BundleRefused(current, "it is in the archive twice");
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new BundleRefused(current, "the archive is damaged here (" + e.getMessage() + ")");
        }
        if (files.isEmpty()) {
            throw new BundleRefused(NAME, "it is not a zip file, or it is empty");
        }
        return files;
    }

    /**
     * Checks the bytes around the files, such as the zip directory: they can be changed although every file is intact.
     *
     * @throws BundleRefused where the archive is not the one that {@link #write} makes of these files
     */
    static void requireUnchanged(byte[] archive, Map<String, byte[]> files) throws BundleRefused {
        byte[] expected = write(files);
        int at = java.util.Arrays.mismatch(archive, expected);
        if (at >= 0) {
            throw new BundleRefused(
                    NAME,
                    "its files are unchanged, but byte " + at
                            + " outside them is not as exported: it was packed again or changed");
        }
    }
}
