package org.lectern.node.replica.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.lectern.content.Chunk;
import org.lectern.content.Digest;
import org.lectern.node.hub.ByteSpan;
import org.lectern.node.hub.PackageBytes;

final class ChunkRequestTest {
    private static final Digest ANY = Digest.of(new byte[0]);

    @Property
    void plan_anyMissingChunks_asksForEachOnceWithinTheBoundsAndNotInMoreRequestsThanNeeded(
            @ForAll @Size(max = 200) List<@IntRange(min = -262_144, max = 262_144) Integer> lengths) {
        List<Chunk> missing = chunks(lengths);
        List<ChunkRequest> plan = ChunkRequest.plan(missing);
        assertThat(plan.stream().flatMap(request -> request.chunks().stream())).containsExactlyElementsOf(missing);
        for (ChunkRequest request : plan) {
            assertThat(bytes(request.spans())).isLessThanOrEqualTo(ChunkRequest.MOST_BYTES);
            assertThat(request.spans()).hasSizeLessThanOrEqualTo(PackageBytes.MOST_SPANS);
        }
        for (int i = 1; i < plan.size(); i++) {
            List<Chunk> more = new ArrayList<>(plan.get(i - 1).chunks());
            more.add(plan.get(i).chunks().get(0));
            List<ByteSpan> spans = new ChunkRequest(more).spans();
            assertThat(spans.size() > PackageBytes.MOST_SPANS || bytes(spans) > ChunkRequest.MOST_BYTES)
                    .isTrue();
        }
    }

    @Property
    void spans_anyChunks_areAscendingAndApartAndHoldThemExactly(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(min = -262_144, max = 262_144) Integer> lengths) {
        List<Chunk> missing = chunks(lengths);
        for (ChunkRequest request : ChunkRequest.plan(missing)) {
            List<ByteSpan> spans = request.spans();
            for (int i = 1; i < spans.size(); i++) {
                assertThat(spans.get(i).first()).isGreaterThan(spans.get(i - 1).last() + 1);
            }
            assertThat(bytes(spans))
                    .isEqualTo(
                            request.chunks().stream().mapToLong(Chunk::length).sum());
            assertThat(request.chunks())
                    .allMatch(chunk ->
                            spans.stream().anyMatch(span -> span.holds(new ByteSpan(chunk.offset(), chunk.end() - 1))));
        }
    }

    @Test
    void plan_fortyPlacesFarApart_isTwoRequests() {
        List<Integer> lengths = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            lengths.add(100);
            lengths.add(-1000);
        }
        assertThat(ChunkRequest.plan(chunks(lengths)))
                .extracting(request -> request.spans().size())
                .containsExactly(32, 8);
    }

    /** Positive lengths are missing, negative ones are here. */
    private static List<Chunk> chunks(List<Integer> lengths) {
        List<Chunk> missing = new ArrayList<>();
        long offset = 0;
        for (int length : lengths) {
            if (length > 0) {
                missing.add(new Chunk(offset, length, ANY));
            }
            offset += Math.abs(length);
        }
        return missing;
    }

    private static long bytes(List<ByteSpan> spans) {
        return spans.stream().mapToLong(ByteSpan::length).sum();
    }
}
