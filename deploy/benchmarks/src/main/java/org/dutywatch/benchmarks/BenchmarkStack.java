package org.dutywatch.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * A separate stack for the benchmarks, started and stopped with the commands of deploy/local.
 *
 * @param root directory of the repository
 * @param state directory for data, logs and passwords of the stack; must be empty
 * @param portOffset number that is added to every port
 */
record BenchmarkStack(Path root, Path state, int portOffset) implements AutoCloseable {
    void start() throws IOException, InterruptedException {
        run("up", "--detach");
    }

    @Override
    public void close() throws IOException, InterruptedException {
        run("down");
    }

    URI ingest(String path) {
        return at(8081, path);
    }

    URI compliance(String path) {
        return at(8082, path);
    }

    /** Health and metrics of the compliance service. */
    URI complianceManagement(String path) {
        return at(9002, path);
    }

    URI mail(String path) {
        return at(3026, path);
    }

    URI tokenEndpoint() {
        return at(8180, "/realms/dutywatch/protocol/openid-connect/token");
    }

    /** Settings of a Kafka client with the login of the ingest service, which may read raw lines and write accesses. */
    Map<String, Object> kafkaSettings() throws IOException {
        String password = Files.readString(state.resolve("passwords/kafka-ingest"));
        return Map.of(
                "bootstrap.servers",
                "127.0.0.1:" + (9092 + portOffset),
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "SCRAM-SHA-512",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"ingest\" password=\""
                        + password + "\";");
    }

    /** A connection to the database with the login that owns the tables of the compliance service. */
    Handle complianceDatabase() throws IOException {
        String password = Files.readString(state.resolve("passwords/compliance_owner"));
        String url = "jdbc:postgresql://127.0.0.1:" + (15432 + portOffset) + "/dutywatch";
        return Jdbi.open(url, "compliance_owner", password);
    }

    /** Returns the number that a query selects. */
    static double number(Handle database, String sql) {
        return database.createQuery(sql).mapTo(Double.class).one();
    }

    private URI at(int port, String path) {
        return URI.create("http://127.0.0.1:" + (port + portOffset) + path);
    }

    private void run(String command, String... options) throws IOException, InterruptedException {
        ProcessBuilder process = new ProcessBuilder(
                        root.resolve("deploy/local").resolve(command).toString())
                .directory(root.toFile())
                .inheritIO();
        process.command().addAll(java.util.List.of(options));
        process.environment()
                .putAll(Map.of(
                        "DUTYWATCH_STATE", state.toString(), "DUTYWATCH_PORT_OFFSET", String.valueOf(portOffset)));
        int status = process.start().waitFor();
        if (status != 0) {
            throw new IOException("deploy/local/" + command + " ended with status " + status);
        }
    }
}
