package org.lectern.master.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.content.Digest;
import org.lectern.master.catalog.ScrubSubjects.Kind;

final class ScrubPlaceTest {
    private static final Instant NOW = Instant.parse("2026-12-01T01:00:00Z");
    private static final String HEX = Digest.of(new byte[1]).hex();

    @TempDir
    private Path folder;

    @Test
    void place_outlivesTheMaster() throws IOException {
        Path file = folder.resolve("scrub");
        ScrubPlace begun = ScrubPlace.beginning(NOW);
        ScrubPlace ahead = begun.past("2026-12-01T01:00:00.123456Z/" + HEX);
        for (ScrubPlace place : new ScrubPlace[] {
            begun, ahead, ahead.nextKind(), ahead.nextKind().past(HEX)
        }) {
            place.write(file);
            assertThat(ScrubPlace.read(file)).isEqualTo(place);
        }
    }

    @Test
    void kinds_followEachOtherToTheEndOfTheRound() {
        ScrubPlace place = ScrubPlace.beginning(NOW);
        for (Kind kind : Kind.values()) {
            assertThat(place.kind()).isEqualTo(kind);
            assertThat(place.over()).isFalse();
            place = place.past(HEX).nextKind();
        }
        assertThat(place.over()).isTrue();
        assertThat(place.began()).isEqualTo(NOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1 2 3", "1764550800 NOTHING - over", "x AHEAD - over", "1764550800 AHEAD ../.. over"})
    void nonsense_countsAsNever(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("scrub"), text);

        assertThat(ScrubPlace.read(file)).isEqualTo(ScrubPlace.NEVER);
    }

    @Test
    void noFile_isNever() throws IOException {
        assertThat(ScrubPlace.read(folder.resolve("none"))).isEqualTo(ScrubPlace.NEVER);
    }
}
