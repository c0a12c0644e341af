package org.dutywatch.ingest.reading.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dutywatch.ingest.reading.domain.ReadingFixtures.line;
import static org.dutywatch.ingest.reading.domain.ReadingFixtures.observed;

import org.dutywatch.ingest.catalogue.domain.HostRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostingIndicatorTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/i/api/graphql/a1B2c3/CreateTweet",
                "/i/api/1.1/statuses/update.json",
                "/1.1/media/upload.json?command=APPEND",
                "/i/media/upload2.json/upload",
                "/api/v1/media/configure/",
                "/api/v1/media/configure_to_story/",
                "/rupload_igphoto/fb_uploader_1793718131",
                "/api/v1/web/comments/3241234/add/",
                "/a/comment.php?fs=8",
                "/ajax/ufi/add/comment",
                "/composer/mbasic/upload",
                "/ajax/react_composer/attachments/photo/upload",
                "/ajax/updatestatus.php",
                "/api/submit",
                "/api/comment",
                "/resource/PinResource/create/",
                "/youtubei/v1/comment/create_comment",
                "/tiktok/web/project/post/v1/",
                "/api/comment/publish/",
                "/api/v1/statuses",
                "/wp/v2/posts",
                "/newreply.php?do=postreply&t=1",
                "/threads/some-thread.12/add-reply"
            })
    void shouldBeAPostingWhenTheEndpointPublishes(String path) {
        assertThat(observed(line("POST", "https://www.facebook.com" + path)).posting())
                .isTrue();
        assertThat(observed(line("PUT", "https://api.facebook.com" + path)).posting())
                .isTrue();
        assertThat(observed(line("GET", "https://www.facebook.com" + path)).posting())
                .isFalse();
        assertThat(observed(line("POST", "https://graph.facebook.com" + path)).posting())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/graphql/",
                "/graphql/query",
                "/ajax/bz",
                "/ajax/bnzai",
                "/logging",
                "/logging/upload",
                "/logging_client_events",
                "/ajax/error/upload",
                "/collect",
                "/g/collect/create",
                "/api/2/telemetry/upload",
                "/login/device-based/regular/login/create",
                "/accounts/login/ajax/",
                "/resource/UserSessionResource/create/",
                "/resource/ContextLogResource/create/",
                "/resource/UserFollowResource/create/",
                "/oauth/create",
                "/plugins/comments/post",
                "/plugins/like.php",
                "/api/v1/web/likes/3241234/like/",
                "/api/v1/web/comments/like/3241234/",
                "/api/v1/statuses/41/favourite",
                "/i/api/1.1/notifications/create",
                "/youtubei/v1/log_event",
                "/youtubei/v1/like/like",
                "/api/post/item_list/",
                "/api/comment/list/",
                "/svc/shreddit/comments/r/news/t3_abc",
                "/r/upload",
                "/user/post",
                "/groups/create",
                "/uploaded",
                "/poster",
                "/report/create",
                "/search/upload",
                "/contacts/upload",
                "/",
                ""
            })
    void shouldBeNoPostingWhenTheEndpointHasAnotherPurpose(String path) {
        assertThat(observed(line("POST", "https://www.facebook.com" + path)).posting())
                .isFalse();
    }

    @Test
    void shouldBeNoPostingWhenTheSiteRefusesItOrAPageOfAnotherSiteSendsIt() {
        String post = "https://www.facebook.com/ajax/updatestatus.php";
        String sent = line("POST", post);

        assertThat(observed(line("TCP_MISS/403", "900", "POST", post, "sreyes", "text/html"))
                        .posting())
                .isFalse();
        assertThat(observed(sent + " \"https://www.dailynews.example/\"").posting())
                .isFalse();
        assertThat(observed(sent + " \"https://www.facebook.com/\"").posting()).isTrue();
        assertThat(observed(line("CONNECT", "www.facebook.com:443")).posting()).isFalse();
    }

    @Test
    void shouldBeAPostingWhenTheBodyIsLarge() {
        UrlPath anything = new UrlPath("/x/y");

        assertThat(PostingIndicator.looksLike("POST", HostRole.PAGE, 200, 50_000, anything))
                .isTrue();
        assertThat(PostingIndicator.looksLike("PUT", HostRole.APP_API, 201, 50_000, anything))
                .isTrue();
        assertThat(PostingIndicator.looksLike("POST", HostRole.PAGE, 200, 49_999, anything))
                .isFalse();
        assertThat(PostingIndicator.looksLike("GET", HostRole.PAGE, 200, 50_000, anything))
                .isFalse();
        assertThat(PostingIndicator.looksLike("POST", HostRole.CDN, 200, 50_000, anything))
                .isFalse();
        assertThat(PostingIndicator.looksLike("POST", HostRole.PAGE, 200, ScannedLine.NOT_LOGGED, anything))
                .isFalse();
    }
}
