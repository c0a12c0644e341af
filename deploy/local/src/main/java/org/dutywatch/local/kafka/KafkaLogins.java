package org.dutywatch.local.kafka;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.dutywatch.local.home.Passwords;

/**
 * The logins of the broker, each with a random password of its own: services and shippers use SCRAM-SHA-512. The broker
 * itself and whoever sets it up are {@value #ADMIN}, which only the broker's configuration knows, so that it can log in
 * before there is any other login.
 */
final class KafkaLogins {
    static final String ADMIN = "admin";

    /** Ships the proxy's log in tests with a real proxy. */
    private static final String SHIPPER = "shipper-hq-squid";

    /** Passwords are random and 128 bits long; more iterations would not make them harder to guess. */
    private static final int ITERATIONS = 4096;

    private static final String SCRAM = "org.apache.kafka.common.security.scram.ScramLoginModule";
    private static final String PLAIN = "org.apache.kafka.common.security.plain.PlainLoginModule";

    private final Passwords passwords;

    KafkaLogins(Passwords passwords) {
        this.passwords = passwords;
    }

    /** Returns the password of a login; its file is {@code kafka-LOGIN}. */
    String password(String login) {
        return passwords.of("kafka-" + login);
    }

    /** Returns the settings with which a client of the broker logs in, without the broker's address. */
    Map<String, String> clientSettings(String login) {
        return settings("SCRAM-SHA-512", loginModule(SCRAM, login) + ";");
    }

    /** Returns the settings with which an administrator of the broker logs in, without the broker's address. */
    Map<String, String> adminSettings() {
        return settings("PLAIN", loginModule(PLAIN, ADMIN) + ";");
    }

    /** Returns the broker's login module for its administrator, as the value of a setting. */
    String adminLoginModule() {
        return loginModule(PLAIN, ADMIN) + " user_" + ADMIN + "=\"" + password(ADMIN) + "\";";
    }

    /**
     * Returns the broker's login module for the shipper with PLAIN, as the value of a setting. A shipper on librdkafka
     * older than 2.6.1, such as Debian 12's, cannot log in with SCRAM: it repeats the nonce in a way that the broker
     * refuses.
     */
    String shipperLoginModule() {
        return PLAIN + " required user_" + SHIPPER + "=\"" + password(SHIPPER) + "\";";
    }

    /** Returns the broker's login module for all others, as the value of a setting. */
    static String scramLoginModule() {
        return SCRAM + " required;";
    }

    /** Gives logins the passwords of this stack; those that exist get them again. */
    void create(Admin admin, Collection<String> logins) throws ExecutionException, InterruptedException {
        var scram = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS);
        admin.alterUserScramCredentials(logins.stream()
                        .<UserScramCredentialAlteration>map(
                                login -> new UserScramCredentialUpsertion(login, scram, password(login)))
                        .toList())
                .all()
                .get();
    }

    private Map<String, String> settings(String mechanism, String loginModule) {
        return Map.of(
                "security.protocol", "SASL_PLAINTEXT", "sasl.mechanism", mechanism, "sasl.jaas.config", loginModule);
    }

    private String loginModule(String module, String login) {
        return module + " required username=\"" + login + "\" password=\"" + password(login) + "\"";
    }
}
