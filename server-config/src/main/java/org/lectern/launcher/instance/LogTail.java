package org.lectern.launcher.instance;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a log, read without reading the rest. */
public final class LogTail {
    private static final int ENOUGH = 256 * 1024;

    private LogTail() {}

    /** The last {@code lines} lines that are not empty; none when there is no log. */
    public static List<String> of(Path log, int lines) {
        List<String> all = end(log);
        return List.copyOf(all.subList(Math.max(0, all.size() - lines), all.size()));
    }

    /** {@code lines} lines from the first severe one on; the last lines when none is severe. */
    public static List<String> trouble(Path log, int lines) {
        List<String> trouble = end(log).stream()
                .dropWhile(line -> !line.contains("[SEVERE]"))
                .limit(lines)
                .toList();
        return trouble.isEmpty() ? of(log, lines) : trouble;
    }

    private static List<String> end(Path log) {
        if (!Files.exists(log)) {
            return List.of();
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.max(0, file.length() - ENOUGH);
            byte[] bytes = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
