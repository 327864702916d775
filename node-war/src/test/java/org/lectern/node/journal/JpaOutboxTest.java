package org.lectern.node.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lectern.node.journal.Journals.download;

import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.api.FlywayException;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real table, without a server. */
final class JpaOutboxTest {
    @TempDir
    private Path folder;

    @Test
    void add_downloads_comeBackOldestFirst() {
        try (JpaOutbox outbox = JpaOutbox.open(database())) {
            outbox.add(List.of(download(3), download(1), download(2)));
            assertThat(outbox.oldest(2)).containsExactly(download(1), download(2));
            assertThat(outbox.count()).isEqualTo(3);
        }
    }

    @Test
    void open_again_isAllThere() {
        try (JpaOutbox outbox = JpaOutbox.open(database())) {
            outbox.add(List.of(download(1)));
        }
        try (JpaOutbox outbox = JpaOutbox.open(database())) {
            assertThat(outbox.oldest(10)).containsExactly(download(1));
        }
    }

    @Test
    void remove_some_othersStay() {
        try (JpaOutbox outbox = JpaOutbox.open(database())) {
            outbox.add(List.of(download(1), download(2)));
            outbox.remove(List.of(download(1).id(), UUID.randomUUID()));
            assertThat(outbox.oldest(10)).containsExactly(download(2));
        }
    }

    @Test
    void add_oneOfThemTwice_noneIsTaken() {
        try (JpaOutbox outbox = JpaOutbox.open(database())) {
            outbox.add(List.of(download(1)));
            assertThatThrownBy(() -> outbox.add(List.of(download(2), download(1))))
                    .isInstanceOf(PersistenceException.class);
            assertThat(outbox.count()).isEqualTo(1);
        }
    }

    @Test
    void open_fileDamaged_fails() throws IOException {
        Files.writeString(folder.resolve("journal.mv.db"), "no database");
        assertThatThrownBy(() -> JpaOutbox.open(database())).isInstanceOf(FlywayException.class);
    }

    @Test
    void lateOutbox_openedOnlyWhenUsedAndAgainAfterFailure() throws IOException {
        Path file = Files.writeString(folder.resolve("journal.mv.db"), "no database");
        try (LateOutbox outbox = new LateOutbox(() -> JpaOutbox.open(database()))) {
            assertThatThrownBy(outbox::count).isInstanceOf(FlywayException.class);
            Files.delete(file);
            outbox.add(List.of(download(1)));
            assertThat(outbox.count()).isEqualTo(1);
        }
    }

    private JdbcDataSource database() {
        JdbcDataSource database = new JdbcDataSource();
        database.setUrl("jdbc:h2:file:" + folder.resolve("journal"));
        return database;
    }
}
