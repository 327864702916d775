package org.lectern.node.child;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A successful call of the kernel about files.
 *
 * @param kind what was done
 * @param file to which file or folder, under the name that it had then
 * @param to its new name, if it got one
 */
public record SystemCall(Kind kind, Path file, Optional<Path> to) {
    /** {@code 271 fsync(12</srv/x>) = 0}: with file descriptors as {@code strace -y} shows them. */
    private static final Pattern ON_DESCRIPTOR =
            Pattern.compile("(write|writev|pwrite64|pwritev|fsync|fdatasync|ftruncate)\\(\\d+<([^>]+)>.*\\) += \\d+.*");

    private static final Pattern RENAME = Pattern.compile(
            "(?:rename|renameat|renameat2)\\((?:AT_FDCWD[^,]*, )?\"([^\"]+)\", (?:AT_FDCWD[^,]*, )?\"([^\"]+)\".*\\) += 0");

    /** What calls do. */
    public enum Kind {
        WRITE,
        FORCE,
        RENAME
    }

    /** The call in a line of {@code strace -y}, if it is one of these. */
    static Stream<SystemCall> parse(String line) {
        Matcher rename = RENAME.matcher(line);
        if (rename.matches()) {
            return Stream.of(
                    new SystemCall(Kind.RENAME, Path.of(rename.group(1)), Optional.of(Path.of(rename.group(2)))));
        }
        Matcher other = ON_DESCRIPTOR.matcher(line);
        if (other.matches()) {
            Kind kind = List.of("fsync", "fdatasync").contains(other.group(1)) ? Kind.FORCE : Kind.WRITE;
            return Stream.of(new SystemCall(kind, Path.of(other.group(2)), Optional.empty()));
        }
        return Stream.of();
    }
}
