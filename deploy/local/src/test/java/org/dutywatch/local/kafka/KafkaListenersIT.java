package org.dutywatch.local.kafka;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.dutywatch.local.machine.Ports;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tries to get past the login of each listener of a real broker. */
class KafkaListenersIT {
    private static final String ADDRESS = "bootstrap.servers";

    private static Ports ports() {
        return TestBroker.get().ports();
    }

    static IntStream allPorts() {
        return IntStream.of(ports().kafka(), ports().kafkaAdmin(), ports().kafkaController());
    }

    static IntStream portsOfTheAdministrator() {
        return IntStream.of(ports().kafkaAdmin(), ports().kafkaController());
    }

    @ParameterizedTest
    @MethodSource("allPorts")
    void shouldNotAnswerAClientThatDoesNotLogIn(int port) {
        assertInstanceOf(TimeoutException.class, refusal(port, Map.of("security.protocol", "PLAINTEXT")));
    }

    @ParameterizedTest
    @MethodSource("allPorts")
    void shouldRefuseAWrongPassword(int port) {
        boolean clients = port == ports().kafka();
        String module = clients ? "scram.ScramLoginModule" : "plain.PlainLoginModule";
        assertInstanceOf(
                AuthenticationException.class,
                refusal(
                        port,
                        Map.of(
                                "security.protocol",
                                "SASL_PLAINTEXT",
                                "sasl.mechanism",
                                clients ? "SCRAM-SHA-512" : "PLAIN",
                                "sasl.jaas.config",
                                "org.apache.kafka.common.security." + module + " required username=\""
                                        + (clients ? "ingest" : "admin") + "\" password=\"guess\";")));
    }

    @ParameterizedTest
    @MethodSource("portsOfTheAdministrator")
    void shouldRefuseAServiceWhereTheAdministratorLogsIn(int port) {
        assertInstanceOf(
                AuthenticationException.class,
                refusal(port, TestBroker.get().kafka().clientSettings("ingest")));
    }

    @ParameterizedTest
    @MethodSource("clientPort")
    void shouldRefuseTheAdministratorWhereServicesLogIn(int port) {
        assertInstanceOf(
                AuthenticationException.class,
                refusal(port, TestBroker.get().kafka().adminSettings()));
    }

    static IntStream clientPort() {
        return IntStream.of(ports().kafka());
    }

    /** Returns why a login may not even ask for the id of the cluster. */
    private static Throwable refusal(int port, Map<String, ?> login) {
        Map<String, Object> settings = new HashMap<>(login);
        settings.remove(ADDRESS);
        settings.put(port == ports().kafkaController() ? "bootstrap.controllers" : ADDRESS, "127.0.0.1:" + port);
        settings.put("default.api.timeout.ms", 2_000);
        settings.put("request.timeout.ms", 2_000);
        try (var admin = Admin.create(settings)) {
            var failure = assertThrows(
                    ExecutionException.class,
                    () -> admin.describeCluster().clusterId().get());
            return Objects.requireNonNull(failure.getCause());
        }
    }
}
