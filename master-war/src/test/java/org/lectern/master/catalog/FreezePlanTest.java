package org.lectern.master.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.master.meeting.MeetingRoom.sampleDocument;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.lectern.master.meeting.Document;
import org.lectern.master.meeting.Meeting;
import org.lectern.master.meeting.MeetingRoom;
import org.lectern.protocol.MeetingSheet;

final class FreezePlanTest {
    private static final List<String> IN_ORDER =
            List.of("readme.txt", "02 预算/2 a.txt", "02 预算/10 b.txt", "02 预算/表/x.csv", "01 开幕/1.txt", "01 开幕/说明.txt");

    private final Meeting meeting = MeetingRoom.sample("board", "02 预算", "02 预算/表", "01 开幕");

    @Test
    void documents_comeByAgendaThenNaturally() {
        assertThat(plan(IN_ORDER).sheet().documents())
                .extracting(MeetingSheet.DocumentEntry::path)
                .containsExactlyElementsOf(IN_ORDER);
    }

    @Property(tries = 100)
    void order_doesNotDependOnTheDatabase(@ForAll("shuffled") List<String> paths) {
        assertThat(plan(paths).documents())
                .extracting(document -> document.path().value())
                .containsExactlyElementsOf(IN_ORDER);
    }

    @Provide
    Arbitrary<List<String>> shuffled() {
        return Arbitraries.shuffle(IN_ORDER);
    }

    @Test
    void sheet_saysWhatTheMeetingIs() {
        MeetingSheet sheet = plan(List.of("readme.txt")).sheet();

        assertThat(sheet.id()).hasToString("board");
        assertThat(sheet.agenda())
                .extracting(MeetingSheet.AgendaEntry::path)
                .containsExactly("02 预算", "02 预算/表", "01 开幕");
        assertThat(sheet.startsAt()).isEmpty();
        assertThat(sheet.timeZone()).isEqualTo("UTC");
    }

    private FreezePlan plan(List<String> paths) {
        Document[] documents =
                paths.stream().map(path -> sampleDocument("board", path, path)).toArray(Document[]::new);
        return CatalogRoom.plan(meeting, 1, Instant.EPOCH, Arrays.asList(documents), Optional.empty());
    }
}
