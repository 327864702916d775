package org.lectern.node.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.node.replica.Bench.BOARD;
import static org.lectern.node.replica.Bench.bytes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.content.Chunk;
import org.lectern.content.Digest;
import org.lectern.content.Manifest;
import org.lectern.node.hub.MemoryMaster;
import org.lectern.protocol.Wanted;

final class HandBackTest {
    private static final int SIZE = 3 << 20;

    @TempDir
    private Path folder;

    private final byte[] content = bytes(1, SIZE);
    private Bench bench;
    private Digest digest;
    private Manifest manifest;

    @BeforeEach
    void start() throws IOException {
        bench = new Bench(folder);
        manifest = MemoryMaster.manifest(BOARD, 1, content);
        digest = bench.master.publish(manifest, content);
        bench.sync();
    }

    @Test
    void chunksThatAreWanted_areGivenAndNoOthers() {
        give(new Wanted(digest, false, "1-2,5"));

        assertThat(bench.master.given).hasSize(1);
        MemoryMaster.Given given = bench.master.given.get(0);
        assertThat(given.digest()).isEqualTo(digest);
        assertThat(given.what()).isEqualTo("1-2,5");
        assertThat(given.bytes()).isEqualTo(bytesOf(1, 2, 5));
    }

    @Test
    void manyChunks_areGivenInRequestsOfAboutAMebibyte() {
        int last = manifest.chunks().size() - 1;
        give(new Wanted(digest, false, "0-" + last));

        ByteArrayOutputStream all = new ByteArrayOutputStream();
        bench.master.given.forEach(given -> all.writeBytes(given.bytes()));
        assertThat(all.toByteArray()).isEqualTo(content);
        assertThat(bench.master.given)
                .hasSizeBetween(2, 3)
                .allSatisfy(given -> assertThat(given.bytes().length).isLessThan(3 << 19));
    }

    @Test
    void manifest_isGivenAsItWasSigned() throws IOException {
        give(new Wanted(digest, true, ""));

        String signed = Files.readString(bench.shelf.active(digest).manifest());
        assertThat(bench.master.given).hasSize(1);
        assertThat(bench.master.given.get(0).bytes()).isEqualTo(signed.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void chunkThatIsDamagedHereToo_isNotGivenAndRepaired() throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(bench.packageFile(digest).toFile(), "rw")) {
            file.seek(manifest.chunks().get(1).offset());
            file.write(~content[(int) manifest.chunks().get(1).offset()]);
        }
        give(new Wanted(digest, false, "1-2"));

        assertThat(bench.master.given).isEmpty();
        assertThat(bench.read(BOARD, digest)).isEqualTo(content);
    }

    @Test
    void whatIsNotHere_orCannotBe_isLeftOut() {
        give(
                new Wanted(Digest.of(new byte[1]), false, "0"),
                new Wanted(digest, false, "0-999999"),
                new Wanted(digest, false, "0"));

        assertThat(bench.master.given).extracting(MemoryMaster.Given::what).containsExactly("0");
    }

    @Test
    void masterThatIsAwayAgain_isGivenItWhenItAsksAgain() {
        bench.master.down();
        give(new Wanted(digest, false, "0"));
        bench.master.up();
        give(new Wanted(digest, false, "0"));

        assertThat(bench.master.given).hasSize(1);
    }

    private void give(Wanted... wanted) {
        bench.replicas.handBack().give(List.of(wanted));
    }

    private byte[] bytesOf(int... numbers) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int number : numbers) {
            Chunk chunk = manifest.chunks().get(number);
            out.writeBytes(Arrays.copyOfRange(content, (int) chunk.offset(), (int) chunk.end()));
        }
        return out.toByteArray();
    }
}
