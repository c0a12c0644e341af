package org.dutywatch.compliance.people.employees;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.dutywatch.compliance.people.employees.domain.EmployeeChange;
import org.dutywatch.compliance.people.employees.domain.EmployeeFacts;
import org.dutywatch.compliance.people.employees.domain.EmployeeHistory;
import org.dutywatch.eventkit.rest.JsonStyle;
import org.dutywatch.eventkit.rest.Login;
import org.dutywatch.testing.Contract;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The published employee event matches the contract. */
class EmployeeChangedContractTest {
    private static final Contract CONTRACT = new Contract(Path.of("contracts"), EmployeeChanged.TOPIC);

    private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());

    static List<Path> examples() {
        return CONTRACT.examples();
    }

    @BeforeEach
    void applyStyle() {
        new JsonStyle().customize(json);
    }

    @Test
    void shouldWriteTheGoldenOfficer() throws IOException {
        assertEquals(
                golden("officer"),
                written(employee(
                        "E101",
                        "sreyes",
                        List.of("RIDGEMONT\\SReyes"),
                        "Officer Sam Reyes",
                        "officer@ridgemont-pd.example",
                        "E010",
                        "Patrol",
                        List.of(new Login(
                                "https://login.ridgemont-pd.example/realms/dutywatch",
                                "7d1a1f0e-52f1-4f1e-9d0c-0d5f5a6c0101")))));
    }

    @Test
    void shouldWriteTheGoldenChiefWithoutSupervisor() throws IOException {
        assertEquals(
                golden("chief-without-supervisor"),
                written(employee(
                        "E001",
                        "dwhitlock",
                        List.of(),
                        "Chief Dana Whitlock",
                        "chief@ridgemont-pd.example",
                        null,
                        "Command",
                        List.of())));
    }

    @Test
    void shouldWriteTheGoldenOfficerWhoLeftAndWhoseNameWasHandedOn() throws IOException {
        Instant left = Instant.parse("2026-11-14T06:00:00Z");
        var history = EmployeeHistory.startingWith(
                        new EmployeeChange(fischer(true, "lfischer"), Instant.EPOCH, true), Instant.EPOCH)
                .with(new EmployeeChange(fischer(false, "lfischer-left"), left, true));
        var employee = new Employee("P-00000000", history, left);
        employee.version = 3;

        assertEquals(golden("left-the-department"), written(EmployeeChanged.of(employee, history, List.of())));
    }

    private static EmployeeFacts fischer(boolean active, String username) {
        return new EmployeeFacts(
                "E104",
                active,
                username,
                List.of(),
                "Officer Lena Fischer",
                "lena.fischer@ridgemont-pd.example",
                "E010",
                "Patrol",
                "");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldKeepTheExamplesValidAgainstTheSchema(Path example) {
        assertEquals(List.of(), CONTRACT.errorsIn(Contract.read(example)));
    }

    private static EmployeeChanged employee(
            String id,
            String username,
            List<String> aliases,
            String name,
            String email,
            @Nullable String supervisor,
            String unit,
            List<Login> logins) {
        var facts = new EmployeeFacts(id, true, username, aliases, name, email, supervisor, unit, "");
        var history = EmployeeHistory.startingWith(new EmployeeChange(facts, Instant.EPOCH, true), Instant.EPOCH);
        return EmployeeChanged.of(new Employee("P-00000000", history, Instant.EPOCH), history, logins);
    }

    private JsonNode written(EmployeeChanged event) throws IOException {
        return json.readTree(json.writeValueAsBytes(event));
    }

    private static JsonNode golden(String example) {
        return CONTRACT.example(example);
    }
}
