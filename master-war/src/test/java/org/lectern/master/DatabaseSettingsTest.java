package org.lectern.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.annotation.sql.DataSourceDefinition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lectern.settings.Setting;
import org.lectern.settings.SettingsReader;

final class DatabaseSettingsTest {
    @Test
    void namesAndDefaults_areThese() {
        assertThat(DatabaseSettings.from(reader(Map.of())).resource()).isEqualTo("java:app/jdbc/lectern-master");
        assertThat(declared())
                .extracting(Setting::name, Setting::fallback)
                .containsExactly(
                        tuple("lectern.db.class", "org.h2.jdbcx.JdbcDataSource"),
                        tuple("lectern.db.url", "jdbc:h2:file:~/lectern/master/db;WRITE_DELAY=0"),
                        tuple("lectern.db.user", "lectern"),
                        tuple("lectern.db.password", ""),
                        tuple("lectern.db.resource", "java:app/jdbc/lectern-master"));
    }

    @Test
    void serversOwnReading_hasTheSameNamesAndDefaults() {
        DataSourceDefinition source = MasterDatabase.class.getAnnotation(DataSourceDefinition.class);

        List<Setting> declared = declared();
        assertThat(source.className()).isEqualTo(reference(declared.get(0)));
        assertThat(source.url()).isEqualTo(reference(declared.get(1)));
        assertThat(source.user()).isEqualTo(reference(declared.get(2)));
        assertThat(source.password()).isEqualTo("${MPCONFIG=lectern.db.password:lectern}");
    }

    @Test
    void resourceOfTheServer_isRead() {
        assertThat(DatabaseSettings.from(reader(Map.of("lectern.db.resource", "jdbc/papers")))
                        .resource())
                .isEqualTo("jdbc/papers");
    }

    private static String reference(Setting setting) {
        return "${MPCONFIG=" + setting.name() + ":" + setting.fallback() + "}";
    }

    private static List<Setting> declared() {
        SettingsReader reader = reader(Map.of());
        DatabaseSettings.from(reader);
        return reader.declared();
    }

    private static SettingsReader reader(Map<String, String> values) {
        return new SettingsReader(name -> Optional.ofNullable(values.get(name)));
    }
}
