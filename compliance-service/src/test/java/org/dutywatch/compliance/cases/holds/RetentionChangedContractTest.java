package org.dutywatch.compliance.cases.holds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.dutywatch.compliance.cases.holds.RetentionChanged.Kind;
import org.dutywatch.eventkit.rest.JsonStyle;
import org.dutywatch.testing.Contract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is published about retention matches the contract. */
class RetentionChangedContractTest {
    private static final Contract CONTRACT = new Contract(Path.of("contracts"), RetentionChanged.TOPIC);

    private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());

    static List<Path> examples() {
        return CONTRACT.examples();
    }

    @BeforeEach
    void applyStyle() {
        new JsonStyle().customize(json);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldWriteTheExample(Path example) throws IOException {
        var report = json.readValue(Contract.read(example), RetentionChanged.class);

        String written = json.writeValueAsString(report);

        assertEquals(List.of(), CONTRACT.errorsIn(written));
        assertEquals(json.readTree(Contract.read(example)), json.readTree(written));
    }

    @Test
    void shouldHaveAnExampleOfEveryKind() throws IOException {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (Path example : examples()) {
            kinds.add(json.readValue(Contract.read(example), RetentionChanged.class)
                    .kind());
        }
        assertEquals(EnumSet.allOf(Kind.class), kinds);
    }
}
