package org.lectern.master.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
import org.lectern.master.catalog.ScrubSubjects.Listed;

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
    void packagesAndDocumentsAndManifests_areListedInOrder() {
        PublishedPackage before = publish("board", "议程");
        PublishedPackage board = publish("board", "item,amount");
        PublishedPackage staff = publish("staff", "议程");

        clock.advance(Duration.ofDays(1000));
        assertThat(list(Kind.AHEAD, "", 10)).isEmpty();
        assertThat(list(Kind.PACKAGE, "", 10))
                .containsExactlyInAnyOrder(before.digest(), board.digest(), staff.digest())
                .isSorted();
        assertThat(list(Kind.MANIFEST, "", 10))
                .containsExactlyInAnyOrder(before.manifestDigest(), board.manifestDigest(), staff.manifestDigest())
                .isSorted();
        List<Digest> documents = list(Kind.DOCUMENT, "", 10);
        assertThat(documents).containsExactlyInAnyOrder(AGENDA, BUDGET).isSorted();
        assertThat(list(Kind.DOCUMENT, "", 1)).containsExactly(documents.get(0));
        assertThat(list(Kind.DOCUMENT, documents.get(0).hex(), 10)).containsExactly(documents.get(1));
        assertThat(list(Kind.DOCUMENT, documents.get(1).hex(), 10)).isEmpty();
    }

    @Test
    void packagesOfMeetingsAhead_comeBeforeTheOthersTheSoonestFirst() {
        PublishedPackage none = publish("none", "a");
        PublishedPackage later = publish("later", Duration.ofDays(9));
        PublishedPackage old = publish("sooner", Duration.ofHours(2));
        PublishedPackage sooner = publish("sooner", Duration.ofHours(3));
        PublishedPackage underWay = publish("under-way", Duration.ofHours(-3));
        PublishedPackage over = publish("over", Duration.ofDays(-2));

        assertThat(list(Kind.AHEAD, "", 10)).containsExactly(underWay.digest(), sooner.digest(), later.digest());
        assertThat(list(Kind.PACKAGE, "", 10)).containsExactlyInAnyOrder(none.digest(), old.digest(), over.digest());
        List<Listed> first = marks(Kind.AHEAD, "", 1);
        assertThat(first).extracting(Listed::digest).containsExactly(underWay.digest());
        List<Listed> second = marks(Kind.AHEAD, first.get(0).mark(), 1);
        assertThat(second).extracting(Listed::digest).containsExactly(sooner.digest());
        assertThat(list(Kind.AHEAD, second.get(0).mark(), 9)).containsExactly(later.digest());
    }

    @Test
    void manifests_areToldFromPackages() {
        PublishedPackage board = publish("board", "议程");

        Optional<PublishedPackage> found = in(subjects -> subjects.ofManifest(board.manifestDigest()));
        Optional<PublishedPackage> none = in(subjects -> subjects.ofManifest(board.digest()));
        assertThat(found).map(PublishedPackage::digest).contains(board.digest());
        assertThat(none).isEmpty();
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

    private PublishedPackage publish(String meeting, Duration startsIn) {
        return database.inTransaction(entities -> {
            CatalogRoom room = new CatalogRoom(entities, clock);
            room.meetings().put(meeting, meeting + startsIn, clock.instant().plus(startsIn));
            room.meetings().file(meeting, "a.txt", meeting + startsIn);
            return room.publish(meeting);
        });
    }

    private List<Digest> list(Kind kind, String after, int limit) {
        return marks(kind, after, limit).stream().map(Listed::digest).toList();
    }

    private List<Listed> marks(Kind kind, String after, int limit) {
        return in(subjects -> subjects.list(kind, clock.instant(), after, limit));
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
