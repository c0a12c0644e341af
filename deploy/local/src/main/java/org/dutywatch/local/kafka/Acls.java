package org.dutywatch.local.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.dutywatch.local.machine.StackFailure;

/**
 * Who may do what with which topic and consumer group, from {@code deploy/kafka/acls.csv}, which every way of running the
 * stack uses. What it does not list is refused.
 */
final class Acls {
    private static final String HEADER = "principal,resource,name,operation,why";
    private static final String USER = "User:";

    private final Set<AclBinding> wanted;

    Acls(Path list) {
        try {
            this.wanted = parse(Files.readAllLines(list));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws StackFailure if the columns are others than those that this class knows */
    static Set<AclBinding> parse(List<String> lines) {
        if (lines.isEmpty() || !HEADER.equals(lines.get(0))) {
            throw new StackFailure("deploy/kafka/acls.csv must have the columns " + HEADER + ".");
        }
        Set<AclBinding> bindings = new HashSet<>();
        lines.stream()
                .skip(1)
                .filter(line -> !line.isBlank())
                .map(line -> line.strip().split(",", -1))
                .forEach(cells -> bindings.add(binding(cells)));
        return bindings;
    }

    /** Returns the logins that may do anything. */
    Set<String> logins() {
        Set<String> logins = new TreeSet<>();
        wanted.forEach(binding -> logins.add(binding.entry().principal().substring(USER.length())));
        return logins;
    }

    Set<AclBinding> all() {
        return wanted;
    }

    /** Makes the broker's list the same as this one: adds what is missing, removes what is not listed any more. */
    void apply(Admin admin) throws ExecutionException, InterruptedException {
        Collection<AclBinding> present =
                admin.describeAcls(AclBindingFilter.ANY).values().get();
        Set<AclBinding> missing = new HashSet<>(wanted);
        missing.removeAll(present);
        admin.createAcls(missing).all().get();
        Set<AclBinding> surplus = new HashSet<>(present);
        surplus.removeAll(wanted);
        admin.deleteAcls(surplus.stream().map(AclBinding::toFilter).toList())
                .all()
                .get();
    }

    private static AclBinding binding(String... cells) {
        var resource = new ResourcePattern(ResourceType.fromString(upper(cells[1])), cells[2], PatternType.LITERAL);
        var operation = AclOperation.fromString(upper(cells[3]));
        if (resource.isUnknown() || operation == AclOperation.UNKNOWN) {
            throw new StackFailure(
                    "deploy/kafka/acls.csv has an unknown resource or operation: " + String.join(",", cells) + ".");
        }
        return new AclBinding(
                resource, new AccessControlEntry(USER + cells[0], "*", operation, AclPermissionType.ALLOW));
    }

    private static String upper(String cell) {
        return cell.toUpperCase(Locale.ROOT);
    }
}
