package org.dutywatch.local.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.dutywatch.local.sample.Browsing.Pace;

/**
 * Generates the proxy log of the sample department for 16 November 2026. The same seed gives the same lines, so the
 * file in the repository can be checked against this class. {@code deploy/local/sample/README.md} describes what each
 * employee does.
 */
public final class SampleLog {
    private static final ZoneId DEPARTMENT = ZoneId.of("America/Chicago");
    private static final long SEED = 20261116;

    private static final ProxyUser REYES = new ProxyUser("sreyes", "10.20.4.31");
    private static final ProxyUser NOVAK = new ProxyUser("jnovak", "10.20.4.32");
    private static final ProxyUser ADEYEMI = new ProxyUser("kadeyemi", "10.20.4.33");
    private static final ProxyUser FISCHER = new ProxyUser("lfischer", "10.20.4.34");
    private static final ProxyUser HADDAD = new ProxyUser("ohaddad", "10.20.4.35");
    private static final ProxyUser UNKNOWN_USER = new ProxyUser("contractor7", "10.20.9.77");

    private final Traffic traffic = new Traffic(SEED);
    private final Browsing browsing = new Browsing(traffic);
    private final BackgroundTraffic background = new BackgroundTraffic(traffic);

    /** Writes the log to the file named by the argument. */
    public static void main(String[] arguments) throws IOException {
        Files.write(Path.of(arguments[0]), lines());
    }

    /** Returns the lines, the oldest first. */
    public static List<String> lines() {
        var log = new SampleLog();
        log.overLimitOnDuty();
        log.buttonsAndOpenTab();
        log.officialBusiness();
        log.offDuty();
        log.nightShift();
        log.linesWithoutAccess();
        return log.traffic.log();
    }

    private void overLimitOnDuty() {
        browsing.work(REYES, at("08:02"), at("15:55"));
        browsing.visit(REYES, SocialSite.FACEBOOK, at("09:10"), 14, Pace.CLICKING);
        browsing.visit(REYES.withUserName("RIDGEMONT%5CSReyes"), SocialSite.INSTAGRAM, at("10:40"), 12, Pace.CLICKING);
        browsing.visit(REYES, SocialSite.FACEBOOK, at("12:05"), 12, Pace.READING);
        browsing.visit(REYES, SocialSite.REDDIT, at("13:05"), 11, Pace.CLICKING);
        browsing.visit(REYES, SocialSite.X, at("14:20"), 10, Pace.CLICKING);
        browsing.watch(REYES, at("15:10"), 8);
        traffic.tunnel(REYES, at("13:30"), 2 * 3600, "gateway.discord.gg", 48_000);
    }

    private void buttonsAndOpenTab() {
        browsing.work(NOVAK, at("08:05"), at("15:50"));
        browsing.visit(NOVAK, SocialSite.FACEBOOK, at("07:46"), 3, Pace.READING);
        background.openTab(NOVAK, at("07:50"), at("15:58"));
        for (long now = at("08:20"); now < at("15:45"); now += traffic.between(9, 21) * 60_000L) {
            background.newsWithButtons(NOVAK, now);
        }
    }

    private void officialBusiness() {
        browsing.work(ADEYEMI, at("08:10"), at("15:40"));
        browsing.visit(ADEYEMI, SocialSite.FACEBOOK, at("10:08"), 30, Pace.READING);
        browsing.visit(ADEYEMI, SocialSite.INSTAGRAM, at("10:38"), 15, Pace.READING);
    }

    private void offDuty() {
        browsing.visit(FISCHER, SocialSite.INSTAGRAM, at("06:20"), 20, Pace.READING);
        browsing.work(FISCHER, at("08:03"), at("15:52"));
        browsing.visit(FISCHER, SocialSite.FACEBOOK, at("17:15"), 20, Pace.READING);
    }

    private void nightShift() {
        browsing.work(HADDAD, at("22:10"), at("05:40") + 24 * 3_600_000L);
        browsing.visit(HADDAD, SocialSite.X, at("23:54"), 12, Pace.READING);
        traffic.tunnel(HADDAD, at("22:30"), 4 * 3600, "web.whatsapp.com", 30_000);
    }

    /** Lines that are no access of an employee: refused, challenged, broken, or of an unknown user. */
    private void linesWithoutAccess() {
        traffic.challenged(REYES, at("08:01"), "www.facebook.com");
        traffic.challenged(NOVAK, at("08:04"), "intranet.ridgemont-pd.example");
        traffic.denied(FISCHER, at("11:17"), "https://www.tiktok.com/foryou");
        browsing.visit(UNKNOWN_USER, SocialSite.FACEBOOK, at("13:40"), 3, Pace.READING);
        traffic.raw(at("11:41"), "   133 10.20.4.34 TCP_MISS/200 18");
        traffic.raw(
                at("14:02"),
                "     0 10.20.4.32 NONE_NONE/000 0 - error:transaction-end-before-headers - HIER_NONE/- -");
    }

    private static long at(String time) {
        return LocalDateTime.parse("2026-11-16T" + time)
                .atZone(DEPARTMENT)
                .toInstant()
                .toEpochMilli();
    }
}
