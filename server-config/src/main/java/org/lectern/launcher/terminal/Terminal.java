package org.lectern.launcher.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where the launcher speaks to a person.
 *
 * @param words the language
 * @param out what was asked for
 * @param err how it goes along, and what went wrong
 * @param live whether {@code err} is a screen on which a line can be overwritten
 */
public record Terminal(Words words, PrintStream out, PrintStream err, boolean live) {

    /** The process's own streams, always in UTF-8. */
    public static Terminal ofProcess(Words words, boolean live) {
        return new Terminal(words, stream(FileDescriptor.out), stream(FileDescriptor.err), live);
    }

    /** A terminal that nobody looks at. */
    public static Terminal silent() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Terminal(Words.english(), nowhere, nowhere, false);
    }

    /** Prints a sentence that was asked for. */
    public void say(String key, Object... values) {
        out.println(words.say(key, values));
        out.flush();
    }

    /** Prints a sentence on how the work goes along. */
    public void note(String key, Object... values) {
        err.println(words.say(key, values));
        err.flush();
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
