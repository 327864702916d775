package org.lectern.content;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Writes packages: ZIP files (PKWARE APPNOTE.TXT 6.3.10) in which a document that did not change has the same bytes in
 * every version, and which any ZIP tool can open.
 *
 * <p>The package's own page {@code index.html} comes first, so that whoever reads from the start sees the agenda at
 * once; the documents follow in the order given. The page changes with every version and moves what follows, but no
 * chunk: chunks begin anew at each local header, at each entry's bytes (a renamed document keeps its chunks) and at the
 * central directory. Entry times are those of the document revisions, in UTC.
 *
 * <p>Safe for use by several threads.
 */
public final class PackageWriter {
    private final Path spoolFolder;

    /** A writer that sets deflated bytes aside, for as long as it writes, in temporary files in {@code spoolFolder}. */
    public PackageWriter(Path spoolFolder) {
        this.spoolFolder = spoolFolder;
    }

    /** Writes a package of which there is no earlier version, to a place that computes no digest. */
    public Manifest write(PackageContents contents, OutputStream out) throws IOException {
        return write(contents, Optional.empty(), DigestedOutput.over(out));
    }

    /**
     * Writes a package in one pass and describes it. {@code out} is not closed; what it received is worthless when this
     * throws.
     *
     * @param earlier a version from which is copied what did not change
     * @throws ContentChanged if a document's bytes are not those that were declared
     * @throws EarlierPackageDamaged if {@code earlier} is of no use; all can be written without it
     * @throws IOException if a document cannot be read, or a byte not be written
     */
    public Manifest write(PackageContents contents, Optional<EarlierPackage> earlier, DigestedOutput out)
            throws IOException {
        try (PackageZip zip = new PackageZip(out, spoolFolder, earlier)) {
            zip.add(Entry.INDEX, IndexPage.of(contents));
            for (PackageDocument document : contents.documents()) {
                zip.add(document.path().value(), document.content());
            }
            return zip.finish(contents);
        }
    }
}
