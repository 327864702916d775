package org.lectern.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.lectern.content.Digest;
import org.lectern.identity.Act;
import org.lectern.identity.Assertion;
import org.lectern.identity.IdentityKey;
import org.lectern.identity.PublicIdentity;
import org.lectern.identity.Seal;
import org.lectern.protocol.JsonForm;
import org.lectern.protocol.Jwk;
import org.lectern.protocol.KeyOffer;

/** How nodes and master know each other, and what is refused. */
interface MasterIdentities extends RunningMaster {
    String FEED = "sync/meetings?limit=1";

    private JoinedNode enrolled(String id) {
        administrator().put("nodes/" + id, "{}");
        return joined(id);
    }

    private MasterClient.Answer show(String assertion, String path) {
        return administrator().anonymous().get(path, "Authorization", JoinedNode.header(assertion));
    }

    private Assertion forFeed(JoinedNode node) {
        return node.assertion("GET", administrator().at(FEED), new byte[0]);
    }

    private void requireRefused(String what, MasterClient.Answer answer, int status, String code) {
        assertThat(answer.status()).as(what).isEqualTo(status);
        assertThat(answer.code()).as(what).isEqualTo(code);
    }

    @Test
    default void forgedAssertion_isRefusedHoweverItIsMade() throws Exception {
        JoinedNode node = enrolled("id-forged");
        JoinedNode other = enrolled("id-other");
        String good = node.key().sign(forFeed(node));
        Map<String, String> forgeries = new LinkedHashMap<>(AssertionForgeries.of(good, node.key()));
        forgeries.put("another node's key", other.key().sign(forFeed(node)));
        forgeries.put("a key that nobody knows", IdentityKey.generate().sign(forFeed(node)));
        forgeries.put(
                "a node that nobody knows",
                node.key().sign(forFeed(new JoinedNode("id-nobody", node.key(), node.root(), node.master()))));
        forgeries.put("no text", "x");
        forgeries.put("a seal", node.key().sign(new Seal("r", 200, Digest.of(new byte[0]), Instant.now())));
        for (Map.Entry<String, String> forgery : forgeries.entrySet()) {
            requireRefused(forgery.getKey(), show(forgery.getValue(), FEED), 403, "wrong_credentials");
        }
        assertThat(show(good, FEED).status()).isEqualTo(200);
    }

    @Test
    default void assertionForAnotherMaster_isRefused() {
        JoinedNode node = enrolled("id-audience");
        Assertion own = forFeed(node);
        for (String audience : new String[] {IdentityKey.generate().id(), Assertion.ANY_MASTER, "http://127.0.0.1/"}) {
            Assertion swapped = new Assertion(own.node(), audience, own.id(), own.issued(), own.expires(), own.act());
            requireRefused(audience, show(node.key().sign(swapped), FEED), 403, "wrong_credentials");
        }
    }

    @Test
    default void assertionThatIsShownAgain_isRefused() {
        JoinedNode node = enrolled("id-replay");
        String assertion = node.key().sign(forFeed(node));

        assertThat(show(assertion, FEED).status()).isEqualTo(200);
        requireRefused("again", show(assertion, FEED), 403, "assertion_replayed");
    }

    @Test
    default void assertionForAnotherRequest_isRefused() {
        JoinedNode node = enrolled("id-act");
        String assertion = node.key().sign(forFeed(node));

        requireRefused("path", show(assertion, "sync/keys"), 403, "wrong_credentials");
        requireRefused("query", show(assertion, "sync/meetings?limit=2"), 403, "wrong_credentials");
        requireRefused(
                "method",
                administrator().anonymous().post(FEED, "{}", "Authorization", JoinedNode.header(assertion)),
                403,
                "wrong_credentials");
    }

    @Test
    default void anotherBodyThanTheSignedOne_isRefused() {
        JoinedNode node = enrolled("id-body");
        String path = "nodes/id-body/replicas";
        String signed = "{\"full\":true,\"inventory\":\"a\",\"replicas\":[]}";
        UnaryOperator<String> send = sent -> {
            Assertion assertion =
                    node.assertion("POST", administrator().at(path), signed.getBytes(StandardCharsets.UTF_8));
            MasterClient.Answer answer = administrator()
                    .anonymous()
                    .post(
                            path,
                            sent,
                            "Authorization",
                            JoinedNode.header(node.key().sign(assertion)));
            return answer.status() == 204 ? "taken" : answer.code();
        };

        assertThat(send.apply(signed.replace('a', 'b'))).isEqualTo("wrong_credentials");
        assertThat(send.apply(signed + " ")).isEqualTo("wrong_credentials");
        assertThat(send.apply(signed)).isEqualTo("taken");
    }

    @Test
    default void assertionOfAnotherTime_isRefusedAndTheRefusalTellsTheTime() {
        JoinedNode node = enrolled("id-time");
        for (Duration off : new Duration[] {Duration.ofMinutes(-10), Duration.ofMinutes(10), Duration.ofDays(400)}) {
            Act act = forFeed(node).act();
            Assertion wrong = Assertion.now(
                    "id-time", node.master().id(), act, Instant.now().plus(off));
            MasterClient.Answer answer = show(node.key().sign(wrong), FEED);

            requireRefused(off.toString(), answer, 401, "assertion_expired");
            Seal seal = node.master().openSeal(answer.header(Seal.HEADER));
            assertThat(seal.isOf(wrong.id(), 401, Digest.of(new byte[0]))).isTrue();
            assertThat(seal.issued()).isCloseTo(Instant.now(), within(10, ChronoUnit.SECONDS));
        }
        Assertion near = Assertion.now(
                "id-time",
                node.master().id(),
                forFeed(node).act(),
                Instant.now().minusSeconds(45));
        assertThat(show(node.key().sign(near), FEED).status()).isEqualTo(200);
    }

    @Test
    default void answersToNodes_areSealed() {
        published("sealed");
        JoinedNode node = enrolled("id-sealed");
        String[] paths = {FEED, "sync/keys", "sync/meetings/sealed", "sync/meetings/none", "nothing/here", "nodes"};
        for (String path : paths) {
            Assertion assertion = node.assertion("GET", administrator().at(path), new byte[0]);
            MasterClient.Answer answer = show(node.key().sign(assertion), path);

            Seal seal = node.master().openSeal(answer.header(Seal.HEADER));
            assertThat(seal.isOf(assertion.id(), answer.status(), Digest.of(answer.body())))
                    .as(path)
                    .isTrue();
        }
        Assertion unchanged = forFeed(node);
        MasterClient.Answer answer = administrator()
                .anonymous()
                .get(
                        FEED,
                        "Authorization",
                        JoinedNode.header(node.key().sign(unchanged)),
                        "If-None-Match",
                        administrator().get(FEED).header("ETag"));
        assertThat(answer.status()).isEqualTo(304);
        assertThat(node.master().openSeal(answer.header(Seal.HEADER)).isOf(unchanged.id(), 304, Digest.of(new byte[0])))
                .isTrue();
        assertThat(administrator().get(FEED).header(Seal.HEADER)).isEmpty();
    }

    @Test
    default void token_letsOneKeyInAsOftenAsItComes() {
        administrator().put("nodes/id-once", "{}");
        String token =
                administrator().post("nodes/id-once/join-token", "").json().getString("join_token");
        IdentityKey key = IdentityKey.generate();
        JoinedNode node = JoinedNode.join(administrator(), "id-once", token, key);
        JoinedNode.join(administrator(), "id-once", token, key);

        IdentityKey thief = IdentityKey.generate();
        String path = "nodes/id-once/join";
        Assertion proof = JoinedNode.proof(administrator(), "id-once", path, thief, Assertion.ANY_MASTER);
        MasterClient.Answer answer = administrator().with(token).post(path, JoinedNode.offer(thief, proof));
        requireRefused("another key", answer, 403, "token_used");
        assertThat(administrator().with(node).get(FEED).status()).isEqualTo(200);
    }

    @Test
    default void token_opensNoOtherDoorAndNoOtherNode() {
        administrator().put("nodes/id-token", "{}");
        administrator().put("nodes/id-token-2", "{}");
        String token =
                administrator().post("nodes/id-token/join-token", "").json().getString("join_token");
        MasterClient holder = administrator().with(token);
        IdentityKey key = IdentityKey.generate();
        String path = "nodes/id-token-2/join";
        Assertion proof = JoinedNode.proof(holder, "id-token-2", path, key, Assertion.ANY_MASTER);

        requireRefused("feed", holder.get(FEED), 403, "forbidden");
        requireRefused("another node", holder.post(path, JoinedNode.offer(key, proof)), 403, "forbidden");
        String renewed =
                administrator().post("nodes/id-token/join-token", "").json().getString("join_token");
        requireRefused("an old token", holder.post("nodes/id-token/join", "{}"), 403, "wrong_credentials");
        assertThat(administrator().with(renewed).post("nodes/id-token/join", "").code())
                .isEqualTo("invalid_body");
    }

    @Test
    default void offerWithoutTheOtherHalf_isRefused() {
        administrator().put("nodes/id-half", "{}");
        String token =
                administrator().post("nodes/id-half/join-token", "").json().getString("join_token");
        IdentityKey victim = IdentityKey.generate();
        IdentityKey thief = IdentityKey.generate();
        String path = "nodes/id-half/join";
        Assertion proof = JoinedNode.proof(administrator(), "id-half", path, victim, Assertion.ANY_MASTER);
        Jwk stolen = Jwk.of(victim.identity().x(), victim.identity().y());
        String offer = JsonForm.jsonb().toJson(new KeyOffer(stolen, thief.sign(proof)));

        requireRefused("half a key", administrator().with(token).post(path, offer), 403, "wrong_credentials");
    }

    @Test
    default void keyThatWasRenewed_replacesTheOldOne() {
        JoinedNode node = enrolled("id-renewed");
        IdentityKey next = IdentityKey.generate();
        String path = "nodes/id-renewed/key";
        Assertion proof = JoinedNode.proof(
                administrator(), "id-renewed", path, next, node.master().id());

        MasterClient.Answer answer = administrator().with(node).post(path, JoinedNode.offer(next, proof));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(administrator().with(node).get(FEED).code()).isEqualTo("wrong_credentials");
        JoinedNode renewed = new JoinedNode("id-renewed", next, node.root(), node.master());
        assertThat(administrator().with(renewed).get(FEED).status()).isEqualTo(200);
        assertThat(administrator().get("nodes/id-renewed").json().getString("key_id"))
                .isEqualTo(next.id());
    }

    @Test
    default void nodeRenewsItsOwnKeyAlone() {
        JoinedNode node = enrolled("id-own");
        enrolled("id-victim");
        IdentityKey next = IdentityKey.generate();
        String path = "nodes/id-victim/key";
        Assertion proof = JoinedNode.proof(
                administrator(), "id-victim", path, next, node.master().id());

        MasterClient.Answer answer = administrator().with(node).post(path, JoinedNode.offer(next, proof));

        requireRefused("another node's key", answer, 403, "forbidden");
    }

    @Test
    default void keyThatWasTakenBack_opensNothingUntilTheNodeJoinsAnew() {
        JoinedNode node = enrolled("id-revoked");
        assertThat(administrator().with(node).get(FEED).status()).isEqualTo(200);
        assertThat(administrator().send("DELETE", "nodes/id-revoked/key", "").status())
                .isEqualTo(204);

        requireRefused("revoked", administrator().with(node).get(FEED), 403, "wrong_credentials");
        JoinedNode again = joined("id-revoked");
        assertThat(administrator().with(again).get(FEED).status()).isEqualTo(200);
        administrator().send("DELETE", "nodes/id-revoked", "");
        requireRefused("deleted", administrator().with(again).get(FEED), 403, "wrong_credentials");
    }

    @Test
    default void keyFromAnotherNetwork_isRefused() {
        JoinedNode node = enrolled("id-far");
        administrator().put("nodes/id-far", "{\"networks\":[\"10.0.0.0/8\"]}");

        requireRefused("far", administrator().with(node).get(FEED), 403, "address_not_allowed");
        MasterClient.Answer claimed = administrator().with(node).get(FEED, "X-Forwarded-For", "10.0.0.7");
        requireRefused("claimed by nobody who is believed", claimed, 403, "address_not_allowed");
    }

    @Test
    default void nextKeyOfTheMaster_isToldUnderTheOneThatIsPinned() {
        JoinedNode node = enrolled("id-turn");
        MasterClient.Answer made = administrator().post("master-keys", "");
        assertThat(made.status()).isEqualTo(201);
        String next = made.json().getString("id");

        MasterClient.Answer answer = administrator().with(node).get(FEED);
        PublicIdentity told =
                node.master().openSeal(answer.header(Seal.HEADER)).next().orElseThrow();
        assertThat(told.id()).isEqualTo(next);
        JoinedNode moved = new JoinedNode("id-turn", node.key(), node.root(), told);
        MasterClient.Answer later = administrator().with(moved).get(FEED);
        assertThat(told.openSeal(later.header(Seal.HEADER)).next()).isEmpty();

        String old = node.master().id();
        assertThat(administrator().send("DELETE", "master-keys/" + next, "").code())
                .isEqualTo("key_not_found");
        assertThat(administrator().send("DELETE", "master-keys/" + old, "").status())
                .isEqualTo(204);
        requireRefused("a key that was forgotten", administrator().with(node).get(FEED), 403, "wrong_credentials");
        assertThat(administrator().with(moved).get(FEED).status()).isEqualTo(200);
        assertThat(administrator()
                        .get("master-keys")
                        .json()
                        .getJsonArray("items")
                        .getJsonObject(0)
                        .getString("id"))
                .isEqualTo(next);
    }

    @Test
    default void nodeShowsTheMastersKeyWithItsToken() {
        JoinedNode node = enrolled("id-pinned");

        assertThat(administrator().post("nodes/id-pinned/join-token", "").json().getString("master_key"))
                .isEqualTo(node.master().id());
        assertThat(administrator().get("nodes/id-pinned").json()).doesNotContainKeys("join_token", "master_key");
    }
}
