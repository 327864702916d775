package org.lectern.launcher.sample;

import java.util.Arrays;
import java.util.List;

/**
 * A paragraph of a text in which blank lines part paragraphs and {@code # } begins a heading.
 *
 * @param text on one line
 * @param heading whether it is a heading
 */
record Paragraph(String text, boolean heading) {
    static List<Paragraph> parse(String text) {
        return Arrays.stream(text.strip().split("\\R\\s*\\R"))
                .map(block -> block.strip().replaceAll("\\R", " "))
                .map(block ->
                        block.startsWith("# ") ? new Paragraph(block.substring(2), true) : new Paragraph(block, false))
                .toList();
    }
}
