package org.lectern.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RefusalTest {
    @Test
    void refusal_carriesCodeAndDetail() {
        Refusal refusal = new Refusal(ErrorCode.WRONG_STATE, "The meeting is archived.");

        assertThat(refusal.code()).isEqualTo(ErrorCode.WRONG_STATE);
        assertThat(refusal.detail()).isEqualTo("The meeting is archived.");
        assertThat(refusal.field()).isEmpty();
    }

    @Test
    void ofField_namesTheField() {
        Refusal refusal = Refusal.ofField("title", "Give it a title.");

        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_FIELD);
        assertThat(refusal.field()).contains("title");
    }
}
