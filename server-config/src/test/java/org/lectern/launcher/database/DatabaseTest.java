package org.lectern.launcher.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class DatabaseTest {
    @Test
    void words_andUrls_areUnderstood() {
        assertThat(Database.parse("h2")).isInstanceOf(Database.H2.class);
        assertThat(Database.parse("embedded-postgres")).isInstanceOf(Database.EmbeddedPostgres.class);
        assertThat(Database.parse("jdbc:postgresql://db/lectern"))
                .isEqualTo(new Database.Jdbc("jdbc:postgresql://db/lectern"));
    }

    @Test
    void anythingElse_isRefused() {
        assertThatThrownBy(() -> Database.parse("mysql")).hasMessageContaining("\"mysql\"");
    }

    @Test
    void absentDatabase_isRefusedWithoutItsPassword() {
        Database.Jdbc database = new Database.Jdbc("jdbc:postgresql://127.0.0.1:9/x?password=geheim");
        assertThatThrownBy(database::require)
                .hasMessageContaining("jdbc:postgresql://127.0.0.1:9/x")
                .hasMessageNotContaining("geheim");
    }

    @Test
    void archive_isNamedAfterSystemAndMachine() {
        assertThat(PostgresPrograms.archive("Linux", "amd64")).isEqualTo("postgres-linux-x86_64.txz");
        assertThat(PostgresPrograms.archive("Mac OS X", "aarch64")).isEqualTo("postgres-darwin-aarch64.txz");
    }
}
