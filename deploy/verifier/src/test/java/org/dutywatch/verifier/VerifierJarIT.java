package org.dutywatch.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the published jar in its own process. */
class VerifierJarIT {
    private static final Path JAR = Path.of("target", "verifier.jar");

    @Test
    void shouldVerifyByItself(@TempDir Path folder) throws IOException, InterruptedException {
        var department = SignedBundles.newKey();
        byte[] bundle = SignedBundles.signedBy(department);
        Path zip = Files.write(folder.resolve("bundle.zip"), bundle);
        Path key = Files.writeString(
                folder.resolve("key.pem"), department.verifyingKey().pem());

        assertThat(run(folder, zip.toString(), "--key", key.toString())).isZero();
        assertThat(Files.readString(folder.resolve("output"))).contains("IDENTICAL");

        bundle[bundle.length / 3] ^= 64;
        Files.write(zip, bundle);
        assertThat(run(folder, zip.toString(), "--key", key.toString())).isEqualTo(Verifier.REFUSED);
        assertThat(Files.readString(folder.resolve("output"), UTF_8)).startsWith("NOT VERIFIED: ");
    }

    @Test
    void shouldContainNoClassesOfTheServiceOrServer() throws IOException {
        try (var jar = new JarFile(JAR.toFile())) {
            assertThat(jar.stream().map(entry -> entry.getName()))
                    .noneMatch(name -> name.startsWith("io/") || name.startsWith("jakarta/") || name.startsWith("db/"))
                    .noneMatch(name -> name.endsWith("Resource.class") || name.startsWith("application"));
        }
    }

    private static int run(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                JAR.toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
