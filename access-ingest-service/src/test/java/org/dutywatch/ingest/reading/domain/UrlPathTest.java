package org.dutywatch.ingest.reading.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlPathTest {
    private static final String HOST = "www.facebook.com";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/plugins/like.php?href=x",
                "/v18.0/plugins/page.php",
                "/embed/dQw4w9WgXcQ",
                "/p/abc/embed/",
                "/sharer/sharer.php?u=x",
                "/sharing/share-offsite/",
                "/shareArticle",
                "/share?u=x",
                "/tr/?id=1",
                "/tr",
                "/dialog/oauth",
                "/SDK.js",
                "/en_US/sdk.js",
                "/widgets/pinit.js"
            })
    void shouldBeAnEmbedWhenAPageOfAnotherSiteRequestsIt(String path) {
        assertThat(new UrlPath(path).isEmbed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/likes",
                "/liker.like",
                "/r/widgets/top",
                "/user/embed",
                "/groups/plugins",
                "/share/p/1BxYz/",
                "/tr/about",
                "/embedded-systems",
                "/watch?v=embed",
                "/a#/plugins/",
                "/shared"
            })
    void shouldBeNoEmbedWhenTheWordIsOnlyPartOfAName(String path) {
        assertThat(new UrlPath(path).isEmbed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/poll/17?x=1, /api/v1/poll/4711?y=2",
        "/m/deadbeef01/x, /m/0123456789abcdef/x",
        "/m/6fa459ea-ee8a-3ca4-894e-db77e160355e, /m/00000000-0000-0000-0000-000000000001",
        "/t/abcdefghijklmnopqrstuvwxyz, /t/zyxwvutsrqponmlkjihgfedcba",
        "/chat12/x, /CHAT99/x"
    })
    void shouldBeOneSeriesWhenOnlyNumbersAndTokensDiffer(String one, String other) {
        assertThat(new UrlPath(one).series(HOST)).isEqualTo(new UrlPath(other).series(HOST));
    }

    @Test
    void shouldBeAnotherSeriesWhenPathOrHostDiffers() {
        int series = new UrlPath("/chat/poll").series(HOST);

        assertThat(new UrlPath("/chat/send").series(HOST)).isNotEqualTo(series);
        assertThat(new UrlPath("/chat/poll").series("m.facebook.com")).isNotEqualTo(series);
        assertThat(new UrlPath("/facade").series(HOST)).isNotEqualTo(new UrlPath("/decade").series(HOST));
    }
}
