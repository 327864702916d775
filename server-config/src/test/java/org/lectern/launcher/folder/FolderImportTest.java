package org.lectern.launcher.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.content.MeetingId;
import org.lectern.launcher.client.FakeMaster;
import org.lectern.launcher.client.MasterClient;
import org.lectern.launcher.folder.FolderImport.Outcome;
import org.lectern.launcher.terminal.Terminal;

final class FolderImportTest {
    @TempDir
    Path folder;

    private FakeMaster master;

    @BeforeEach
    void start() throws IOException {
        master = new FakeMaster();
        Files.createDirectories(folder.resolve("1 财务 & Co"));
        Files.writeString(folder.resolve("1 财务 & Co/预算 50%.csv"), "a,b");
        Files.writeString(folder.resolve("empty.txt"), "");
    }

    @AfterEach
    void stop() {
        master.close();
    }

    @Test
    void firstImport_sendsEverythingWithItsDigest() {
        Outcome outcome = run(false);
        assertThat(outcome.sent()).isEqualTo(2);
        assertThat(outcome.bytes()).isEqualTo(3);
        assertThat(master.documents()).containsOnlyKeys("1 财务 & Co/预算 50%.csv", "empty.txt");
        assertThat(master.lastKey()).isEqualTo("Bearer secret");
    }

    @Test
    void secondImport_sendsNothing() {
        run(false);
        Outcome outcome = run(false);
        assertThat(outcome.sent()).isZero();
        assertThat(outcome.unchanged()).isEqualTo(2);
    }

    @Test
    void changedDocument_isSentAlone() throws IOException {
        run(false);
        Files.writeString(folder.resolve("empty.txt"), "now with text");
        Outcome outcome = run(false);
        assertThat(outcome.sent()).isEqualTo(1);
        assertThat(master.documents().get("empty.txt")).isEqualTo("now with text");
    }

    @Test
    void missingDocument_stays_untilPruned() throws IOException {
        run(false);
        Files.delete(folder.resolve("empty.txt"));
        assertThat(run(false).left()).containsExactly("empty.txt");
        assertThat(master.documents()).containsKey("empty.txt");
        assertThat(run(true).deleted()).isEqualTo(1);
        assertThat(master.documents()).doesNotContainKey("empty.txt");
    }

    @Test
    void refusedDocument_isNamed() {
        master.refuse("empty.txt");
        assertThatThrownBy(() -> run(false)).hasMessageContainingAll("empty.txt", "413", "too large");
    }

    @Test
    void absentMaster_isNamed() {
        master.close();
        assertThatThrownBy(() -> run(false)).hasMessageContaining(master.url().toString());
    }

    private Outcome run(boolean prune) {
        MasterClient client = new MasterClient(master.url(), "secret");
        MeetingDescription meeting = new MeetingDescription(
                new MeetingId("m"), "M", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        return new FolderImport(client, Terminal.silent()).run(MeetingFolder.read(folder), meeting, prune);
    }
}
