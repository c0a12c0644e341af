package org.dutywatch.local.component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A browser of one person who logs in: keeps cookies and follows the forms of Keycloak's pages. */
final class LoginPages {
    private static final Pattern ACTION = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");
    private static final Pattern SECRET = Pattern.compile("name=\"totpSecret\" value=\"([^\"]+)\"");

    /** S256 of a verifier that nobody needs here: no code is exchanged. */
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final ProductionRealm realm;
    private String page = "";
    private boolean loggedIn;

    LoginPages(ProductionRealm realm) {
        this.realm = realm;
    }

    /** Opens the login page of the console. */
    String open() {
        return show(request(realm.address()
                        + "/protocol/openid-connect/auth?client_id=dutywatch-console&response_type=code&scope=openid"
                        + "&redirect_uri=https://dutywatch.example/&code_challenge_method=S256&code_challenge="
                        + CHALLENGE)
                .GET());
    }

    /** Fills in names and values, and submits the form of the page. */
    String submit(String... fields) {
        Map<String, String> form = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            form.put(fields[i], fields[i + 1]);
        }
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return show(request(find(ACTION).replace("&amp;", "&"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /** Answers the page that asks a person to set up one-time codes. */
    String setUpOneTimeCode() {
        String secret = find(SECRET);
        return submit("totp", code(secret), "totpSecret", secret, "userLabel", "phone");
    }

    /** Whether Keycloak sent the browser back to the console with a code. */
    boolean isLoggedIn() {
        return loggedIn;
    }

    private String find(Pattern pattern) {
        Matcher matcher = pattern.matcher(page);
        if (!matcher.find()) {
            throw new AssertionError("the page has no " + pattern + ":\n" + page);
        }
        return matcher.group(1);
    }

    private String show(HttpRequest.Builder request) {
        var answer = send(request);
        answer.headers().allValues("Set-Cookie").forEach(this::keep);
        var next = answer.headers().firstValue("Location");
        if (next.isPresent() && next.get().startsWith("https://dutywatch.example/")) {
            loggedIn = next.get().contains("code=");
            page = "";
        } else if (next.isPresent()) {
            return show(request(next.get()).GET());
        } else {
            page = answer.body();
        }
        return page;
    }

    private void keep(String cookie) {
        String pair = cookie.split(";", 2)[0];
        cookies.put(pair.split("=", 2)[0], pair);
    }

    private HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create(address)).header("Cookie", String.join("; ", cookies.values()));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The one-time code of now (RFC 6238: SHA-1, 30 s, 6 digits). */
    private static String code(String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES)
                    .putLong(Instant.now().getEpochSecond() / 30)
                    .array());
            int offset = hash[hash.length - 1] & 0xf;
            return String.format("%06d", (ByteBuffer.wrap(hash, offset, 4).getInt() & 0x7fffffff) % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
