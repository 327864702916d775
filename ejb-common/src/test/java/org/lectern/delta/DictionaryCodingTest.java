package org.lectern.delta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class DictionaryCodingTest {
    private static final int MANY = 1_500_000;

    @Property(tries = 200)
    void whatWasEncoded_isDecoded(@ForAll @Size(max = 5000) byte[] content, @ForAll @Size(max = 5000) byte[] dictionary)
            throws InvalidDelta {
        byte[] coded = DictionaryCoding.encode(content, dictionary);

        assertThat(DictionaryCoding.decode(coded, dictionary, content.length)).isEqualTo(content);
    }

    @Property(tries = 200)
    void anyOtherBytes_areRefusedOrAsLongAsAllowed(@ForAll @Size(max = 300) byte[] noise, @ForAll int seed) {
        byte[] content = new byte[1000];
        new Random(seed).nextBytes(content);
        byte[] coded = DictionaryCoding.encode(content, content);
        System.arraycopy(noise, 0, coded, Math.max(0, coded.length - noise.length), Math.min(noise.length, 8));
        try {
            assertThat(DictionaryCoding.decode(coded, content, content.length).length)
                    .isLessThanOrEqualTo(content.length);
        } catch (InvalidDelta refused) {
            assertThat(refused).hasMessageContaining("cod");
        }
    }

    @Test
    void noiseThatTheDictionaryHas_costsNothing() throws InvalidDelta {
        byte[] dictionary = new byte[MANY];
        new Random(1).nextBytes(dictionary);
        byte[] content = dictionary.clone();
        content[MANY / 2]++;

        byte[] coded = DictionaryCoding.encode(content, dictionary);

        assertThat(coded.length).isLessThan(2000);
        assertThat(DictionaryCoding.decode(coded, dictionary, MANY)).isEqualTo(content);
    }

    @Test
    void codedBytes_beginAsRfc9842Says() {
        byte[] coded = DictionaryCoding.encode(new byte[] {7}, new byte[0]);

        assertThat(Arrays.copyOf(coded, 12))
                .containsExactly(0x5e, 0x2a, 0x4d, 0x18, 0x20, 0, 0, 0, 0xe3, 0xb0, 0xc4, 0x42);
        assertThat(DictionaryCoding.nameOf(new byte[0])).isEqualTo(":47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:");
    }

    @Test
    void otherDictionary_isRefused() {
        byte[] coded = DictionaryCoding.encode(new byte[100], new byte[] {1});

        assertThatThrownBy(() -> DictionaryCoding.decode(coded, new byte[] {2}, 100))
                .isInstanceOf(InvalidDelta.class)
                .hasMessageContaining("another dictionary");
    }

    @Test
    void moreThanAllowed_isRefused() {
        byte[] coded = DictionaryCoding.encode(new byte[MANY], new byte[0]);

        assertThatThrownBy(() -> DictionaryCoding.decode(coded, new byte[0], 1000))
                .isInstanceOf(InvalidDelta.class)
                .hasMessageContaining("1000");
    }

    @Test
    void muchAllowed_takesTheMemoryOfWhatItBecomes() throws InvalidDelta {
        byte[] coded = DictionaryCoding.encode(new byte[1000], new byte[0]);
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadAllocatedBytes();

        assertThat(DictionaryCoding.decode(coded, new byte[0], 96 << 20)).hasSize(1000);

        assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(10 << 20);
    }

    @Test
    void thisMachine_canDoIt() {
        assertThat(DictionaryCoding.isAvailable()).isTrue();
    }
}
