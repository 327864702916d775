package org.lectern.node.replica.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.node.replica.shelf.Shelf;

final class DiskRoomTest {
    @TempDir
    private Path folder;

    private long free = 100;
    private DiskRoom room;

    @BeforeEach
    void start() throws IOException {
        room = new DiskRoom(
                new Shelf(folder) {
                    @Override
                    public long free() {
                        return free;
                    }
                },
                20);
    }

    @Test
    void share_fitsBesideTheReserve() throws IOException {
        try (DiskRoom.Share share = room.share(80)) {
            share.check(80);
        }
        assertThatThrownBy(() -> room.share(81))
                .isInstanceOf(DiskFull.class)
                .hasMessageContaining("81 bytes are needed and 80 are free")
                .hasMessageContaining("1 are missing");
    }

    @Test
    void share_besideAnother_countsOnWhatThatLeaves() throws IOException {
        try (DiskRoom.Share first = room.share(50)) {
            assertThatThrownBy(() -> room.share(31)).isInstanceOf(DiskFull.class);
            free -= 40;
            first.written(40);
            room.share(30).close();
            assertThatThrownBy(() -> room.share(31)).isInstanceOf(DiskFull.class);
        }
        room.share(40).close();
    }

    @Test
    void check_othersFilledTheDisk_isRefused() throws IOException {
        try (DiskRoom.Share share = room.share(50)) {
            free = 25;
            share.check(5);
            assertThatThrownBy(() -> share.check(6)).isInstanceOf(DiskFull.class);
        }
        assertThat(free).isEqualTo(25);
    }
}
