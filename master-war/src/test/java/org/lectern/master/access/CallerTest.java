package org.lectern.master.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lectern.content.MeetingId;
import org.lectern.problem.Refusal;

final class CallerTest {
    @ParameterizedTest
    @CsvSource({"administrator, administrator,''", "node:node-1, node, node-1", "participant:m:p, participant, m:p"})
    void principal_tellsRoleAndOwner(String name, String role, String owner) {
        Principal principal = () -> name;

        assertThat(Caller.of(principal)).contains(new Caller(role, owner));
        assertThat(new Caller(role, owner).name()).isEqualTo(name);
    }

    @Test
    void nobody_isNoCaller() {
        assertThat(Caller.of(null)).isEmpty();
        assertThat(Caller.of(() -> null)).isEmpty();
    }

    @Test
    void reader_belongsToTheMeeting() {
        MeetingId board = new MeetingId("board");

        assertThatCode(() -> new Caller(Role.ADMINISTRATOR, "").requireReader(board))
                .doesNotThrowAnyException();
        assertThatCode(() -> new Caller(Role.PARTICIPANT, "board:p1").requireReader(board))
                .doesNotThrowAnyException();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> new Caller(Role.PARTICIPANT, "board-2:p1").requireReader(board));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> new Caller(Role.NODE, "board:p1").requireReader(board));
    }

    @Test
    void node_speaksForItselfAlone() {
        assertThatCode(() -> new Caller(Role.NODE, "node-1").requireNode("node-1"))
                .doesNotThrowAnyException();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> new Caller(Role.NODE, "node-1").requireNode("node-2"));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> new Caller(Role.PARTICIPANT, "node-1").requireNode("node-1"));
    }
}
