package org.lectern.delivery.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.lectern.content.DeclaredContent;
import org.lectern.content.Digest;
import org.lectern.content.DocumentPath;
import org.lectern.content.Entry;
import org.lectern.content.Manifest;
import org.lectern.content.MeetingFacts;
import org.lectern.content.MeetingId;
import org.lectern.content.PackageContents;
import org.lectern.content.PackageDocument;
import org.lectern.content.PackageWriter;
import org.lectern.delivery.transfer.Body;
import org.lectern.delivery.transfer.FakeChannel;
import org.lectern.delivery.transfer.Source;
import org.lectern.store.StoredContent;

/** A package with one document, in memory. */
final class SamplePackage implements StoredContent {
    static final Instant REVISED = Instant.parse("2026-11-20T08:30:11Z");

    private final byte[] bytes;
    private final Manifest manifest;
    private final Random random = new Random(1);

    private SamplePackage(byte[] bytes, Manifest manifest) {
        this.bytes = bytes;
        this.manifest = manifest;
    }

    static SamplePackage of(String path, String mediaType, byte[] document) {
        PackageDocument only =
                new PackageDocument(DocumentPath.parse(path), DeclaredContent.of(mediaType, REVISED, document));
        MeetingFacts facts = new MeetingFacts(
                "Board", Optional.empty(), Optional.empty(), ZoneId.of("Asia/Shanghai"), Optional.empty());
        PackageContents contents =
                new PackageContents(new MeetingId("board"), 1, "full", Instant.EPOCH, facts, List.of(), List.of(only));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            Path folder = Path.of(System.getProperty("java.io.tmpdir"));
            Manifest manifest = new PackageWriter(folder).write(contents, out);
            return new SamplePackage(out.toByteArray(), manifest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same with another byte at {@code position}. */
    SamplePackage damagedAt(long position) {
        byte[] damaged = bytes.clone();
        damaged[(int) position] ^= 1;
        return new SamplePackage(damaged, manifest);
    }

    /** The document. */
    Entry entry() {
        return manifest.documents().get(0);
    }

    /** The document's bytes as they lie in the package. */
    byte[] raw() {
        return Arrays.copyOfRange(bytes, (int) entry().offset(), (int) entry().end());
    }

    @Override
    public Digest digest() {
        return manifest.digest();
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public SeekableByteChannel open() {
        return new FakeChannel(bytes, random);
    }

    /** Reads a body as delivery does: so many bytes as it has, in pieces of at most {@code piece}. */
    static byte[] read(Body body, int piece) throws IOException {
        byte[] all = new byte[(int) body.length()];
        try (Source source = body.open()) {
            int done = 0;
            while (done < all.length) {
                int count = source.read(ByteBuffer.wrap(all, done, Math.min(piece, all.length - done)));
                if (count < 0) {
                    throw new IOException("ends after " + done + " of " + all.length);
                }
                done += count;
            }
        }
        return all;
    }
}
