package org.lectern.launcher.verb;

import java.nio.file.Path;
import java.util.List;
import org.lectern.launcher.options.Arguments;
import org.lectern.launcher.options.Option;
import org.lectern.launcher.sample.SampleMeeting;

/** Writes the sample meeting's folder. */
final class Sample implements Verb {
    @Override
    public String name() {
        return "sample";
    }

    @Override
    public String operands() {
        return "[FOLDER]";
    }

    @Override
    public int mostWords() {
        return 1;
    }

    @Override
    public List<Option> options() {
        return List.of();
    }

    @Override
    public int run(Arguments arguments, Desk desk) {
        Path folder = arguments.words().isEmpty()
                ? usual(desk)
                : Path.of(arguments.words().get(0)).toAbsolutePath();
        SampleMeeting.write(folder);
        desk.terminal().say("sample.done", folder);
        return 0;
    }

    static Path usual(Desk desk) {
        return desk.home().target().resolve("sample-meeting");
    }
}
