package org.lectern.master.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.lectern.content.Digest;
import org.lectern.master.FakeClock;
import org.lectern.master.OnEachDatabase;
import org.lectern.master.TestDatabase;
import org.lectern.master.catalog.ScrubSubjects.Kind;

@OnEachDatabase
final class JpaScrubSubjectsTest {
    private static final Digest AGENDA = digest("议程");
    private static final Digest BUDGET = digest("item,amount");

    private final FakeClock clock = new FakeClock();

    @Parameter
    private TestDatabase database;

    @BeforeEach
    void clean() {
        database.clean();
    }

    @Test
    void currentPackagesAndAllDocuments_areListedInOrder() {
        publish("board", "议程");
        PublishedPackage board = publish("board", "item,amount");
        PublishedPackage staff = publish("staff", "议程");

        assertThat(list(Kind.PACKAGE, "", 10))
                .containsExactlyInAnyOrder(board.digest(), staff.digest())
                .isSorted();
        List<Digest> documents = list(Kind.DOCUMENT, "", 10);
        assertThat(documents).containsExactlyInAnyOrder(AGENDA, BUDGET).isSorted();
        assertThat(list(Kind.DOCUMENT, "", 1)).containsExactly(documents.get(0));
        assertThat(list(Kind.DOCUMENT, documents.get(0).hex(), 10)).containsExactly(documents.get(1));
        assertThat(list(Kind.DOCUMENT, documents.get(1).hex(), 10)).isEmpty();
    }

    @Test
    void packagesOfMeetingsThatHadADocument_mayHoldIt() {
        publish("board", "议程");
        publish("board", "item,amount");
        publish("staff", "item,amount");

        assertThat(holding(AGENDA))
                .extracting(published -> published.meeting() + " " + published.version())
                .containsExactlyInAnyOrder("board 1", "board 2");
        assertThat(holding(digest("unknown"))).isEmpty();
    }

    @Test
    void packages_areToldFromDocuments() {
        PublishedPackage board = publish("board", "议程");

        assertThat(find(board.digest())).isPresent();
        assertThat(find(AGENDA)).isEmpty();
        assertThat(needs(AGENDA)).isTrue();
        assertThat(needs(BUDGET)).isFalse();
    }

    private PublishedPackage publish(String meeting, String text) {
        return database.inTransaction(entities -> {
            CatalogRoom room = new CatalogRoom(entities, clock);
            room.meetings().put(meeting, meeting);
            room.meetings().file(meeting, "a.txt", text);
            return room.publish(meeting);
        });
    }

    private List<Digest> list(Kind kind, String after, int limit) {
        return in(subjects -> subjects.list(kind, after, limit));
    }

    private List<PublishedPackage> holding(Digest document) {
        return in(subjects -> subjects.holding(document));
    }

    private Optional<PublishedPackage> find(Digest digest) {
        return in(subjects -> subjects.find(digest));
    }

    private boolean needs(Digest digest) {
        return in(subjects -> subjects.needs(digest));
    }

    private <T> T in(Function<ScrubSubjects, T> work) {
        return database.inTransaction(
                entities -> work.apply(new JpaScrubSubjects(entities, new CatalogRoom(entities, clock).catalog())));
    }

    private static Digest digest(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
