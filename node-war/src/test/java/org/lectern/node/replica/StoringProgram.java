package org.lectern.node.replica;

import java.io.IOException;
import java.nio.file.Path;
import org.lectern.content.MeetingId;
import org.lectern.store.Incoming;
import org.lectern.store.LocalContentStore;

/** Does once, in one thread, everything by which files become visible on a node, and in a master's content store. */
final class StoringProgram {
    private StoringProgram() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Bench bench = new Bench(folder.resolve("node"));
        bench.master.publish(Bench.BOARD, 1, Bench.bytes(1, 1 << 20));
        bench.sync();
        bench.master.publish(new MeetingId("other"), 1, Bench.bytes(2, 1 << 20));
        bench.sync();
        try (Incoming incoming = new LocalContentStore(folder.resolve("content")).receive()) {
            incoming.write(Bench.bytes(3, 1 << 20));
            incoming.commit();
        }
    }
}
