package org.lectern.node.replica.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.content.Chunk;
import org.lectern.protocol.NodeId;
import org.lectern.protocol.ReplicaState;
import org.lectern.protocol.SyncChunks;

@Timeout(60)
final class SwarmTest {
    @TempDir
    private Path folder;

    private Town town;

    @BeforeEach
    void start() {
        town = new Town(folder);
    }

    @Test
    void fetch_siblingHasAll_masterSendsNothing() throws IOException {
        Town.Whole sibling = town.new Whole();
        town.add("whole", ReplicaState.ACTIVE, sibling);

        assertThat(town.fetch("late")).isEmpty();

        assertThat(town.sentByMaster).hasValue(0);
        assertThat(sibling.sent).hasValue(Town.SIZE);
        assertThat(town.complaints).isEmpty();
    }

    @Test
    void fetch_nobodyElse_allComesFromTheMasterInTurns() throws IOException {
        assertThat(town.fetch("alone")).isEmpty();

        assertThat(town.sentByMaster).hasValue(Town.SIZE);
    }

    @Test
    void fetch_eightAtOnce_masterSendsAboutOnePackage() throws Exception {
        fetchAtOnce(8);

        assertThat(town.sentByMaster.get()).isBetween((long) Town.SIZE, (long) Town.SIZE * 3 / 2);
        assertThat(town.complaints).isEmpty();
    }

    @Test
    void fetch_wrongBytes_siblingIsFoundNamedAndAvoided() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        town.add("liar", ReplicaState.ACTIVE, town.new Whole() {
            @Override
            public CompletableFuture<byte[]> bytes(long first, long last) {
                asked.incrementAndGet();
                return super.bytes(first, last).thenApply(bytes -> {
                    bytes[bytes.length / 2] ^= 1;
                    return bytes;
                });
            }
        });
        town.add("honest", ReplicaState.ACTIVE, town.new Whole());

        assertThat(town.fetch("late")).isEmpty();

        assertThat(town.complaints).singleElement().asString().contains("liar", "wrong bytes");
        assertThat(asked.get()).isBetween(1, 2);
        assertThat(town.sentByMaster).hasValue(0);
    }

    @Test
    void fetch_siblingStalls_isLeftAndTheOtherGivesAll() throws IOException {
        town.patience = Duration.ofMillis(300);
        AtomicInteger asked = new AtomicInteger();
        town.add("mute", ReplicaState.ACTIVE, town.new Whole() {
            @Override
            public CompletableFuture<byte[]> bytes(long first, long last) {
                asked.incrementAndGet();
                return new CompletableFuture<>();
            }
        });
        Town.Whole honest = town.new Whole();
        town.add("honest", ReplicaState.ACTIVE, honest);

        assertThat(town.fetch("late")).isEmpty();

        assertThat(honest.sent).hasValue(Town.SIZE);
        assertThat(asked.get()).isBetween(1, 6);
    }

    @Test
    void fetch_siblingDies_theRestComesFromTheMasterInTurns() throws IOException {
        town.add("mortal", ReplicaState.ACTIVE, town.new Whole() {
            @Override
            public CompletableFuture<SyncChunks> chunks(int known) {
                return sent.get() > Town.SIZE / 4 ? CompletableFuture.failedFuture(gone()) : super.chunks(known);
            }

            @Override
            public CompletableFuture<byte[]> bytes(long first, long last) {
                return sent.get() > Town.SIZE / 4 ? CompletableFuture.failedFuture(gone()) : super.bytes(first, last);
            }
        });

        assertThat(town.fetch("late")).isEmpty();

        assertThat(town.sentByMaster.get()).isBetween((long) Town.SIZE / 2, (long) Town.SIZE * 3 / 4);
    }

    @Test
    void fetch_siblingIsBusy_comesAgain() throws IOException {
        AtomicInteger refusals = new AtomicInteger(3);
        town.add("busy", ReplicaState.ACTIVE, town.new Whole() {
            @Override
            public CompletableFuture<byte[]> bytes(long first, long last) {
                return refusals.getAndDecrement() > 0
                        ? CompletableFuture.failedFuture(new SiblingBusy())
                        : super.bytes(first, last);
            }
        });
        town.turns = false;

        assertThat(town.fetch("late")).isEmpty();
        assertThat(refusals).hasNegativeValue();
    }

    @Test
    void fetch_siblingTellsNonsense_isNotBelieved() throws IOException {
        town.add("mad", ReplicaState.FETCHING, town.new Whole() {
            @Override
            public CompletableFuture<SyncChunks> chunks(int known) {
                return CompletableFuture.completedFuture(new SyncChunks(true, 1, "0-999999"));
            }
        });

        assertThat(town.fetch("late")).isEmpty();
        assertThat(town.sentByMaster).hasValue(Town.SIZE);
    }

    @Test
    void fetch_nothingComes_isLeftToTheMaster() throws IOException {
        town.patience = Duration.ofMillis(100);
        town.turns = false;
        town.add("mute", ReplicaState.ACTIVE, new Sibling() {
            @Override
            public CompletableFuture<SyncChunks> chunks(int known) {
                return new CompletableFuture<>();
            }

            @Override
            public CompletableFuture<byte[]> bytes(long first, long last) {
                return new CompletableFuture<>();
            }
        });

        assertThat(town.fetch("late")).isEqualTo(town.manifest.chunks());
    }

    @Test
    void fetch_masterNamesNobody_isLeftToTheMaster() throws IOException {
        town.names = false;

        assertThat(town.fetch("late")).isEqualTo(town.manifest.chunks());
    }

    @Test
    void fetch_receiverHasEnough_ends() {
        town.add("whole", ReplicaState.ACTIVE, town.new Whole());
        List<Chunk> taken = new ArrayList<>();

        assertThatIOException()
                .isThrownBy(() -> town.swarm("late").fetch(town.manifest, town.manifest.chunks(), (chunk, bytes) -> {
                    taken.add(chunk);
                    throw new IOException("enough");
                }))
                .withMessage("enough");
        assertThat(taken).hasSize(1);
    }

    private void fetchAtOnce(int count) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<Future<List<Chunk>>> fetches = new ArrayList<>();
            for (int node = 0; node < count; node++) {
                String id = "node-" + node;
                fetches.add(threads.submit(() -> town.fetch(id)));
            }
            for (Future<List<Chunk>> fetch : fetches) {
                assertThat(fetch.get(50, TimeUnit.SECONDS)).isEmpty();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(town.siblings).containsKey(new NodeId("node-0")).hasSize(count);
    }

    private static IOException gone() {
        return new IOException("connection refused");
    }
}
