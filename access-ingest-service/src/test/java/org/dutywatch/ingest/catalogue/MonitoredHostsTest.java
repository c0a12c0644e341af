package org.dutywatch.ingest.catalogue;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.dutywatch.ingest.catalogue.domain.HostRole;
import org.dutywatch.ingest.catalogue.domain.MonitoredHost;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hosts and paths that the shipped catalogue has to know. */
class MonitoredHostsTest {
    @ParameterizedTest
    @CsvSource({
        "www.facebook.com, facebook, PAGE",
        "WWW.FaceBook.COM, facebook, PAGE",
        "m.facebook.com, facebook, PAGE",
        "de-de.facebook.com, facebook, APP_API",
        "www.instagram.com, instagram, PAGE",
        "i.instagram.com, instagram, APP_API",
        "www.threads.com, threads, PAGE",
        "x.com, x, PAGE",
        "twitter.com, x, PAGE",
        "api.x.com, x, APP_API",
        "www.linkedin.com, linkedin, PAGE",
        "www.tiktok.com, tiktok, PAGE",
        "api16.tiktokv.com, tiktok, APP_API",
        "www.snapchat.com, snapchat, PAGE",
        "www.pinterest.com, pinterest, PAGE",
        "bsky.app, bluesky, PAGE",
        "mastodon.social, mastodon, PAGE",
        "misskey.io, misskey, PAGE",
        "truthsocial.com, truthsocial, PAGE",
        "gab.com, gab, PAGE",
        "gettr.com, gettr, PAGE",
        "parler.com, parler, PAGE",
        "www.minds.com, minds, PAGE",
        "mewe.com, mewe, PAGE",
        "nextdoor.com, nextdoor, PAGE",
        "vk.com, vk, PAGE",
        "ok.ru, ok, PAGE",
        "weibo.com, weibo, PAGE",
        "www.xing.com, xing, PAGE",
        "www.plurk.com, plurk, PAGE",
        "ask.fm, askfm, PAGE",
        "steamcommunity.com, steam, PAGE",
        "myspace.com, myspace, PAGE",
        "www.messenger.com, messenger, PAGE",
        "web.whatsapp.com, whatsapp, PAGE",
        "web.telegram.org, telegram, PAGE",
        "discord.com, discord, PAGE",
        "gateway-us-east1-b.discord.gg, discord, MESSAGING_POLL",
        "www.youtube.com, youtube, PAGE",
        "www.twitch.tv, twitch, PAGE",
        "kick.com, kick, PAGE",
        "rumble.com, rumble, PAGE",
        "odysee.com, odysee, PAGE",
        "www.bitchute.com, bitchute, PAGE",
        "www.bilibili.com, bilibili, PAGE",
        "vimeo.com, vimeo, PAGE",
        "www.dailymotion.com, dailymotion, PAGE",
        "imgur.com, imgur, PAGE",
        "9gag.com, 9gag, PAGE",
        "www.flickr.com, flickr, PAGE",
        "www.deviantart.com, deviantart, PAGE",
        "www.pixiv.net, pixiv, PAGE",
        "onlyfans.com, onlyfans, PAGE",
        "fansly.com, fansly, PAGE",
        "www.reddit.com, reddit, PAGE",
        "matrix.redditspace.com, reddit, MESSAGING_POLL",
        "www.quora.com, quora, PAGE",
        "boards.4chan.org, 4chan, PAGE",
        "lemmy.world, lemmy, PAGE",
        "www.fark.com, fark, PAGE",
        "www.resetera.com, resetera, PAGE",
        "www.tumblr.com, tumblr, PAGE",
        "someone.tumblr.com, tumblr, PAGE",
        "someone.blogspot.com, blogger, PAGE",
        "www.someone.blogspot.com, blogger, PAGE",
        "someone.wordpress.com, wordpress, PAGE",
        "someone.wixsite.com, wix, PAGE",
        "someone.weebly.com, weebly, PAGE",
        "someone.carrd.co, carrd, PAGE",
        "someone.mystrikingly.com, strikingly, PAGE",
        "someone.jimdofree.com, jimdo, PAGE",
        "someone.hatenablog.com, hatena, PAGE",
        "someone.bearblog.dev, bearblog, PAGE",
        "someone.livejournal.com, livejournal, PAGE",
        "someone.dreamwidth.org, dreamwidth, PAGE",
        "someone.neocities.org, neocities, PAGE",
        "linktr.ee, linktree, PAGE",
        "beacons.ai, beacons, PAGE",
        "allmylinks.com, allmylinks, PAGE",
        "about.me, aboutme, PAGE",
        "tinder.com, tinder, PAGE",
        "bumble.com, bumble, PAGE",
        "www.okcupid.com, okcupid, PAGE",
        "www.match.com, match, PAGE",
        "www.pof.com, pof, PAGE",
        "badoo.com, badoo, PAGE",
        "web.grindr.com, grindr, PAGE",
        "www.zoosk.com, zoosk, PAGE",
        "www.eharmony.com, eharmony, PAGE"
    })
    void shouldFindSiteAndRoleOfTheHost(String host, String site, HostRole role) {
        MonitoredHost found = ShippedHosts.find(host).orElseThrow();

        assertThat(found.site().key()).isEqualTo(site);
        assertThat(found.role()).isEqualTo(role);
    }

    @ParameterizedTest
    @CsvSource({
        "www.facebook.com, /plugins/like.php?href=x, WIDGET",
        "www.facebook.com, /v19.0/plugins/post.php, WIDGET",
        "www.facebook.com, /tr?id=1&ev=PageView, PIXEL",
        "www.facebook.com, /tr/, PIXEL",
        "www.facebook.com, /l.php?u=x, SHORTENER",
        "www.facebook.com, /training.group, PAGE",
        "www.facebook.com, /groups/plugins, PAGE",
        "www.instagram.com, /p/Cx81/embed/captioned/, WIDGET",
        "www.instagram.com, /p/Cx81/, PAGE",
        "x.com, /intent/tweet?text=x, WIDGET",
        "x.com, /home, PAGE",
        "t.co, /i/adsct?x=1, PIXEL",
        "t.co, /abc, SHORTENER",
        "www.linkedin.com, /embed/feed/update/1, WIDGET",
        "www.linkedin.com, /feed/, PAGE",
        "www.tiktok.com, /embed/v2/1, WIDGET",
        "www.tiktok.com, /@someone/video/1, PAGE",
        "www.youtube.com, /embed/abc, WIDGET",
        "www.youtube.com, /watch?v=abc, PAGE",
        "www.redditstatic.com, /ads/pixel.js, PIXEL",
        "www.redditstatic.com, /shreddit/app.js, CDN",
        "s.pinimg.com, /ct/core.js, PIXEL",
        "rumble.com, /embed/v1/, WIDGET",
        "discord.com, /api/webhooks/1/x, WIDGET",
        "discord.com, /channels/1/2, PAGE",
        "steamcommunity.com, /openid/login, WIDGET"
    })
    void shouldTellApartWhatOneHostServes(String host, String path, HostRole role) {
        byte[] bytes = path.getBytes(US_ASCII);

        MonitoredHost found = ShippedHosts.find(host).orElseThrow();

        assertThat(found.roleOf(bytes, 0, bytes.length)).isEqualTo(role);
    }
}
