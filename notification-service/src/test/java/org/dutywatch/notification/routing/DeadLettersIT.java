package org.dutywatch.notification.routing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import org.dutywatch.eventkit.kafka.DeadLetters;
import org.dutywatch.notification.testing.ComplianceEventFixtures;
import org.dutywatch.notification.testing.OnRealServers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class DeadLettersIT extends OnRealServers {
    @ParameterizedTest
    @CsvSource({
        "compliance.finding-changed.v1, notification.routing, D101",
        "compliance.employee-changed.v1, notification.directory, D102",
        "compliance.duty-changed.v1, notification.duty, D103",
        "compliance.decision-awaited.v1, notification.decisions, D104",
        "compliance.audit-reported.v1, notification.audit, D105",
        "compliance.retention-changed.v1, notification.retention, D106"
    })
    void shouldDeadLetterAMalformedMessageAndConsumeTheOthers(String topic, String group, String key) {
        byte[] nonsense = "{\"finding_id\": 7}".getBytes(StandardCharsets.UTF_8);

        publish(topic, key, nonsense);
        publishEmployee(key, "Officer After", key + "s");
        publish(ComplianceEventFixtures.anAlertAbout(key));

        var letter = awaitOn(DeadLetters.topicOf(topic, group), key, 1).get(0);
        assertArrayEquals(nonsense, letter.value());
        String reason =
                new String(letter.headers().lastHeader(DeadLetters.REASON).value(), StandardCharsets.UTF_8);
        assertTrue(reason.startsWith("malformed: "), reason);
        awaitMails(ComplianceEventFixtures.mailOf(key + "s"), 1);
    }
}
