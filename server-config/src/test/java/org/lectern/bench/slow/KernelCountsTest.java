package org.lectern.bench.slow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class KernelCountsTest {
    private static final KernelCounts NOTHING = new KernelCounts(0, 0, 0, 0);

    @Test
    void pairOfLines_isReadByName() {
        List<String> lines = List.of(
                "TcpExt: ListenOverflows TCPTimeouts Other TCPMemoryPressures TCPRcvQDrop",
                "TcpExt: 1 2 3 4 5",
                "IpExt: InOctets",
                "IpExt: 6");

        assertThat(KernelCounts.parse(lines)).isEqualTo(new KernelCounts(5, 2, 4, 1));
    }

    @Test
    void kernelThatSaysNothing_countsNothing() {
        assertThat(KernelCounts.parse(List.of())).isEqualTo(NOTHING);
        assertThat(KernelCounts.parse(List.of("TcpExt: Other", "TcpExt: 3"))).isEqualTo(NOTHING);
    }

    @Test
    void difference_isWhatHappenedBetween() {
        assertThat(new KernelCounts(9, 8, 7, 6).since(new KernelCounts(1, 2, 3, 4)))
                .isEqualTo(new KernelCounts(8, 6, 4, 2));
    }
}
