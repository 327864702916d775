package org.lectern.launcher.verb;

import jakarta.json.JsonObject;
import java.util.List;
import org.lectern.launcher.client.MasterClient;
import org.lectern.launcher.options.Arguments;
import org.lectern.launcher.options.Option;
import org.lectern.launcher.terminal.Refusal;
import org.lectern.launcher.terminal.Sizes;

/**
 * Moves a meeting on: publishes it, or activates it.
 *
 * @param name the verb, and the last part of the master's path for it
 */
record MeetingMove(String name) implements Verb {
    @Override
    public String operands() {
        return "ID";
    }

    @Override
    public int mostWords() {
        return 1;
    }

    @Override
    public List<Option> options() {
        return List.of(
                Option.of("data", "DIR"), Option.of("master", "URL"), Option.of("key", "KEY"), Option.of("ca", "FILE"));
    }

    @Override
    public int run(Arguments arguments, Desk desk) {
        if (arguments.words().isEmpty()) {
            throw Refusal.misuse("move.which-meeting");
        }
        String id = MasterClient.encoded(arguments.words().get(0));
        JsonObject answer = desk.master(arguments)
                .post("/meetings/" + id + "/" + name, desk.terminal().words().language());
        if (name.equals("publish")) {
            desk.terminal()
                    .say(
                            "publish.done",
                            id,
                            answer.getInt("version"),
                            answer.getString("digest"),
                            Sizes.of(answer.getJsonNumber("size").longValue()),
                            answer.getString("summary", ""));
        } else {
            desk.terminal().say("activate.done", id);
        }
        return 0;
    }
}
