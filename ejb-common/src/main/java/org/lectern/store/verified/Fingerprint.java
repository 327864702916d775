package org.lectern.store.verified;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;

/**
 * What changes when somebody writes to a file. The change time, which no program can set, is known on Unix only;
 * elsewhere the modification time stands in for it.
 */
public record Fingerprint(long size, FileTime modified, FileTime changed, String inode) {
    /** Of a file that is not there. */
    static final Fingerprint NONE = new Fingerprint(-1, FileTime.fromMillis(0), FileTime.fromMillis(0), "");

    /**
     * What it is now.
     *
     * @throws java.nio.file.NoSuchFileException if there is none
     */
    public static Fingerprint of(Path file) throws IOException {
        boolean unix = file.getFileSystem().supportedFileAttributeViews().contains("unix");
        Map<String, Object> attributes = Files.readAttributes(
                file, unix ? "unix:size,lastModifiedTime,ctime,ino" : "size,lastModifiedTime,fileKey");
        FileTime modified = (FileTime) get(attributes, "lastModifiedTime");
        return new Fingerprint(
                (Long) get(attributes, "size"),
                modified,
                unix ? (FileTime) get(attributes, "ctime") : modified,
                String.valueOf(attributes.get(unix ? "ino" : "fileKey")));
    }

    private static Object get(Map<String, Object> attributes, String name) {
        return Objects.requireNonNull(attributes.get(name));
    }

    /** The part that survives a copy of the folder with times kept. */
    public String toSeal() {
        return size + " " + modified + "\n";
    }
}
