package org.lectern.node.membership;

import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.lectern.identity.IdentityKey;
import org.lectern.store.DurableFiles;

/**
 * The files of a membership, readable by their owner alone: {@code card.json}, and {@code next.json} with the key that
 * this node has offered to the master, until it knows that the master took it.
 */
record CardBox(Path folder) {
    static CardBox in(Path nodeFolder) {
        return new CardBox(nodeFolder.resolve("identity"));
    }

    boolean hasCard() {
        return Files.exists(card());
    }

    /** The card; empty if this node has none. */
    Optional<Card> readCard() throws IOException {
        return read(card()).map(text -> {
            try {
                return Card.ofJson(text);
            } catch (JsonbException | JsonException | IllegalArgumentException | NullPointerException e) {
                throw new IllegalStateException(
                        card() + " cannot be read: delete it, and let the node join with a new token", e);
            }
        });
    }

    /** Keeps a card. */
    void replace(Card card) throws IOException {
        write(card(), card.toJson());
    }

    /** Keeps a card; the key in it is not offered any more. */
    void keep(Card card) throws IOException {
        replace(card);
        Files.deleteIfExists(nextFile());
    }

    /** The key that was offered last; empty if it was taken. */
    Optional<IdentityKey> readNext() throws IOException {
        return read(nextFile()).map(IdentityKey::parse);
    }

    /** The key to offer: the one that was offered before, or a new one, which is on the disk before anybody sees it. */
    IdentityKey next() throws IOException {
        Optional<IdentityKey> offered = readNext();
        if (offered.isPresent()) {
            return offered.get();
        }
        IdentityKey made = IdentityKey.generate();
        write(nextFile(), made.toPrivateJwk());
        return made;
    }

    private static Optional<String> read(Path file) throws IOException {
        try {
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private void write(Path file, String text) throws IOException {
        Files.createDirectories(folder);
        DurableFiles.writePrivately(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private Path card() {
        return folder.resolve("card.json");
    }

    private Path nextFile() {
        return folder.resolve("next.json");
    }
}
