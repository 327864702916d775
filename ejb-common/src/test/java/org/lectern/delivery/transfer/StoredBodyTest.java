package org.lectern.delivery.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.lectern.content.Digest;
import org.lectern.store.StoredContent;

final class StoredBodyTest {
    private static final int SIZE = 300;

    @Property(tries = 300)
    void anyPiecesAndAnyPartOfThem_areTheBytes(@ForAll long seed, @ForAll @IntRange(max = 5) int pieces)
            throws IOException {
        Random random = new Random(seed);
        StoredContent content = content(random);
        StoredBody body = StoredBody.none(content);
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        for (int i = 0; i < pieces; i++) {
            int first = random.nextInt(SIZE);
            int count = random.nextInt(SIZE - first);
            byte[] literal = new byte[random.nextInt(20)];
            random.nextBytes(literal);
            body = body.then(literal.clone()).then(StoredBody.none(content).then(first, count));
            expected.writeBytes(literal);
            expected.writeBytes(read(StoredBody.of(content).part(first, count), random));
        }
        byte[] whole = expected.toByteArray();
        int from = random.nextInt(whole.length + 1);
        int length = random.nextInt(whole.length - from + 1);

        assertThat(body.length()).isEqualTo(whole.length);
        assertThat(read(body, random)).isEqualTo(whole);
        assertThat(read(body.part(from, length), random)).isEqualTo(Arrays.copyOfRange(whole, from, from + length));
    }

    @Property(tries = 1)
    void bytesThatAreNotThere_cannotBePartOfIt() {
        StoredBody body = StoredBody.of(content(new Random(1)));

        assertThatIllegalArgumentException().isThrownBy(() -> body.part(SIZE - 1, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> body.part(-1, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> body.then(0, SIZE + 1));
        assertThatIllegalArgumentException().isThrownBy(() -> body.then(Long.MAX_VALUE, 2));
    }

    private static byte[] read(StoredBody body, Random random) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try (Source source = body.open()) {
            ByteBuffer buffer = ByteBuffer.allocate(1 + random.nextInt(50));
            while (source.read(buffer.clear()) >= 0) {
                read.write(buffer.array(), 0, buffer.position());
            }
        }
        return read.toByteArray();
    }

    private static StoredContent content(Random random) {
        byte[] bytes = new byte[SIZE];
        random.nextBytes(bytes);
        Digest digest = Digest.of(bytes);
        return new StoredContent() {
            @Override
            public Digest digest() {
                return digest;
            }

            @Override
            public long size() {
                return SIZE;
            }

            @Override
            public SeekableByteChannel open() {
                return new FakeChannel(bytes, random);
            }
        };
    }
}
