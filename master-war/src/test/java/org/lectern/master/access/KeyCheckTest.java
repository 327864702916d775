package org.lectern.master.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.network.Networks;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;
import org.lectern.settings.Secret;

final class KeyCheckTest {
    private static final String ADMINISTRATOR_KEY = "an-administrators-long-key";

    private final ApiKey nodeKey = ApiKey.generate("node", "node-1");
    private final ApiKey participantKey = ApiKey.generate("participant", "board:p1");
    private KeyCheck check;

    @BeforeEach
    void makeRings() throws IOException {
        AccessSettings settings = new AccessSettings(
                Optional.of(new Secret(ADMINISTRATOR_KEY)), Path.of("unused"), Networks.parse("127.0.0.0/8"));
        check = new KeyCheck(
                new AdministratorKeyRing(settings),
                List.of(
                        new FakeRing("node", Map.of("node-1", held(nodeKey, Role.NODE, "10.0.0.0/8"))),
                        new FakeRing(
                                "participant",
                                Map.of("board:p1", held(participantKey, Role.PARTICIPANT, "0.0.0.0/0")))));
    }

    @Test
    void administratorsKey_isKnown() {
        assertThat(check.check(ADMINISTRATOR_KEY, "127.0.0.1")).isEqualTo(new Caller(Role.ADMINISTRATOR, ""));
    }

    @Test
    void keyOfARing_isKnownByItsOwner() {
        assertThat(check.check(nodeKey.text().reveal(), "10.9.9.9")).isEqualTo(new Caller(Role.NODE, "node-1"));
        assertThat(check.check(participantKey.text().reveal(), "203.0.113.1"))
                .isEqualTo(new Caller(Role.PARTICIPANT, "board:p1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "guess",
                "an-administrators-long-keY",
                "an-administrators-long-key ",
                "node:node-1:guess",
                "node:node-2:guess",
                "nobody:node-1:guess",
                "participant:board:p1:guess",
            })
    void wrongKey_isRefused(String text) {
        refused(() -> check.check(text, "127.0.0.1"), ErrorCode.WRONG_CREDENTIALS);
    }

    @Test
    void keyOfAnotherOwner_isRefused() {
        String secret = nodeKey.text().reveal().substring("node:node-1:".length());

        refused(() -> check.check("node:node-2:" + secret, "10.0.0.1"), ErrorCode.WRONG_CREDENTIALS);
        refused(() -> check.check("participant:node-1:" + secret, "10.0.0.1"), ErrorCode.WRONG_CREDENTIALS);
    }

    @Test
    void rightKeyFromAnotherNetwork_isRefused() {
        refused(() -> check.check(nodeKey.text().reveal(), "11.0.0.1"), ErrorCode.ADDRESS_NOT_ALLOWED);
        refused(() -> check.check(ADMINISTRATOR_KEY, "10.0.0.1"), ErrorCode.ADDRESS_NOT_ALLOWED);
        refused(() -> check.check(ADMINISTRATOR_KEY, "unknown"), ErrorCode.ADDRESS_NOT_ALLOWED);
    }

    private static void refused(ThrowingCallable call, ErrorCode code) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(call)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private static KeyRing.HeldKey held(ApiKey key, String role, String networks) {
        return new KeyRing.HeldKey(key.digest(), role, Networks.parse(networks));
    }

    private record FakeRing(String kind, Map<String, HeldKey> keys) implements KeyRing {
        @Override
        public Optional<HeldKey> find(String owner) {
            return Optional.ofNullable(keys.get(owner));
        }
    }
}
