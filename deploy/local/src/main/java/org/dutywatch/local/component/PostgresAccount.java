package org.dutywatch.local.component;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dutywatch.local.machine.Commands;
import org.dutywatch.local.machine.StackFailure;

/**
 * The account that runs PostgreSQL, which refuses to run as root. An ordinary user runs it under his own account. Root
 * runs it in a user namespace, where the files still belong to root. If namespaces are not available, root runs it as
 * the user nobody, with the capability to pass through root's directories.
 */
enum PostgresAccount {
    CURRENT_USER(List.of()),
    NAMESPACE(List.of("unshare", "-U")),
    NOBODY(List.of(
            "setpriv",
            "--reuid=nobody",
            "--regid=nogroup",
            "--clear-groups",
            "--inh-caps=-all,+dac_override",
            "--ambient-caps=-all,+dac_override",
            "--bounding-set=-all,+dac_override"));

    private final List<String> prefix;

    PostgresAccount(List<String> prefix) {
        this.prefix = prefix;
    }

    static PostgresAccount choose() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return CURRENT_USER;
        }
        if (Commands.succeeds("unshare", "-U", "true")) {
            return NAMESPACE;
        }
        if (Commands.succeeds("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "true")) {
            return NOBODY;
        }
        throw new StackFailure("PostgreSQL does not run as root, and neither unshare -U nor setpriv works here:"
                + " run deploy/local/up as an ordinary user.");
    }

    List<String> command(List<String> command) {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return whole;
    }

    void takeOwnership(Path file) throws IOException {
        if (this == NOBODY) {
            var names = file.getFileSystem().getUserPrincipalLookupService();
            Files.setOwner(file, names.lookupPrincipalByName("nobody"));
        }
    }
}
