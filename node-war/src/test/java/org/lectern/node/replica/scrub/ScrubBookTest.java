package org.lectern.node.replica.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.content.Digest;
import org.lectern.node.replica.shelf.Shelf;

final class ScrubBookTest {
    private static final Digest ONE = Digest.of(new byte[] {1});
    private static final Digest TWO = Digest.of(new byte[] {2});
    private static final ScrubBook.Place PLACE = new ScrubBook.Place(Instant.ofEpochSecond(1_800_000_000), 42);

    @TempDir
    private Path folder;

    private Shelf shelf;

    @BeforeEach
    void open() throws IOException {
        shelf = new Shelf(folder);
    }

    @Test
    void keep_readAgain_same() throws IOException {
        ScrubBook book = new ScrubBook(shelf);
        book.put(ONE, PLACE);
        book.put(TWO, PLACE);
        book.retain(Set.of(ONE));
        book.keep();
        ScrubBook again = new ScrubBook(shelf);
        assertThat(again.place(ONE)).isEqualTo(PLACE);
        assertThat(again.place(TWO)).isEqualTo(ScrubBook.Place.NEVER);
    }

    @Test
    void read_linesThatSayNothing_neverLookedAt() throws IOException {
        byte[] rubbish = {'x', ' ', (byte) 0xff, '\n', ' ', ' ', '\n'};
        Files.write(shelf.file("scrub"), rubbish);
        assertThat(new ScrubBook(shelf).place(ONE)).isEqualTo(ScrubBook.Place.NEVER);
        Files.writeString(shelf.file("scrub"), ONE.hex() + " 12 -7\n" + TWO.hex() + " 1800000000 42\n");
        ScrubBook book = new ScrubBook(shelf);
        assertThat(book.place(ONE)).isEqualTo(ScrubBook.Place.NEVER);
        assertThat(book.place(TWO)).isEqualTo(PLACE);
    }
}
