package org.dutywatch.local.kafka;

import org.apache.kafka.common.acl.AclBinding;

/** Says a right in words, such as {@code ingest READ TOPIC logs.raw.v1}. */
final class Rights {
    private Rights() {}

    static String describe(AclBinding binding) {
        return describe(
                binding.entry().principal().substring("User:".length()),
                binding.entry().operation().name(),
                binding.pattern().resourceType() + " " + binding.pattern().name());
    }

    static String describe(String login, String operation, String resource) {
        return login + " " + operation + " " + resource;
    }
}
