package org.lectern.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MachineStatTest {
    @Test
    void busy_isNeitherIdleNorWaitingNorStolen() {
        assertThat(MachineStat.busySeconds("cpu  100 200 300 99999 99999 10 20 99999 7 0"))
                .isEqualTo(6.3);
    }

    @Test
    void thisMachine_isBusy() {
        assertThat(MachineStat.busySeconds()).isPositive();
    }
}
