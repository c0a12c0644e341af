package org.dutywatch.local.demo;

import org.dutywatch.local.LocalStack;

/** The addresses, users and first commands for somebody who wants to explore the stack. */
public final class WhereToLook {
    private final LocalStack stack;

    public WhereToLook(LocalStack stack) {
        this.stack = stack;
    }

    @Override
    public String toString() {
        var text = new StringBuilder("\nWhere to look further\n");
        stack.services()
                .forEach(service -> text.append(String.format(
                        "  %1$-22s %2$sapi/v1  %3$sopenapi  %3$shealth  %3$smetrics%n",
                        service.name(), service.url(), service.managementUrl())));
        text.append(String.format("  %-22s %s%n", "mails", stack.mail().mailboxesUrl()));
        text.append(String.format("  %-22s %s%n", "logs", stack.workspace().logs()));
        text.append(
                String.format("  %-22s %s%n", "Keycloak realm", stack.keycloak().issuer()));
        text.append("""
                  demo users (password: name and "-demo"): netadmin, rosteradmin, standards, chief, auditor,
                    sergeant, officer
                  get a token and read the minutes that the sergeant may see:
                    TOKEN=$(%s sergeant)
                    curl -H "Authorization: Bearer $TOKEN" -H "Accept: application/json" \\
                      '%sapi/v1/minutes?from=2026-11-16T00:00:00Z&to=2026-11-18T00:00:00Z'
                """.formatted(stack.options().command("token"), stack.url("compliance-service")));
        return text.toString();
    }
}
