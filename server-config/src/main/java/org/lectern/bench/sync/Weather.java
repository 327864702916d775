package org.lectern.bench.sync;

import java.io.IOException;

/** What bytes meet on their way through a {@link Relay}. Several threads call it. */
public interface Weather {
    /** Everything passes at once. */
    Weather CALM = new Weather() {};

    /** The first {@code count} of {@code bytes} are about to go to the server; they go on when this returns. */
    default void toServer(Connection connection, byte[] bytes, int count) throws IOException {}

    /** The first {@code count} of {@code bytes} are about to go to the client; they go on when this returns. */
    default void toClient(Connection connection, byte[] bytes, int count) throws IOException {}

    /** A client's way to the server. */
    interface Connection {
        /** Ends it at both ends, as a program does that is done. */
        void close();

        /** Ends it at both ends with a TCP reset, as a kernel does that knows nothing of it. */
        void reset();
    }
}
