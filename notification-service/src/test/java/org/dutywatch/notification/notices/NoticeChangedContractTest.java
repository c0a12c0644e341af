package org.dutywatch.notification.notices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dutywatch.notification.testing.ServiceJson;
import org.dutywatch.testing.Contract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NoticeChangedContractTest {
    private static final Contract CONTRACT = new Contract(Path.of("contracts"), NoticeChanged.TOPIC);
    private static final ObjectMapper JSON = ServiceJson.mapper();
    private static final Instant NOW = Instant.parse("2026-11-16T20:31:07.412345Z");

    static List<Path> examples() {
        return CONTRACT.examples();
    }

    static List<Notice> notices() {
        Notice draft = Notice.draft(UUID.randomUUID(), "E101", NOW);
        Notice routed = draft.withRecipient(Recipient.supervisor("E010")).nextVersion();
        Notice mailed = routed.mailed(1, NOW, true);
        return List.of(
                draft.awaitingEmployee("E101", NOW).nextVersion(),
                routed.mailEnqueued(),
                routed.shownInInbox(1, NOW),
                mailed,
                routed.undeliverable(),
                draft.withRecipient(Recipient.ADMINISTRATORS)
                        .mailed(2, NOW, true)
                        .nextVersion(),
                mailed.acknowledged(new Notice.Answer(NOW, "sergeant", "issuer", "subject", "looked into it")),
                mailed.acknowledged(new Notice.Answer(NOW, "sergeant", null, null, null)));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldReadAndWriteTheExamplesUnchanged(Path example) throws IOException {
        String text = Contract.read(example);

        NoticeChanged event = JSON.readValue(text, NoticeChanged.class);

        assertEquals(List.of(), CONTRACT.errorsIn(text));
        assertEquals(JSON.readTree(text), JSON.readTree(JSON.writeValueAsString(event)));
    }

    @ParameterizedTest
    @MethodSource("notices")
    void shouldKeepTheContractInEveryState(Notice notice) throws IOException {
        String text = JSON.writeValueAsString(NoticeChanged.of(notice));

        assertEquals(List.of(), CONTRACT.errorsIn(text), text);
    }

    @Test
    void shouldFindAnErrorWhenTheContractIsBroken() {
        assertFalse(CONTRACT.errorsIn("{\"state\": \"LOST\"}").isEmpty());
    }

    @Test
    void shouldVoidAnAnswerWhenTheMailAsksForAnother() {
        Notice answered = notices().get(6);

        assertEquals(Notice.State.ACKNOWLEDGED, answered.mailed(2, NOW, false).state());
        assertEquals(Notice.State.TOLD, answered.mailed(2, NOW, true).state());
    }
}
