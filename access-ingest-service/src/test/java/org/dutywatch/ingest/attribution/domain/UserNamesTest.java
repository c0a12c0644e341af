package org.dutywatch.ingest.attribution.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.dutywatch.testing.Contract;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UserNamesTest {
    /** The examples by which compliance-service is tested, too. */
    static List<JsonNode> examples() {
        List<JsonNode> examples = new ArrayList<>();
        ((ArrayNode) Contract.json(Path.of("../compliance-service/contracts/user-names.json"))).forEach(examples::add);
        return examples;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldReadEveryGoldenExample(JsonNode example) {
        LoggedName expected = example.has("name")
                ? new LoggedName.Person(new UserName(example.path("name").asText()))
                : noPerson(example.path("no_person").asText());

        assertThat(UserNames.read(example.path("given").asText())).isEqualTo(expected);
    }

    private static LoggedName noPerson(String reason) {
        return reason.equals("absent") ? LoggedName.ABSENT : new LoggedName.NoPerson(reason);
    }

    @Property(tries = 500)
    void shouldChangeNothingMoreWhenAppliedToItsOwnResult(@ForAll String given) {
        UserNames.normalise(given)
                .filter(name -> name.value().indexOf('%') < 0)
                .ifPresent(name -> assertThat(UserNames.normalise(name.value()).orElse(name))
                        .isEqualTo(name));
    }
}
