package org.lectern.node.replica.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lectern.protocol.NodeId;
import org.lectern.protocol.SyncChunks;

final class NeighbourTest {
    private static final long SECOND = 1_000_000_000;

    private Neighbour neighbour;

    @BeforeEach
    void meet() {
        neighbour = new Neighbour(new NodeId("hall-2"), new Mute(), 0);
        BitSet some = new BitSet();
        some.set(0, 3);
        neighbour.has(some, false);
    }

    @Test
    void stallsButTells_restsLongerEachTime() {
        neighbour.gaveNothing(0, 3);
        neighbour.told();
        assertThat(neighbour.isSound()).isFalse();
        assertThat(neighbour.takesLoads(2 * SECOND - 1)).isFalse();
        assertThat(neighbour.takesLoads(2 * SECOND)).isTrue();

        neighbour.gaveNothing(2 * SECOND, 3);
        neighbour.told();
        assertThat(neighbour.takesLoads(18 * SECOND - 1)).isFalse();
        assertThat(neighbour.takesLoads(18 * SECOND)).isTrue();
    }

    @Test
    void gives_isForgiven() {
        neighbour.gaveNothing(0, 3);
        neighbour.gave();
        assertThat(neighbour.isSound()).isTrue();
    }

    @Test
    void tellsNothing_isForgivenWhenItTells() {
        neighbour.toldNothing(0, 2);
        assertThat(neighbour.isSound()).isFalse();
        assertThat(neighbour.takesQuestions(SECOND - 1)).isFalse();
        assertThat(neighbour.takesQuestions(SECOND)).isTrue();
        neighbour.told();
        assertThat(neighbour.isSound()).isTrue();
    }

    private static final class Mute implements Sibling {
        @Override
        public CompletableFuture<SyncChunks> chunks(int known) {
            return new CompletableFuture<>();
        }

        @Override
        public CompletableFuture<byte[]> bytes(long first, long last) {
            return new CompletableFuture<>();
        }
    }
}
