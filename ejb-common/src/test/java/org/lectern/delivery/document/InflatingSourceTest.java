package org.lectern.delivery.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.WritableByteChannel;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.lectern.content.Entry;
import org.lectern.delivery.transfer.Source;
import org.lectern.delivery.transfer.StoredBody;
import org.lectern.store.ContentBroken;

final class InflatingSourceTest {
    private static final byte[] BYTES = DocumentDownloadTest.lines(7, 300_000);
    private static final SamplePackage CONTENT = SamplePackage.of("a.txt", "text/plain", BYTES);
    private static final Entry ENTRY = CONTENT.entry();

    @Property(tries = 100)
    void read_inPiecesOfAnySize_givesTheDocument(@ForAll @IntRange(min = 100, max = 200_000) int piece)
            throws IOException {
        assertThat(SamplePackage.read(new InflatedBody(CONTENT, ENTRY), piece)).isEqualTo(BYTES);
    }

    @Test
    void read_byteByByte_givesTheDocument() throws IOException {
        byte[] bytes = DocumentDownloadTest.lines(8, 2000);
        SamplePackage small = SamplePackage.of("a.txt", "text/plain", bytes);
        assertThat(SamplePackage.read(new InflatedBody(small, small.entry()), 1))
                .isEqualTo(bytes);
    }

    @Test
    void read_atTheEnd_isOver() throws IOException {
        try (Source source = new InflatedBody(CONTENT, ENTRY).open()) {
            ByteBuffer all = ByteBuffer.allocate(BYTES.length + 10);
            int count = 0;
            for (int n = source.read(all); n >= 0; n = source.read(all)) {
                count += n;
            }
            assertThat(count).isEqualTo(BYTES.length).isEqualTo(all.position());
        }
    }

    /** Most damage shows while inflating or in the CRC; a bit that does not matter to zlib gives the same bytes. */
    @Property(tries = 300)
    void read_oneBitFlipped_isNeverACompleteOtherDocument(@ForAll @IntRange(max = 1_000_000) int where) {
        SamplePackage damaged = CONTENT.damagedAt(ENTRY.offset() + where % ENTRY.length());
        byte[] read = new byte[0];
        try {
            read = SamplePackage.read(new InflatedBody(damaged, ENTRY), 9000);
        } catch (IOException broken) {
            assertThat(broken).isInstanceOf(ContentBroken.class);
        }
        assertThat(read).isIn(BYTES, new byte[0]);
    }

    @Test
    void read_otherCrc_isBroken() {
        requireBroken(entry(ENTRY.length(), ENTRY.size(), ENTRY.crc32() + 1));
    }

    @Test
    void read_moreOrLessThanTheEntrySays_isBroken() {
        requireBroken(entry(ENTRY.length(), ENTRY.size() - 1, ENTRY.crc32()));
        requireBroken(entry(ENTRY.length(), ENTRY.size() + 1, ENTRY.crc32()));
    }

    @Test
    void read_cutOffOrFollowedByMore_isBroken() {
        requireBroken(entry(ENTRY.length() - 1, ENTRY.size(), ENTRY.crc32()));
        requireBroken(entry(ENTRY.length() / 2, ENTRY.size(), ENTRY.crc32()));
        requireBroken(entry(ENTRY.length() + 1, ENTRY.size(), ENTRY.crc32()));
    }

    @Test
    void read_afterClose_fails() throws IOException {
        Source source = new InflatedBody(CONTENT, ENTRY).open();
        source.read(ByteBuffer.allocate(100));
        source.close();
        source.close();
        assertThatExceptionOfType(ClosedChannelException.class)
                .isThrownBy(() -> source.read(ByteBuffer.allocate(100_000)));
    }

    @Test
    void close_whileTheDiskIsRead_failsTheRead() throws Exception {
        ClosedInBetween below = new ClosedInBetween(
                StoredBody.none(CONTENT).then(ENTRY.offset(), ENTRY.length()).open());
        Source source = new InflatingSource(below, ENTRY);
        below.closeIt = () -> {
            try {
                Thread other = new Thread(() -> close(source));
                other.start();
                other.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        assertThatExceptionOfType(ClosedChannelException.class)
                .isThrownBy(() -> source.read(ByteBuffer.allocate(1000)));
    }

    private static void requireBroken(Entry entry) {
        assertThatExceptionOfType(ContentBroken.class)
                .isThrownBy(() -> SamplePackage.read(new InflatedBody(CONTENT, entry), 9000))
                .withMessageContaining("a.txt");
    }

    private static Entry entry(long length, long size, int crc) {
        return new Entry(
                ENTRY.path(),
                ENTRY.mediaType(),
                ENTRY.method(),
                ENTRY.offset(),
                length,
                size,
                crc,
                ENTRY.digest(),
                ENTRY.modified());
    }

    private static void close(Source source) {
        try {
            source.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Reads, but somebody else closes the reader meanwhile. */
    private static final class ClosedInBetween implements Source {
        private final Source source;
        private Runnable closeIt = () -> {};

        ClosedInBetween(Source source) {
            this.source = source;
        }

        @Override
        public int read(ByteBuffer into) throws IOException {
            int count = source.read(into);
            closeIt.run();
            return count;
        }

        @Override
        public boolean isDirect() {
            return false;
        }

        @Override
        public long transferTo(WritableByteChannel socket, long most) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long copyTo(WritableByteChannel socket, ByteBuffer buffer) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() throws IOException {
            source.close();
        }
    }
}
