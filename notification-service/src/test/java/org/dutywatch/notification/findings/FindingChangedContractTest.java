package org.dutywatch.notification.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.dutywatch.eventkit.kafka.JsonDecoder;
import org.dutywatch.eventkit.kafka.MalformedMessage;
import org.dutywatch.notification.testing.ComplianceEventFixtures;
import org.dutywatch.notification.testing.ServiceJson;
import org.dutywatch.testing.Contract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FindingChangedContractTest {
    private static final Contract CONTRACT = new Contract(ComplianceEventFixtures.COMPLIANCE, Finding.TOPIC);
    private static final ObjectMapper JSON = ServiceJson.mapper();

    static List<Path> examples() {
        return CONTRACT.examples();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldReadWhatCompliancePublishes(Path example) throws IOException, MalformedMessage {
        String text = Contract.read(example);
        JsonNode expected = JSON.readTree(text);

        Finding finding = decode(text);

        assertEquals(List.of(), CONTRACT.errorsIn(text));
        JsonNode ours = JSON.valueToTree(finding);
        ours.properties()
                .forEach(field ->
                        assertEquals(normal(expected.get(field.getKey())), normal(field.getValue()), field.getKey()));
        assertEquals(finding, JSON.readValue(JSON.writeValueAsString(finding), Finding.class));
    }

    @Test
    void shouldHaveAnExampleOfEachPublishedChange() throws IOException {
        Set<String> changes = new TreeSet<>();
        for (Path example : examples()) {
            changes.add(JSON.readTree(Contract.read(example)).get("change").asText());
        }

        assertEquals(
                Set.of(
                        "OPENED",
                        "RAISED",
                        "LOWERED",
                        "REVISED",
                        "WITHDRAWN",
                        "SUPERSEDED",
                        "REOPENED",
                        "ACKNOWLEDGED",
                        "NOTICE_GIVEN",
                        "REPLIED",
                        "REVIEW_STARTED",
                        "CLOSED",
                        "REFERRED"),
                changes);
    }

    @Test
    void shouldSayThatTheShiftWasMovedWhenSuperseded() throws IOException, MalformedMessage {
        String text = Contract.read(examples().stream()
                .filter(example -> example.endsWith("superseded.json"))
                .findFirst()
                .orElseThrow());

        Finding finding = decode(text);

        assertFalse(finding.inEffect());
        assertTrue(FindingStatement.of(finding).startsWith("Superseded: the shift was moved or replaced"));
    }

    @Test
    void shouldNameThePeriodOfTheLimitWhenItIsNotTheShift() throws IOException, MalformedMessage {
        Finding window = decode(example("opened-per-window.json"));
        Finding week = decode(example("opened-per-week-notice.json"));

        assertEquals(
                "Estimated 14 min (band 12.4 to 16.3) of on-duty access to social media sites, limit 10 in any 60 min.",
                FindingStatement.of(window));
        assertEquals(
                "Estimated 99.5 min (band 91 to 112) of on-duty access to social media sites (only DATING), limit 120"
                        + " per week.",
                FindingStatement.of(week));
        assertEquals(
                "the limit is not passed, but the low end of the band has reached the notice level of 90 min; please"
                        + " review it",
                FindingStatement.whyReviewed(week));
    }

    @Test
    void shouldRejectAsMalformedWhenAWindowHasNoLength() throws IOException {
        String text = example("opened-per-window.json").replace("\"window_minutes\": 60,", "");

        assertThrows(MalformedMessage.class, () -> decode(text));
    }

    private static String example(String name) throws IOException {
        return Contract.read(examples().stream()
                .filter(path -> path.endsWith(name))
                .findFirst()
                .orElseThrow());
    }

    @Test
    void shouldRejectAsMalformedWhenAPossiblePostingIsAnAlert() {
        String text = new String(
                        ComplianceEventFixtures.aPossiblePostingOf("E1").bytes(), StandardCharsets.UTF_8)
                .replace("\"REVIEW\"", "\"ALERT\"");

        assertThrows(MalformedMessage.class, () -> decode(text));
    }

    @Test
    void shouldReadAStoredFindingWithoutARule() throws IOException {
        String stored = new String(ComplianceEventFixtures.anAlertAbout("E1").bytes(), StandardCharsets.UTF_8)
                .replace("\"rule\":\"ON_DUTY_ACCESS_PER_SHIFT\",", "");

        Finding finding = JSON.readerFor(Finding.class)
                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .readValue(stored);

        assertEquals(Finding.Rule.ON_DUTY_ACCESS_PER_SHIFT, finding.rule());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "nonsense", "{\"finding_id\": \"x\"}"})
    void shouldRejectAsMalformedWhenItIsNoFinding(String text) {
        assertThrows(MalformedMessage.class, () -> decode(text));
    }

    @Test
    void shouldRejectAsMalformedWhenMinutesAreMissing() {
        String text = new String(ComplianceEventFixtures.anAlertAbout("E1").bytes(), StandardCharsets.UTF_8)
                .replace("\"minutes\":{\"low\"", "\"mintues\":{\"low\"");

        assertThrows(MalformedMessage.class, () -> decode(text));
    }

    /** Removes trailing zeros of seconds, which our writer leaves out. */
    private static String normal(JsonNode node) {
        return node.toString().replaceAll("\\.0+Z", "Z").replaceAll("(\\.\\d*?[1-9])0+Z", "$1Z");
    }

    private static Finding decode(String text) throws MalformedMessage {
        return new JsonDecoder<>(JSON, Finding.class)
                .decode(new ConsumerRecord<>(Finding.TOPIC, 0, 0, "k", text.getBytes(StandardCharsets.UTF_8)));
    }
}
