package org.dutywatch.local.home;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Unpacks archives. */
public final class Unpacker {
    private Unpacker() {}

    /** Unpacks a .txz file inside a jar. */
    public static void unpackTarInJar(Path jar, String entry, Path target) {
        try (var zip = new ZipFile(jar.toFile());
                var packed = new TarArchiveInputStream(
                        new XZCompressorInputStream(zip.getInputStream(zip.getEntry(entry))))) {
            for (var item = packed.getNextEntry(); item != null; item = packed.getNextEntry()) {
                Path path = resolveInside(target, item.getName());
                if (item.isDirectory()) {
                    Files.createDirectories(path);
                } else if (item.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(item.getLinkName()));
                } else {
                    write(packed, path);
                    String mode = (item.getMode() & 0100) == 0 ? "rw-r--r--" : "rwxr-xr-x";
                    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack " + jar, e);
        }
    }

    /** Unpacks a zip file without its single top directory. */
    public static void unpackZip(Path file, Path target) {
        try (var zip = new ZipFile(file.toFile())) {
            for (var entries = zip.entries(); entries.hasMoreElements(); ) {
                var entry = entries.nextElement();
                String name = entry.getName().substring(entry.getName().indexOf('/') + 1);
                if (!entry.isDirectory()) {
                    write(zip.getInputStream(entry), resolveInside(target, name));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack " + file, e);
        }
    }

    private static void write(InputStream content, Path path) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        Files.copy(content, path);
    }

    private static Path resolveInside(Path target, String name) throws IOException {
        Path path = target.resolve(name).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("an archive entry lies outside the target directory: " + name);
        }
        return path;
    }
}
