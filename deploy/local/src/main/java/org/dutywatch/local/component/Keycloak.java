package org.dutywatch.local.component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dutywatch.local.home.Artifacts;
import org.dutywatch.local.home.CompleteDirectory;
import org.dutywatch.local.home.Passwords;
import org.dutywatch.local.home.Unpacker;
import org.dutywatch.local.home.Workspace;
import org.dutywatch.local.machine.Commands;
import org.dutywatch.local.machine.DetachedProcess;
import org.dutywatch.local.machine.JavaCommand;

/**
 * The identity provider. It is unpacked and built once into the cache; each stack has its own home directory with links
 * to the built program. Measured: a build takes 9 s of processor time, the first start 12 s and a later one 7 s;
 * disabling thirty features would save less than 1 s.
 */
public final class Keycloak implements StackComponent {
    private static final String DISTRIBUTION = "keycloak-quarkus-dist-";
    private static final int HEAP_MEGABYTES = 320;
    private static final List<String> BUILD_OPTIONS = List.of("--db=dev-file", "--cache=local");

    private final Workspace workspace;
    private final Artifacts artifacts;
    private final Passwords passwords;
    private final int port;
    private final Path realmFile;
    private final DetachedProcess process;

    /** Creates it with the demo's realm. */
    public Keycloak(Workspace workspace, Artifacts artifacts, Passwords passwords, int port) {
        this(workspace, artifacts, passwords, port, workspace.root().resolve("deploy/keycloak/dutywatch-realm.json"));
    }

    /** @param realmFile a realm {@code dutywatch} */
    Keycloak(Workspace workspace, Artifacts artifacts, Passwords passwords, int port, Path realmFile) {
        this.workspace = workspace;
        this.artifacts = artifacts;
        this.passwords = passwords;
        this.port = port;
        this.realmFile = realmFile;
        this.process = workspace.process("keycloak");
    }

    @Override
    public String title() {
        return "Keycloak " + artifacts.version(DISTRIBUTION);
    }

    @Override
    public DetachedProcess process() {
        return process;
    }

    @Override
    public Map<Integer, String> ports() {
        return Map.of(port, "Keycloak");
    }

    @Override
    public void start() {
        if (!isAlive()) {
            Path built = CompleteDirectory.createOnce(
                    workspace.cache().resolve("keycloak-" + artifacts.version(DISTRIBUTION) + "-built"), this::build);
            Path home = home(built);
            process.start(
                    command(
                            home,
                            "start",
                            "--optimized",
                            "--import-realm",
                            "--http-enabled=true",
                            "--http-host=127.0.0.1",
                            "--http-port=" + port,
                            "--hostname=http://127.0.0.1:" + port),
                    Map.of(
                            "KC_BOOTSTRAP_ADMIN_USERNAME",
                            "admin",
                            "KC_BOOTSTRAP_ADMIN_PASSWORD",
                            passwords.of("keycloak-admin")),
                    home);
        }
        Readiness.await(
                this,
                Duration.ofSeconds(180),
                () -> Readiness.answers(realm().resolve("dutywatch/.well-known/openid-configuration")));
    }

    @Override
    public void stop() {
        process.stop(Duration.ofSeconds(15));
    }

    /** Returns the issuer whose tokens the services accept. */
    public URI issuer() {
        return realm().resolve("dutywatch");
    }

    private URI realm() {
        return URI.create("http://127.0.0.1:" + port + "/realms/");
    }

    private void build(Path home) {
        Unpacker.unpackZip(artifacts.file(DISTRIBUTION), home);
        var arguments = new ArrayList<>(List.of("build"));
        arguments.addAll(BUILD_OPTIONS);
        Commands.run(command(home, arguments.toArray(String[]::new)), log(), "The build of Keycloak");
    }

    /**
     * Creates a home directory with its own data and realm file; program and configuration are links into the cache.
     */
    private Path home(Path built) {
        Path home = workspace.data("keycloak");
        Path imports = home.resolve("data/import");
        try {
            Files.createDirectories(imports);
            Files.copy(realmFile, imports.resolve("dutywatch-realm.json"), StandardCopyOption.REPLACE_EXISTING);
            for (String directory : List.of("lib", "conf", "providers", "themes")) {
                Path link = home.resolve(directory);
                Files.deleteIfExists(link);
                Files.createSymbolicLink(link, built.resolve(directory));
            }
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the command that {@code bin/kc.sh} would run, without its shell and with a small JVM. */
    private static List<String> command(Path home, String... arguments) {
        var java = new JavaCommand(HEAP_MEGABYTES)
                .property(
                        "java.util.concurrent.ForkJoinPool.common.threadFactory",
                        "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory")
                .property("java.util.logging.manager", "org.jboss.logmanager.LogManager")
                .property("picocli.disable.closures", "true")
                .property("kc.home.dir", home)
                .property("jboss.server.config.dir", home.resolve("conf"));
        for (String open : List.of("java.util", "java.util.concurrent", "java.security", "java.lang")) {
            java.option("--add-opens=java.base/" + open + "=ALL-UNNAMED");
        }
        return java.main(
                home.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                arguments);
    }
}
