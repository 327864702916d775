package org.lectern.master;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A page of the documentation: its sections, and the tables and headings in them. */
record MarkdownPage(List<String> lines) {
    /** The page {@code server-config/docs/NAME}. */
    static MarkdownPage read(String name) {
        Path module = Path.of(System.getProperty("basedir", ""));
        Path page = module.resolve("../server-config/docs").resolve(name);
        try {
            return new MarkdownPage(Files.readAllLines(page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands below a heading of the second level, up to the next one. */
    MarkdownPage section(String heading) {
        List<String> below = lines.stream()
                .dropWhile(line -> !line.equals("## " + heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .toList();
        return new MarkdownPage(below);
    }

    /** The rows of its tables whose first cell is code; code marks are taken off each cell. */
    List<List<String>> rows() {
        return lines.stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> Arrays.stream(
                                line.substring(1, line.lastIndexOf('|')).split("\\|"))
                        .map(cell -> cell.strip().replaceAll("^`|`$", ""))
                        .toList())
                .toList();
    }

    /** The headings of the third level. */
    List<String> headings() {
        return lines.stream()
                .filter(line -> line.startsWith("### "))
                .map(line -> line.substring(4).replace("`", ""))
                .toList();
    }
}
