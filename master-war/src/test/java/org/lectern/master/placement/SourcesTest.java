package org.lectern.master.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.lectern.content.Digest;
import org.lectern.master.FakeClock;
import org.lectern.master.access.AccessSamples;
import org.lectern.master.access.Signatures;
import org.lectern.master.fleet.Siblings.Sibling;
import org.lectern.protocol.NodeId;
import org.lectern.protocol.Parts;
import org.lectern.protocol.ReplicaState;
import org.lectern.protocol.SyncSources;
import org.lectern.ticket.SyncPass;

final class SourcesTest {
    private static final Digest PACKAGE = Digest.of(new byte[] {1});
    private static final Parts PARTS = Parts.of(200 << 20);

    private final FakeClock clock = new FakeClock();
    private final Signatures signatures = AccessSamples.signatures(clock);
    private final List<Sibling> siblings = new ArrayList<>();
    private final AtomicInteger searches = new AtomicInteger();
    private final Sources sources = new Sources(
            (digest, from, most) -> {
                searches.incrementAndGet();
                return List.copyOf(siblings);
            },
            signatures,
            new PlacementSettings(Optional.empty(), Duration.ofHours(2), Duration.ofMinutes(10)),
            clock,
            new Random(7));

    @Test
    void pass_isForThisNodeAndPackageAndShort() {
        SyncSources answer = ask("node-1", "north");

        SyncPass pass = signatures.verifying().openPass(answer.pass(), clock);
        assertThat(pass.node()).isEqualTo("node-1");
        assertThat(pass.digest()).isEqualTo(PACKAGE);
        assertThat(pass.expires())
                .isEqualTo(answer.expiresAt())
                .isEqualTo(FakeClock.START.plus(Duration.ofMinutes(10)).truncatedTo(ChronoUnit.SECONDS));
    }

    @Test
    void nodeAlone_isToTakeTheFirstPart() {
        assertThat(ask("node-1", "north").turn()).contains(0);
        assertThat(ask("node-1", "north").of()).isEqualTo(100);
    }

    @Test
    void nodeItself_isNotNamed() {
        add("north", 3);

        assertThat(ask("north-1", "north").sources())
                .extracting(source -> source.node().value())
                .containsExactlyInAnyOrder("north-0", "north-2");
    }

    @Test
    void ownSite_comesFirstAndIsNeverAlone() {
        add("south", 30);
        add("north", 30);

        List<SyncSources.Source> named = ask("north-1", "north").sources();
        assertThat(named).hasSize(16);
        assertThat(named.subList(0, 12))
                .allSatisfy(source -> assertThat(source.site()).contains("north"));
        assertThat(named.subList(12, 16))
                .allSatisfy(source -> assertThat(source.site()).contains("south"));
    }

    @Test
    void siteWithoutOthers_fillsTheAnswer() {
        add("north", 30);

        assertThat(ask("north-1", "north").sources()).hasSize(16);
        assertThat(ask("south-1", "south").sources()).hasSize(16);
    }

    @Test
    void load_spreadsOverAllSiblings() {
        add("north", 40);
        Map<NodeId, Integer> named = new HashMap<>();
        for (int node = 0; node < 400; node++) {
            ask("other-" + node, "south").sources().forEach(source -> named.merge(source.node(), 1, Integer::sum));
        }

        assertThat(named).hasSize(40);
        assertThat(named.values()).allSatisfy(times -> assertThat(times).isBetween(100, 220));
    }

    @Test
    void siblings_areLookedForFourTimesASecond() {
        for (int node = 0; node < 50; node++) {
            ask("node-" + node, "north");
        }
        assertThat(searches).hasValue(1);

        clock.advance(Duration.ofMillis(251));
        ask("node-1", "north");
        assertThat(searches).hasValue(2);
    }

    private void add(String site, int count) {
        for (int node = 0; node < count; node++) {
            String id = site + "-" + node;
            siblings.add(new Sibling(
                    new NodeId(id),
                    URI.create("http://" + id + ".example/"),
                    Optional.of(site),
                    ReplicaState.FETCHING));
        }
    }

    private SyncSources ask(String node, String site) {
        Sources.Asker asker = new Sources.Asker(new NodeId(node), Optional.of(site));
        return sources.of(PACKAGE, PARTS, asker, PARTS.all(), new BitSet());
    }
}
