package org.dutywatch.ingest.detection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.dutywatch.ingest.formats.domain.SupportedFormat;
import org.dutywatch.ingest.formats.domain.SupportedFormat.FormatOption;
import org.dutywatch.ingest.sources.Formats;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DetectFormatTest {
    private static final Formats FORMATS = new Formats();

    private final DetectFormat detectFormat =
            new DetectFormat(FORMATS, Clock.fixed(Instant.parse("2026-11-30T00:00:00Z"), ZoneOffset.UTC));

    /** All formats but those that only the source can define. */
    static Stream<String> formats() {
        return FORMATS.all().stream()
                .filter(format -> !format.required().contains(FormatOption.FIELDS)
                        && !format.required().contains(FormatOption.LOGFORMAT))
                .map(SupportedFormat::name)
                .filter(name -> !name.equals("elff"));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void shouldNameTheFormatOfItsExampleLine(String format) {
        String line = FORMATS.find(format).orElseThrow().exampleLine();

        assertThat(detectFormat.detect(line.getBytes(UTF_8)).format()).isEqualTo(format);
    }

    @Test
    void shouldSayWhatToSendInsteadOfTransactionsOfNetskope() {
        DetectedFormat detected =
                detectFormat.detect("#Fields: date time c-ip cs-username cs-host x-cs-app".getBytes(UTF_8));

        assertThat(detected.format()).isNull();
        assertThat(detected.device()).isEqualTo("Netskope transactions");
    }

    @ParameterizedTest
    @CsvSource({
        "vendor=Websense product=Security action=permitted,Forcepoint",
        "2026-11-03 09:42:11 reason=Allowed vendor=Zscaler product=NSS,Zscaler"
    })
    void shouldNameTheDeviceWhoseSettingsMustChange(String line, String device) {
        assertThat(detectFormat.detect(line.getBytes(UTF_8)).device()).isEqualTo(device);
    }
}
