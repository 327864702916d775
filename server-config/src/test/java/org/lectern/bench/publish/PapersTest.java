package org.lectern.bench.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PapersTest {
    @Test
    void texts_areTheSameEachTimeAndAboutThirtyMegabytes() {
        List<Paper> texts = Papers.texts();

        assertThat(texts.stream().mapToLong(paper -> paper.bytes().get().length).sum())
                .isBetween(25_000_000L, 40_000_000L);
        assertThat(texts.get(1).bytes().get())
                .isEqualTo(Papers.texts().get(1).bytes().get());
    }

    @Test
    void revision_changesOnePaperInAHundredthOfTheBytes() {
        List<Paper> first = Papers.meeting(0);
        List<Paper> revised = Papers.meeting(1);

        assertThat(revised.get(30).bytes().get())
                .isNotEqualTo(first.get(30).bytes().get());
        assertThat(revised.get(31).bytes().get())
                .isEqualTo(first.get(31).bytes().get());
        assertThat(revised.get(110).bytes().get())
                .isEqualTo(first.get(110).bytes().get());
    }

    @Test
    void paths_areAllDifferent() {
        Set<String> paths = new HashSet<>();

        assertThat(Papers.meeting(0)).allMatch(paper -> paths.add(paper.path()));
    }
}
