package org.lectern.node.replica.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lectern.content.Chunk;
import org.lectern.content.Manifest;
import org.lectern.content.MeetingId;
import org.lectern.node.hub.MemoryMaster;

final class GatheredTest {
    private static final int SIZE = 2 << 20;

    private final List<String> woken = new ArrayList<>();
    private List<Chunk> chunks;
    private Gathered gathered;

    @BeforeEach
    void start() {
        byte[] content = new byte[SIZE];
        new Random(1).nextBytes(content);
        Manifest manifest = MemoryMaster.manifest(new MeetingId("board"), 1, content);
        chunks = manifest.chunks();
        gathered = new Gathered(manifest);
    }

    @Test
    void holds_withinAndAcrossChunks_onlyWhatIsHere() {
        gathered.add(chunks.get(1));
        gathered.add(chunks.get(2));
        long first = chunks.get(1).offset();
        long last = chunks.get(2).end() - 1;
        assertThat(gathered.holds(first, last)).isTrue();
        assertThat(gathered.holds(first + 1, first + 1)).isTrue();
        assertThat(gathered.holds(first - 1, last)).isFalse();
        assertThat(gathered.holds(first, last + 1)).isFalse();
    }

    @Test
    void holds_rangesThatCannotBe_no() {
        chunks.forEach(gathered::add);
        assertThat(gathered.holds(0, SIZE - 1)).isTrue();
        assertThat(gathered.holds(0, SIZE)).isFalse();
        assertThat(gathered.holds(2, 1)).isFalse();
        assertThat(gathered.holds(-1, 1)).isFalse();
    }

    @Test
    void add_again_countsOnceAndWakesNobody() {
        gathered.add(chunks.get(0));
        gathered.whenMoreThan(1, () -> woken.add("early"));
        gathered.add(chunks.get(0));
        assertThat(gathered.count()).isEqualTo(1);
        assertThat(woken).isEmpty();
    }

    @Test
    void whenMoreThan_moreIsHere_atOnce() {
        gathered.add(chunks.get(0));
        gathered.whenMoreThan(0, () -> woken.add("now"));
        assertThat(woken).containsExactly("now");
    }

    @Test
    void whenMoreThan_nextChunk_wakesEachOnce() {
        gathered.whenMoreThan(0, () -> woken.add("one"));
        gathered.whenMoreThan(0, () -> woken.add("two"));
        gathered.add(chunks.get(3));
        gathered.add(chunks.get(4));
        assertThat(woken).containsExactly("one", "two");
    }

    @Test
    void end_wakesThoseWhoWaitAndThoseWhoComeLater() {
        gathered.whenMoreThan(0, () -> woken.add("waited"));
        gathered.end();
        gathered.whenMoreThan(0, () -> woken.add("late"));
        assertThat(woken).containsExactly("waited", "late");
    }

    @Test
    void here_isACopy() {
        gathered.add(chunks.get(2));
        BitSet here = gathered.here();
        here.clear();
        assertThat(gathered.here()).isEqualTo(BitSet.valueOf(new long[] {4}));
    }
}
