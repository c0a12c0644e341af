package org.dutywatch.local;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.dutywatch.local.build.ServiceBuild;
import org.dutywatch.local.component.Component;
import org.dutywatch.local.component.DutywatchService;
import org.dutywatch.local.component.KafkaBroker;
import org.dutywatch.local.component.Keycloak;
import org.dutywatch.local.component.MailServer;
import org.dutywatch.local.component.PostgreSql;
import org.dutywatch.local.home.Artifacts;
import org.dutywatch.local.home.BundleKeys;
import org.dutywatch.local.home.FeedKey;
import org.dutywatch.local.home.Passwords;
import org.dutywatch.local.home.Workspace;
import org.dutywatch.local.machine.Ports;
import org.dutywatch.local.machine.StackFailure;

/**
 * The whole of Dutywatch on one machine without containers: PostgreSQL, Kafka, Keycloak, a mail server and the three
 * services, each a process of its own on the loopback address.
 *
 * <p>{@code try (var stack = LocalStack.start(Options.here().withoutBuild())) { ... }}
 */
public final class LocalStack implements AutoCloseable {
    private final Options options;
    private final Workspace workspace;
    private final PostgreSql database;
    private final KafkaBroker kafka;
    private final Keycloak keycloak;
    private final MailServer mail;
    private final Map<String, DutywatchService> services = new LinkedHashMap<>();
    private final BundleKeys bundleKeys;
    private final FeedKey feedKey;
    private final ServiceBuild build;

    private LocalStack(Options options) {
        this.options = options;
        this.workspace = new Workspace(options.root(), options.state(), options.cache());
        var artifacts = Artifacts.of(options.root());
        var passwords = new Passwords(workspace);
        Ports ports = options.ports();
        this.database = new PostgreSql(workspace, artifacts, passwords, ports.postgres());
        this.kafka = new KafkaBroker(workspace, artifacts, ports.kafka(), ports.kafkaController());
        this.keycloak = new Keycloak(workspace, artifacts, passwords, ports.keycloak());
        this.mail = new MailServer(workspace, artifacts, ports.smtp(), ports.mailApi());
        this.bundleKeys = new BundleKeys(workspace);
        this.feedKey = new FeedKey(workspace);
        this.build = new ServiceBuild(options.root(), workspace.logs().resolve("build.log"));
        service("access-ingest-service", ports.ingest(), "ingest", 224);
        service("compliance-service", ports.compliance(), "compliance", 256);
        service("notification-service", ports.notification(), "notification", 160);
    }

    /**
     * Starts everything and returns once all of it serves. Components of this state directory that run already are
     * taken over.
     *
     * @throws StackFailure with one sentence that names what failed and its log; nothing keeps running then
     */
    public static LocalStack start(Options options) {
        var stack = new LocalStack(options);
        stack.prepare();
        stack.launch();
        return stack;
    }

    /** The stack of these options without starting anything: to stop it, or to talk to it. */
    public static LocalStack of(Options options) {
        return new LocalStack(options);
    }

    /** Wipes the state if the options say so, and checks that ports, disk and memory suffice. */
    public void prepare() {
        new StackStart(this).prepare();
    }

    /** Starts everything that does not run yet; see {@link #start}. */
    public void launch() {
        new StackStart(this).run();
    }

    public Ports ports() {
        return options.ports();
    }

    /** One of the three services: {@code access-ingest-service}, {@code compliance-service}, {@code notification-service}. */
    public DutywatchService service(String name) {
        DutywatchService service = services.get(name);
        if (service == null) {
            throw new IllegalArgumentException(name + " is none of " + services.keySet());
        }
        return service;
    }

    /** The base address of a service, with a slash at its end. */
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

    /** A bearer token of a demo user; it lives for 15 minutes. */
    public String token(String user) {
        return new Tokens(keycloak.issuer()).of(user);
    }

    /** The memory of all components in MiB; a page that several share is counted once. */
    public long residentMebibytes() {
        return components().stream()
                        .mapToLong(component -> component.process().residentKibibytes())
                        .sum()
                / 1024;
    }

    /** The first component that should run and does not. */
    public Optional<Component> dead() {
        return components().stream().filter(component -> !component.isAlive()).findFirst();
    }

    /** Stops everything, those first who need the others; data stay. */
    @Override
    public void close() {
        try {
            stopTogether(services());
        } finally {
            stopGround();
        }
    }

    private void stopGround() {
        try {
            stopTogether(List.of(kafka, keycloak, mail));
        } finally {
            database.stop();
        }
    }

    private static void stopTogether(List<? extends Component> components) {
        var stops = components.stream()
                .map(component -> CompletableFuture.runAsync(component::stop, work -> new Thread(work).start()))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(stops).join();
    }

    /** All components, those first whom others need. */
    public List<Component> components() {
        List<Component> all = new ArrayList<>(List.of(database, kafka, keycloak, mail));
        all.addAll(services.values());
        return all;
    }

    public Options options() {
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

    private void service(String name, int port, String login, int heapMegabytes) {
        services.put(name, new DutywatchService(workspace, name, port, heapMegabytes, () -> surroundings(login)));
    }

    Map<String, String> surroundings(String login) {
        return Map.ofEntries(
                Map.entry("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl()),
                Map.entry("QUARKUS_DATASOURCE_USERNAME", login),
                Map.entry("QUARKUS_DATASOURCE_PASSWORD", database.password(login)),
                Map.entry("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers()),
                Map.entry("QUARKUS_OIDC_AUTH_SERVER_URL", keycloak.issuer().toString()),
                Map.entry("QUARKUS_MAILER_HOST", "127.0.0.1"),
                Map.entry(
                        "QUARKUS_MAILER_PORT", Integer.toString(options.ports().smtp())),
                Map.entry(
                        "DUTYWATCH_NOTIFICATION_CONSOLE_BASE_URL",
                        url("compliance-service").toString()),
                Map.entry(
                        "DUTYWATCH_NOTIFICATION_PUBLIC_URL",
                        url("notification-service").toString()),
                Map.entry(
                        "DUTYWATCH_BUNDLES_SIGNING_KEY_FILE",
                        bundleKeys.signingKey().toString()),
                Map.entry("DUTYWATCH_ROSTER_FEEDS_KEY_FILE", feedKey.file().toString()));
    }
}
