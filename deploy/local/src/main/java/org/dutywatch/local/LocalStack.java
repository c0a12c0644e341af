package org.dutywatch.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.dutywatch.local.build.ServiceBuild;
import org.dutywatch.local.component.DutywatchService;
import org.dutywatch.local.component.Keycloak;
import org.dutywatch.local.component.MailServer;
import org.dutywatch.local.component.PostgreSql;
import org.dutywatch.local.component.StackComponent;
import org.dutywatch.local.home.Artifacts;
import org.dutywatch.local.home.Passwords;
import org.dutywatch.local.home.SecretKeyFile;
import org.dutywatch.local.home.SecretSettings;
import org.dutywatch.local.home.SigningKeyPair;
import org.dutywatch.local.home.Workspace;
import org.dutywatch.local.kafka.KafkaBroker;
import org.dutywatch.local.machine.Ports;
import org.dutywatch.local.machine.StackFailure;

/**
 * Runs all of Dutywatch on one machine without containers: PostgreSQL, Kafka, Keycloak, a mail server and the three
 * services. Each is a process of its own and listens on the loopback address.
 *
 * <p>{@code try (var stack = LocalStack.start(StackOptions.here().withoutBuild())) { ... }}
 */
public final class LocalStack implements AutoCloseable {
    private final StackOptions options;
    private final Workspace workspace;
    private final PostgreSql database;
    private final KafkaBroker kafka;
    private final Keycloak keycloak;
    private final MailServer mail;
    private final Map<String, DutywatchService> services = new LinkedHashMap<>();
    private final SigningKeyPair bundleKeys;
    private final SigningKeyPair auditKeys;
    private final SecretKeyFile feedKey;
    private final SecretKeyFile pseudonymKey;
    private final ServiceBuild build;

    private LocalStack(StackOptions options) {
        this.options = options;
        this.workspace = new Workspace(options.root(), options.state(), options.cache());
        var artifacts = Artifacts.of(options.root());
        var passwords = new Passwords(workspace);
        Ports ports = options.ports();
        this.database = new PostgreSql(workspace, artifacts, passwords, ports.postgres());
        this.kafka = new KafkaBroker(workspace, artifacts, passwords, ports);
        this.keycloak = new Keycloak(workspace, artifacts, passwords, ports.keycloak());
        this.mail = new MailServer(workspace, artifacts, ports.smtp(), ports.mailApi());
        this.bundleKeys = new SigningKeyPair(workspace, "bundles");
        this.auditKeys = new SigningKeyPair(workspace, "audit");
        this.feedKey = new SecretKeyFile(workspace, "roster-feeds");
        this.pseudonymKey = new SecretKeyFile(workspace, "pseudonyms");
        this.build = new ServiceBuild(options.root(), workspace.logs().resolve("build.log"));
        addService("access-ingest-service", ports.ingest(), ports.ingestManagement(), "ingest", 224);
        addService("compliance-service", ports.compliance(), ports.complianceManagement(), "compliance", 256);
        addService("notification-service", ports.notification(), ports.notificationManagement(), "notification", 160);
    }

    /**
     * Starts everything and returns when all components are ready. A component of this state directory that already
     * runs is kept.
     *
     * @throws StackFailure with one sentence that names what failed and its log; if a component fails to start,
     *     everything is stopped first
     */
    public static LocalStack start(StackOptions options) {
        var stack = new LocalStack(options);
        stack.prepare();
        stack.launch();
        return stack;
    }

    /** Returns the stack of these options without starting anything, to stop it or to talk to it. */
    public static LocalStack of(StackOptions options) {
        return new LocalStack(options);
    }

    /**
     * Deletes the state if the options ask for it, and checks that ports are free and disk and memory suffice.
     *
     * @throws StackFailure if a check fails
     */
    public void prepare() {
        new StackStart(this).prepare();
    }

    /** Starts every component that does not run yet; see {@link #start}. */
    public void launch() {
        new StackStart(this).run();
    }

    public Ports ports() {
        return options.ports();
    }

    /**
     * Returns one of the services {@code access-ingest-service}, {@code compliance-service}, {@code
     * notification-service}.
     *
     * @throws IllegalArgumentException for any other name
     */
    public DutywatchService service(String name) {
        DutywatchService service = services.get(name);
        if (service == null) {
            throw new IllegalArgumentException(name + " is none of " + services.keySet());
        }
        return service;
    }

    /** Returns the base URL of a service, with a slash at its end. */
    public URI url(String service) {
        return service(service).url();
    }

    public MailServer mail() {
        return mail;
    }

    public PostgreSql database() {
        return database;
    }

    public KafkaBroker kafka() {
        return kafka;
    }

    public Keycloak keycloak() {
        return keycloak;
    }

    /**
     * Returns a bearer token of a demo user, valid for 15 minutes.
     *
     * @throws StackFailure if Keycloak refuses or does not answer
     */
    public String token(String user) {
        return new Tokens(keycloak.issuer(), options.command("up")).of(user);
    }

    /** Returns the resident memory of all components in MiB; a page that several processes share is counted once. */
    public long residentMebibytes() {
        return components().stream()
                        .mapToLong(component -> component.process().residentKibibytes())
                        .sum()
                / 1024;
    }

    /** Returns the first component that does not run; empty when all run. */
    public Optional<StackComponent> firstNotRunning() {
        return components().stream().filter(component -> !component.isAlive()).findFirst();
    }

    /**
     * Stops everything: first the services, then Kafka, Keycloak and the mail server, finally the database. Data are
     * kept.
     *
     * @throws StackFailure if the mails cannot be saved; everything is stopped nevertheless
     */
    @Override
    public void close() {
        try {
            stopAll(services());
        } finally {
            stopServers();
        }
    }

    private void stopServers() {
        try {
            stopAll(List.of(kafka, keycloak, mail));
        } finally {
            database.stop();
        }
    }

    private static void stopAll(List<? extends StackComponent> components) {
        var stops = components.stream()
                .map(component -> CompletableFuture.runAsync(component::stop, work -> new Thread(work).start()))
                .toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(stops).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StackFailure known ? known : e;
        }
    }

    /** Returns all components; those that others need come first. */
    public List<StackComponent> components() {
        List<StackComponent> all = new ArrayList<>(List.of(database, kafka, keycloak, mail));
        all.addAll(services.values());
        return all;
    }

    public StackOptions options() {
        return options;
    }

    public Workspace workspace() {
        return workspace;
    }

    ServiceBuild build() {
        return build;
    }

    public List<DutywatchService> services() {
        return List.copyOf(services.values());
    }

    private void addService(String name, int port, int managementPort, String login, int heapMegabytes) {
        services.put(
                name,
                new DutywatchService(
                        workspace, name, port, managementPort, heapMegabytes, () -> serviceEnvironment(login)));
    }

    private Path secrets(String login) {
        return new SecretSettings(workspace, login)
                .write(Map.of(
                        "quarkus.datasource.password",
                        database.password(login),
                        "quarkus.flyway.password",
                        database.password(PostgreSql.ownerOf(login)),
                        "dutywatch.kafka.password",
                        kafka.password(login)));
    }

    Map<String, String> serviceEnvironment(String login) {
        return Map.ofEntries(
                Map.entry("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl()),
                Map.entry("QUARKUS_DATASOURCE_USERNAME", login),
                Map.entry("QUARKUS_CONFIG_LOCATIONS", secrets(login).toUri().toString()),
                Map.entry("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers()),
                Map.entry("KAFKA_SECURITY_PROTOCOL", "SASL_PLAINTEXT"),
                Map.entry("QUARKUS_OIDC_AUTH_SERVER_URL", keycloak.issuer().toString()),
                Map.entry("QUARKUS_MAILER_HOST", "127.0.0.1"),
                Map.entry("QUARKUS_MAILER_START_TLS", "DISABLED"),
                Map.entry(
                        "QUARKUS_MAILER_PORT", Integer.toString(options.ports().smtp())),
                Map.entry(
                        "DUTYWATCH_NOTIFICATION_CONSOLE_BASE_URL",
                        url("compliance-service").toString()),
                Map.entry(
                        "DUTYWATCH_NOTIFICATION_INGEST_URL",
                        url("access-ingest-service").toString()),
                Map.entry(
                        "DUTYWATCH_NOTIFICATION_PUBLIC_URL",
                        url("notification-service").toString()),
                Map.entry(
                        "DUTYWATCH_BUNDLES_SIGNING_KEY_FILE",
                        bundleKeys.signingKey().toString()),
                Map.entry(
                        "DUTYWATCH_AUDIT_SIGNING_KEY_FILE",
                        auditKeys.signingKey().toString()),
                Map.entry(
                        "DUTYWATCH_AUDIT_HEADS_FILE",
                        workspace.state().resolve("audit/heads.txt").toString()),
                // Everybody has the same address here, and benchmarks send as fast as they can.
                Map.entry("DUTYWATCH_RATE_LIMIT_ADDRESS_REQUESTS", "1000000"),
                Map.entry("DUTYWATCH_RATE_LIMIT_CLIENT_REQUESTS", "1000000"),
                Map.entry("DUTYWATCH_RATE_LIMIT_MACHINE_REQUESTS", "1000000"),
                Map.entry("DUTYWATCH_PEOPLE_MAIL_DOMAINS", "ridgemont-pd.example"),
                Map.entry("DUTYWATCH_ROSTER_FEEDS_KEY_FILE", feedKey.file().toString()),
                Map.entry("DUTYWATCH_PSEUDONYMS_KEY_FILE", pseudonymKey.file().toString()));
    }
}
