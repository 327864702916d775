package org.lectern.content;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One package in the making: entries are added in order, then the central directory ends it. For one thread. */
final class PackageZip implements Closeable {
    private final PackageOutput output;
    private final Spool spool;
    private final PieceDeflater deflater;
    private final Optional<EarlierPackage> earlier;
    private final List<Entry> entries = new ArrayList<>();

    /** Begins a package on {@code out}, which stays open when this is closed. */
    PackageZip(DigestedOutput out, Path spoolFolder, Optional<EarlierPackage> earlier) {
        output = new PackageOutput(out);
        spool = new Spool(spoolFolder);
        deflater = new PieceDeflater(spool);
        this.earlier = earlier;
    }

    /** Adds a file; its bytes are checked on their way. */
    void add(String path, DeclaredContent content) throws IOException {
        Optional<Entry> known = earlier.flatMap(before -> before.find(content));
        if (known.isPresent()) {
            begin(path, content, known.get().method(), known.get().length());
            earlier.get().copyTo(output, known.get());
        } else {
            addNew(path, content);
        }
    }

    /** Writes the central directory and describes the package, which is the one of {@code contents}. */
    Manifest finish(PackageContents contents) throws IOException {
        output.cut();
        long directory = output.position();
        for (Entry entry : entries) {
            output.write(ZipLayout.centralHeader(entry));
        }
        output.write(ZipLayout.end(entries.size(), output.position() - directory, directory));
        return new Manifest(
                contents.meeting(),
                contents.version(),
                contents.edition(),
                contents.published(),
                output.finishDigest(),
                output.position(),
                entries,
                output.finishChunks());
    }

    @Override
    public void close() throws IOException {
        deflater.close();
        spool.close();
    }

    private void addNew(String path, DeclaredContent content) throws IOException {
        if (Compression.isWorthTrying(content.mediaType())) {
            spool.clear();
            content.copyTo(deflater, path);
            deflater.finish();
            if (Compression.isWorthKeeping(spool.size(), content.size())) {
                begin(path, content, Entry.Method.DEFLATED, spool.size());
                spool.copyTo(output);
                return;
            }
        }
        begin(path, content, Entry.Method.STORED, content.size());
        content.copyTo(output, path);
    }

    /** Writes the local header, so that the entry's bytes can follow. */
    private void begin(String path, DeclaredContent content, Entry.Method method, long length) throws IOException {
        long start = output.position();
        int header = ZipLayout.localHeaderLength(path, length, content.size());
        Entry entry = new Entry(
                path,
                content.mediaType(),
                method,
                start + header,
                length,
                content.size(),
                content.crc32(),
                content.digest(),
                content.modified());
        output.cut();
        output.write(ZipLayout.localHeader(entry));
        output.cut();
        entries.add(entry);
    }
}
