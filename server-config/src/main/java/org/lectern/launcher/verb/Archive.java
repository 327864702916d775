package org.lectern.launcher.verb;

import java.util.List;
import org.lectern.launcher.cluster.ClassArchive;
import org.lectern.launcher.options.Arguments;
import org.lectern.launcher.options.Option;

/** Makes the archive of classes that later starts are faster with. */
final class Archive implements Verb {
    @Override
    public String name() {
        return "archive";
    }

    @Override
    public List<Option> options() {
        return List.of();
    }

    @Override
    public int run(Arguments arguments, Desk desk) {
        ClassArchive archive = ClassArchive.of(desk.home());
        archive.make();
        desk.terminal().say(archive.exists() ? "archive.done" : "archive.none", archive.file());
        return archive.exists() ? 0 : 1;
    }
}
