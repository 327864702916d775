package org.lectern.node.replica.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.lectern.content.Chunk;
import org.lectern.content.Digest;

final class MasterChunksTest {
    private static final Digest ANY = Digest.of(new byte[0]);
    private static final long LONGEST = 8 << 20;

    @Property
    void runs_anyMissingChunks_coverThemInOrderWithoutGapsAndNotTooLong(
            @ForAll @Size(max = 200) List<@IntRange(min = -262_144, max = 262_144) Integer> lengths) {
        List<Chunk> missing = new ArrayList<>();
        long offset = 0;
        for (int length : lengths) {
            if (length > 0) {
                missing.add(new Chunk(offset, length, ANY));
            }
            offset += Math.abs(length);
        }
        List<List<Chunk>> runs = MasterChunks.runs(missing);
        assertThat(runs.stream().flatMap(List::stream)).containsExactlyElementsOf(missing);
        for (List<Chunk> run : runs) {
            for (int i = 1; i < run.size(); i++) {
                assertThat(run.get(i).offset()).isEqualTo(run.get(i - 1).end());
            }
            assertThat(run.get(run.size() - 1).end() - run.get(0).offset()).isLessThanOrEqualTo(LONGEST);
        }
        for (int i = 1; i < runs.size(); i++) {
            Chunk first = runs.get(i).get(0);
            List<Chunk> before = runs.get(i - 1);
            boolean gap = before.get(before.size() - 1).end() != first.offset();
            assertThat(gap || first.end() - before.get(0).offset() > LONGEST).isTrue();
        }
    }
}
