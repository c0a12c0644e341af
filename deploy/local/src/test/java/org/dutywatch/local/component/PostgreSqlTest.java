package org.dutywatch.local.component;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.dutywatch.local.StackOptions;
import org.dutywatch.local.home.Artifacts;
import org.dutywatch.local.home.Passwords;
import org.dutywatch.local.home.Workspace;
import org.dutywatch.local.machine.StackFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs of PostgreSQL are scripts here; the server ends at once. */
class PostgreSqlTest {
    private static final int UNUSED_PORT = 1;

    @TempDir
    Path directory;

    @Test
    void shouldKeepNoDataOfAnInitdbThatFailed() throws IOException {
        PostgreSql database = database();
        program("initdb", "touch $2/PG_VERSION; exit 1");
        program("postgres", "exit 0");

        assertThrows(StackFailure.class, database::start);
        assertFalse(Files.exists(data()));

        program("initdb", "[ -z \"$(ls $2)\" ] || exit 1; touch $2/PG_VERSION $2/complete");
        assertThrows(StackFailure.class, database::start);
        assertTrue(Files.exists(data().resolve("complete")));
    }

    @Test
    void shouldKeepTheDataOfAnEarlierRun() throws IOException {
        PostgreSql database = database();
        Files.createDirectories(data());
        program("initdb", "touch $2/new");
        program("postgres", "exit 0");

        assertThrows(StackFailure.class, database::start);

        assertFalse(Files.exists(data().resolve("new")));
    }

    private PostgreSql database() {
        Path root = StackOptions.here().root();
        var workspace = new Workspace(root, directory.resolve("state"), directory.resolve("cache"));
        workspace.create();
        return new PostgreSql(workspace, Artifacts.of(root), new Passwords(workspace), UNUSED_PORT);
    }

    private Path data() {
        return directory.resolve("state/data/postgresql");
    }

    private void program(String name, String script) throws IOException {
        String version = Artifacts.of(StackOptions.here().root()).version(PostgreSql.BINARIES);
        Path folder = Files.createDirectories(directory.resolve("cache/postgresql-" + version + "/bin"));
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
