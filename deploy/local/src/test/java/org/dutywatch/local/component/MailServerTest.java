package org.dutywatch.local.component;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.dutywatch.local.StackOptions;
import org.dutywatch.local.home.Artifacts;
import org.dutywatch.local.home.Workspace;
import org.dutywatch.local.machine.DetachedProcess;
import org.dutywatch.local.machine.StackFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailServerTest {
    private static final int UNUSED_PORT = 1;

    @TempDir
    Path state;

    @Test
    void shouldStopItsProcessWhenItsMailsCannotBeRead() {
        Path root = StackOptions.here().root();
        var workspace = new Workspace(root, state, state);
        workspace.create();
        DetachedProcess process = workspace.process("mail");
        process.start(List.of("sleep", "600"), Map.of(), state);
        var server = new MailServer(workspace, Artifacts.of(root), UNUSED_PORT, UNUSED_PORT);

        assertThrows(StackFailure.class, server::stop);

        assertFalse(process.isAlive());
    }
}
