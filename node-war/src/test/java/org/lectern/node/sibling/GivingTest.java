package org.lectern.node.sibling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.content.Digest;
import org.lectern.content.Manifest;
import org.lectern.delivery.Delivery;
import org.lectern.delivery.DeliverySettings;
import org.lectern.node.hub.MemoryMaster;
import org.lectern.node.replica.Bench;
import org.lectern.node.replica.Shared;
import org.lectern.node.replica.fetch.Gathered;
import org.lectern.node.replica.fetch.GatheredContent;

final class GivingTest {
    @TempDir
    Path folder;

    private Bench bench;
    private Digest digest;

    @BeforeEach
    void start() throws IOException {
        bench = new Bench(folder);
        digest = bench.master.publish(Bench.BOARD, 1, Bench.bytes(1, 1000));
        bench.sync();
    }

    private Giving giving(boolean open) {
        return new Giving(
                open, new PassDesk(bench.keys), bench.replicas::share, new Delivery(DeliverySettings.DEFAULT));
    }

    /** Of a package of which nothing is here yet. */
    private Giving begun() {
        Manifest manifest = MemoryMaster.manifest(Bench.BOARD, 1, Bench.bytes(1, 1000));
        Shared shared = new Shared(
                new GatheredContent(digest, manifest.size(), folder.resolve("none")),
                manifest,
                Optional.of(new Gathered(manifest)));
        return new Giving(
                true, new PassDesk(bench.keys), wanted -> Optional.of(shared), new Delivery(DeliverySettings.DEFAULT));
    }

    private FakeExchange ask(String method) {
        return new FakeExchange(method).with("Authorization", "Bearer " + pass(digest));
    }

    private String pass(Digest of) {
        return bench.master.pass(of, bench.clock.instant().plus(Duration.ofMinutes(10)));
    }

    private FakeExchange chunks(Giving giving, FakeExchange exchange) throws IOException {
        giving.tellChunks(exchange.request(), exchange.response(), digest.hex());
        return exchange;
    }

    private FakeExchange bytes(Giving giving, FakeExchange exchange) throws IOException {
        giving.sendBytes(exchange.request(), exchange.response(), digest.hex());
        return exchange;
    }

    @Test
    void tellChunks_activePackage_namesAllAtOnce() throws IOException {
        FakeExchange told = chunks(giving(true), ask("GET").asking("known", 5).asking("wait", 10));
        assertThat(told.body()).isEqualTo("{\"chunks\":\"0\",\"complete\":true,\"count\":1}");
        assertThat(told.isHeld()).isFalse();
    }

    @Test
    void tellChunks_noNewsAndATimeToWait_isHeld() throws IOException {
        assertThat(chunks(begun(), ask("GET").asking("wait", 10)).isHeld()).isTrue();
    }

    @Test
    void tellChunks_noTimeToWait_isAnsweredAtOnce() throws IOException {
        FakeExchange told = chunks(begun(), ask("GET"));
        assertThat(told.isHeld()).isFalse();
        assertThat(told.body()).contains("\"count\":0");
    }

    @Test
    void tellChunks_head_hasNoBody() throws IOException {
        FakeExchange told = chunks(giving(true), ask("HEAD"));
        assertThat(told.status()).isEqualTo(200);
        assertThat(told.body()).isEmpty();
    }

    @Test
    void anything_withoutAPass_isUnauthenticated() throws IOException {
        assertThat(chunks(giving(true), new FakeExchange("GET")).status()).isEqualTo(401);
        assertThat(bytes(giving(true), new FakeExchange("GET")).status()).isEqualTo(401);
    }

    @Test
    void anything_withAPassForAnotherPackage_isForbidden() throws IOException {
        String other = pass(Digest.of(new byte[1]));
        FakeExchange asked = new FakeExchange("GET").with("Authorization", "Bearer " + other);
        assertThat(bytes(giving(true), asked).status()).isEqualTo(403);
    }

    @Test
    void anything_withAnOldPass_isForbidden() throws IOException {
        FakeExchange asked = ask("GET");
        bench.clock.move(Duration.ofHours(1));
        assertThat(chunks(giving(true), asked).status()).isEqualTo(403);
    }

    @Test
    void anything_nodeThatGivesNothing_isNotFound() throws IOException {
        assertThat(chunks(giving(false), ask("GET")).status()).isEqualTo(404);
        assertThat(bytes(giving(false), ask("GET")).status()).isEqualTo(404);
    }

    @Test
    void anything_byAnotherMethod_isRefused() throws IOException {
        assertThat(chunks(giving(true), ask("POST")).status()).isEqualTo(405);
    }

    @Test
    void sendBytes_thatAreNotHereYet_isNotFound() throws IOException {
        assertThat(bytes(begun(), ask("GET").with("Range", "bytes=0-9")).status())
                .isEqualTo(404);
        assertThat(bytes(begun(), ask("GET")).status()).isEqualTo(404);
    }
}
