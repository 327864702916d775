package org.lectern.master.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.Optional;
import org.lectern.content.Chunk;
import org.lectern.content.Digest;
import org.lectern.content.Manifest;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;
import org.lectern.protocol.NumberRanges;
import org.lectern.protocol.Wanted;

/**
 * What a package that was set aside lacks, and what of that a node was asked for. Safe for use by several threads; the
 * monitor guards both, and is not held while bytes come in.
 */
final class Wound {
    /** So much one node is asked for at once. */
    static final long MOST_ASKED = 64 << 20;

    /** What was asked for and does not come is asked for again after this time. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Digest digest;
    private final Digest damaged;
    private final Optional<Manifest> manifest;
    private final BitSet lacking;
    private final BitSet asked = new BitSet();
    private Instant patientUntil = Instant.EPOCH;

    private Wound(Digest digest, Digest damaged, Optional<Manifest> manifest, BitSet lacking) {
        this.digest = digest;
        this.damaged = damaged;
        this.manifest = manifest;
        this.lacking = lacking;
    }

    /** A package whose manifest is lost: nothing can be said of its bytes before that is there. */
    static Wound ofManifest(PublishedPackage published) {
        return new Wound(published.digest(), published.manifestDigest(), Optional.empty(), new BitSet());
    }

    /** Reads what is left of a package. */
    static Wound of(Manifest manifest, FileChannel left) throws IOException {
        BitSet lacking = new BitSet();
        for (int number = 0; number < manifest.chunks().size(); number++) {
            if (!isRight(left, manifest.chunks().get(number))) {
                lacking.set(number);
            }
        }
        return new Wound(manifest.digest(), manifest.digest(), Optional.of(manifest), lacking);
    }

    private static boolean isRight(FileChannel left, Chunk chunk) throws IOException {
        try {
            return Digest.of(chunk.read(left)).equals(chunk.digest());
        } catch (ClosedChannelException e) {
            throw e;
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** The package. */
    Digest digest() {
        return digest;
    }

    /** The content that is to be mended: the package, or its signed manifest. */
    Digest damaged() {
        return damaged;
    }

    /** What a node is to send at this time, if anything. */
    synchronized Optional<Wanted> ask(Instant now) {
        if (!now.isBefore(patientUntil)) {
            asked.clear();
        }
        if (manifest.isEmpty()) {
            boolean again = !now.isBefore(patientUntil);
            patientUntil = again ? now.plus(PATIENCE) : patientUntil;
            return again ? Optional.of(new Wanted(digest, true, "")) : Optional.empty();
        }
        BitSet next = next(manifest.get());
        if (next.isEmpty()) {
            return Optional.empty();
        }
        asked.or(next);
        patientUntil = now.plus(PATIENCE);
        return Optional.of(new Wanted(digest, false, NumberRanges.text(next)));
    }

    private BitSet next(Manifest known) {
        BitSet next = new BitSet();
        long bytes = 0;
        for (int number = lacking.nextSetBit(0); number >= 0; number = lacking.nextSetBit(number + 1)) {
            bytes += asked.get(number) ? 0 : known.chunks().get(number).length();
            if (bytes > MOST_ASKED) {
                break;
            }
            next.set(number, !asked.get(number));
        }
        return next;
    }

    /**
     * Takes chunks from a node, one after the other; a wrong one ends it.
     *
     * @param numbers which chunks come
     * @param left where they go
     * @return whether nothing is lacking any more
     * @throws Refusal if something else comes
     */
    boolean take(String numbers, InputStream body, FileChannel left) throws IOException {
        if (manifest.isEmpty()) {
            return false;
        }
        BitSet coming = parse(numbers, manifest.get());
        for (int number = coming.nextSetBit(0); number >= 0; number = coming.nextSetBit(number + 1)) {
            take(number, manifest.get().chunks().get(number), body, left);
        }
        return isWhole();
    }

    private void take(int number, Chunk chunk, InputStream body, FileChannel left) throws IOException {
        byte[] bytes = body.readNBytes(chunk.length());
        if (!Digest.of(bytes).equals(chunk.digest())) {
            throw new Refusal(
                    ErrorCode.DIGEST_MISMATCH,
                    "These are not the bytes of chunk " + number + " of " + digest + ": read them anew.");
        }
        if (isLacking(number)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                left.write(buffer, chunk.offset() + buffer.position());
            }
            came(number);
        }
    }

    private static BitSet parse(String numbers, Manifest known) {
        try {
            return NumberRanges.parse(numbers, known.chunks().size());
        } catch (IllegalArgumentException e) {
            throw Refusal.ofField("numbers", "\"numbers\" names chunks of the package: " + e.getMessage());
        }
    }

    private synchronized boolean isLacking(int number) {
        return lacking.get(number);
    }

    private synchronized void came(int number) {
        lacking.clear(number);
    }

    /** Whether nothing is lacking. */
    synchronized boolean isWhole() {
        return manifest.isPresent() && lacking.isEmpty();
    }
}
