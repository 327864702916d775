package org.lectern.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class MeetingStateTest {
    @Test
    void papers_areServedFromPublishingToArchiving() {
        assertThat(Arrays.stream(MeetingState.values()).filter(MeetingState::isServed))
                .containsExactly(MeetingState.PUBLISHED, MeetingState.ACTIVE, MeetingState.ENDED);
    }

    @Test
    void states_areInTheOrderOfLife() {
        assertThat(MeetingState.values())
                .containsExactly(
                        MeetingState.DRAFT,
                        MeetingState.PUBLISHED,
                        MeetingState.ACTIVE,
                        MeetingState.ENDED,
                        MeetingState.ARCHIVED);
    }
}
