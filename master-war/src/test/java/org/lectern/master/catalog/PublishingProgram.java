package org.lectern.master.catalog;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.lectern.content.MeetingId;
import org.lectern.master.access.AccessSamples;
import org.lectern.master.access.Signatures;
import org.lectern.store.Incoming;
import org.lectern.store.LocalContentStore;
import org.lectern.ticket.SigningKey;

/**
 * A master without a server around it: one meeting, of which it changes a document and publishes it, again and again,
 * until it is killed. It says {@code ready} when it begins, and the version and digest of each package that is published.
 */
final class PublishingProgram {
    static final MeetingId MEETING = new MeetingId("board");
    private static final int LINES = 60_000;

    private final Clock clock = Clock.systemUTC();
    private final EntityManagerFactory factory;
    private final LocalContentStore store;
    private final Publishing publishing;

    private PublishingProgram(Path folder) throws IOException {
        DataSource source = database(folder);
        Flyway.configure().dataSource(source).load().migrate();
        factory = Persistence.createEntityManagerFactory(
                "lectern-master-test", Map.of("jakarta.persistence.nonJtaDataSource", source));
        store = store(folder);
        Signatures signatures = AccessSamples.signatures(clock, key(folder));
        publishing = new Publishing(
                new InTransactions(),
                new Freezer(store, store.incoming(), signatures, Runnable::run),
                new SignedManifests(store, signatures),
                signatures);
    }

    /** What a master has of its own in a folder. */
    static JdbcConnectionPool database(Path folder) {
        return JdbcConnectionPool.create(
                "jdbc:h2:file:" + folder.resolve("db").toAbsolutePath() + ";WRITE_DELAY=0", "sa", "");
    }

    static LocalContentStore store(Path folder) throws IOException {
        return new LocalContentStore(folder.resolve("content"));
    }

    /** The key that is the same in each life. */
    static SigningKey key(Path folder) throws IOException {
        return SigningKey.parse(Files.readString(folder.resolve("key")));
    }

    public static void main(String[] arguments) throws IOException {
        PublishingProgram program = new PublishingProgram(Path.of(arguments[0]));
        Random random = new Random();
        program.in(room -> room.meetings().put(MEETING.value(), "Board"));
        System.out.println("ready");
        while (true) {
            program.revise("a.txt", "the agenda " + random.nextLong());
            program.revise("b.txt", lines(random));
            PublishedPackage published =
                    program.publishing.publish(MEETING, "administrator").published();
            System.out.println("published " + published.version() + " " + published.digest());
        }
    }

    private static String lines(Random random) {
        StringBuilder text = new StringBuilder();
        random.ints(LINES).forEach(number -> text.append(number).append('\n'));
        return text.toString();
    }

    private void revise(String path, String text) throws IOException {
        try (Incoming incoming = store.receive()) {
            incoming.write(text.getBytes(StandardCharsets.UTF_8));
            incoming.commit();
        }
        in(room -> room.meetings().file(MEETING.value(), path, text));
    }

    private <T> T in(Function<CatalogRoom, T> work) {
        EntityManager entities = factory.createEntityManager();
        try {
            entities.getTransaction().begin();
            T result = work.apply(new CatalogRoom(entities, clock));
            entities.getTransaction().commit();
            return result;
        } finally {
            entities.close();
        }
    }

    /** The catalog as the container gives it: each call is one transaction. */
    private final class InTransactions extends Catalog {
        InTransactions() {
            this(factory.createEntityManager());
        }

        private InTransactions(EntityManager unused) {
            this(unused, new CatalogRoom(unused, Clock.systemUTC()));
        }

        private InTransactions(EntityManager unused, CatalogRoom room) {
            super(
                    unused,
                    room.meetings().meetings(),
                    room.meetings().documents(),
                    room.meetings().participants(),
                    room.restrictions().restrictions(),
                    room.feed(),
                    Clock.systemUTC());
        }

        @Override
        FreezePlan plan(MeetingId id) {
            return in(room -> room.catalog().plan(id));
        }

        @Override
        Optional<PublishedPackage> unchanged(FreezePlan plan) {
            return in(room -> room.catalog().unchanged(plan));
        }

        @Override
        PublishedPackage enter(
                FreezePlan plan,
                Freezer.Frozen frozen,
                List<PublishedPackage> editions,
                Changes changes,
                String publishedBy) {
            return in(room -> room.catalog().enter(plan, frozen, editions, changes, publishedBy));
        }
    }
}
