package org.dutywatch.local.component;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.dutywatch.local.home.Workspace;
import org.dutywatch.local.machine.DetachedProcess;
import org.dutywatch.local.machine.JavaCommand;

/** One of the three services, as its build packaged it. */
public final class DutywatchService implements StackComponent {
    /** The services, in the order in which data flow through them. */
    public static final List<String> NAMES =
            List.of("access-ingest-service", "compliance-service", "notification-service");

    private final Workspace workspace;
    private final String name;
    private final int port;
    private final int managementPort;
    private final int heapMegabytes;
    private final Supplier<Map<String, String>> environment;
    private final DetachedProcess process;

    /**
     * Creates the service.
     *
     * @param managementPort port of health, metrics and OpenAPI
     * @param heapMegabytes largest heap in MiB
     * @param environment environment variables with the addresses of the other components; called at each start
     */
    public DutywatchService(
            Workspace workspace,
            String name,
            int port,
            int managementPort,
            int heapMegabytes,
            Supplier<Map<String, String>> environment) {
        this.workspace = workspace;
        this.name = name;
        this.port = port;
        this.managementPort = managementPort;
        this.heapMegabytes = heapMegabytes;
        this.environment = environment;
        this.process = workspace.process(name);
    }

    public String name() {
        return name;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    /** Where health, metrics and OpenAPI are, with a slash at its end. */
    public URI managementUrl() {
        return URI.create("http://127.0.0.1:" + managementPort + "/q/");
    }

    @Override
    public String title() {
        return name;
    }

    @Override
    public DetachedProcess process() {
        return process;
    }

    @Override
    public Map<Integer, String> ports() {
        return Map.of(port, name, managementPort, name);
    }

    @Override
    public void start() {
        if (!isAlive()) {
            Map<String, String> variables = new HashMap<>(environment.get());
            variables.put("QUARKUS_HTTP_PORT", Integer.toString(port));
            variables.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
            var command = new JavaCommand(heapMegabytes)
                    .property("java.util.logging.manager", "org.jboss.logmanager.LogManager")
                    .jar(jar());
            process.start(command, variables, workspace.state());
        }
        Readiness.await(
                this,
                Duration.ofSeconds(90),
                () -> Readiness.answers(managementUrl().resolve("health/ready")));
    }

    @Override
    public void stop() {
        process.stop(Duration.ofSeconds(15));
    }

    private Path jar() {
        return workspace.root().resolve(name).resolve("target/quarkus-app/quarkus-run.jar");
    }
}
