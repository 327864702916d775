package org.lectern.launcher.verb;

import java.util.List;
import org.lectern.launcher.options.Arguments;
import org.lectern.launcher.options.Option;

/** Something that a person can ask the launcher for. */
interface Verb {
    String name();

    /** The options, in the order of the help; {@code --help} and {@code --lang} are understood by every verb. */
    List<Option> options();

    /** The words between verb and options, as the help shows them. */
    default String operands() {
        return "";
    }

    /** How many words there may be at most. */
    default int mostWords() {
        return 0;
    }

    /** Does it; the exit code. */
    int run(Arguments arguments, Desk desk);
}
