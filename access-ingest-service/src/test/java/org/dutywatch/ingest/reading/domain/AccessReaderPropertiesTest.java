package org.dutywatch.ingest.reading.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class AccessReaderPropertiesTest {
    private static final byte[] SOUND = ReadingFixtures.line("GET", "https://www.facebook.com/groups/41?ref=x")
            .getBytes(StandardCharsets.UTF_8);

    @Property(tries = 2000)
    void shouldGiveAnOutcomeWhenASoundLineIsDamaged(@ForAll byte[] damage, @ForAll char place) {
        byte[] line = SOUND.clone();
        int at = place % line.length;
        System.arraycopy(damage, 0, line, at, Math.min(damage.length, line.length - at));

        assertThat(ReadingFixtures.reader().read(line, 0, line.length).reason()).isNotEmpty();
    }

    @Property(tries = 300)
    void shouldAgreeOnTheIdWhateverLinesWereReadBefore(@ForAll byte[] before) {
        AccessReader used = ReadingFixtures.reader();
        used.read(before, 0, before.length);

        assertThat(used.read(SOUND, 0, SOUND.length))
                .isEqualTo(ReadingFixtures.reader().read(SOUND, 0, SOUND.length));
    }
}
