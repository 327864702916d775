package org.lectern.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SpoolTest {
    @TempDir
    private Path folder;

    @Test
    void bytesOfAnyNumber_comeBack() throws IOException {
        try (Spool spool = new Spool(folder)) {
            for (int size : new int[] {0, 5, 1 << 20, (1 << 20) + 1, 3 << 20, 100, (2 << 20) + 77}) {
                byte[] bytes = Bytes.random(size, size);
                spool.clear();
                spool.write(bytes, 0, size / 3);
                spool.write(bytes, size / 3, size - size / 3);

                assertThat(spool.size()).isEqualTo(size);
                assertThat(read(spool)).isEqualTo(bytes);
            }
        }
    }

    @Test
    void bytesThatWereNeverRead_areForgotten() throws IOException {
        try (Spool spool = new Spool(folder)) {
            spool.write(Bytes.random(1, 3 << 20));
            spool.clear();
            byte[] second = Bytes.random(2, (1 << 20) + 9);
            spool.write(second);

            assertThat(read(spool)).isEqualTo(second);
        }
    }

    @Test
    void closedSpool_leavesNoFile() throws IOException {
        try (Spool spool = new Spool(folder)) {
            spool.write(new byte[3 << 20]);
        }

        assertThat(folder).isEmptyDirectory();
    }

    private static byte[] read(Spool spool) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        spool.copyTo(out);
        return out.toByteArray();
    }
}
