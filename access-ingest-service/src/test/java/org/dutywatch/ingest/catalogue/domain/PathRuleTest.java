package org.dutywatch.ingest.catalogue.domain;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathRuleTest {
    @ParameterizedTest
    @CsvSource({
        "/v*/plugins/*, /v19.0/plugins/post.php, true",
        "/v*/plugins/*, /plugins/post.php, false",
        "/v*/plugins/*, /videos/1/plugins/x, false",
        "/p/*/embed*, /p/Cx81/embed/captioned/, true",
        "/p/*/embed*, /p/Cx81/, false",
        "/p/*/embed*, /p/a/b/embed, false",
        "/tr, /tr, true",
        "/tr, /tr/, false",
        "/tr, /trending, false",
        "/@*/post/*/embed*, /@ada/post/x1/embed, true"
    })
    void shouldMatchWithinOneSegmentAndEverythingAtTheEnd(String rule, String path, boolean matches) {
        assertThat(matches(rule, path)).isEqualTo(matches);
    }

    @Property(tries = 1000)
    void shouldAgreeWithARegularExpression(@ForAll("rules") String rule, @ForAll("paths") String path) {
        String inner = rule.endsWith("*") ? rule.substring(0, rule.length() - 1) : rule;
        String regex = inner.replace("*", "[^/]*") + (rule.endsWith("*") ? ".*" : "");

        assertThat(matches(rule, path)).isEqualTo(Pattern.matches(regex, path));
    }

    @Provide
    Arbitrary<String> rules() {
        return Arbitraries.of("a", "b", "/", "*").list().ofMaxSize(6).map(parts -> "/" + String.join("", parts));
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.of("a", "b", "/").list().ofMaxSize(8).map(parts -> "/" + String.join("", parts));
    }

    private static boolean matches(String rule, String path) {
        byte[] bytes = path.getBytes(US_ASCII);
        return new PathRule(rule, HostRole.WIDGET).matches(bytes, 0, bytes.length);
    }
}
