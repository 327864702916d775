package org.lectern.bench.slow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReferenceTest {
    @TempDir
    Path folder;

    @Test
    void pieces_areComparedWhereTheyBelong() throws IOException {
        Reference reference = Reference.of(Files.write(folder.resolve("file"), new byte[] {1, 2, 3, 4}));

        assertThat(reference.has(1, ByteBuffer.wrap(new byte[] {2, 3}))).isTrue();
        assertThat(reference.has(1, ByteBuffer.wrap(new byte[] {2, 9}))).isFalse();
        assertThat(reference.has(3, ByteBuffer.wrap(new byte[] {4, 0})))
                .as("beyond the end")
                .isFalse();
        assertThat(reference.has(4, ByteBuffer.wrap(new byte[0]))).isTrue();
    }
}
