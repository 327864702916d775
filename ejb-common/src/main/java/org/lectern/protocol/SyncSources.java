package org.lectern.protocol;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * From whom a node can have a package.
 *
 * @param pass what the node shows to siblings for this package, a JWS in compact form
 * @param turn the one of the package's {@link Parts} that the node is to take from the master now; absent when others do
 *     all that is to be done
 * @param of how many parts there are
 * @param refreshSeconds when to ask again for news
 * @param sources siblings, nearest first
 */
public record SyncSources(
        String pass, Instant expiresAt, Optional<Integer> turn, int of, int refreshSeconds, List<Source> sources) {
    /** How many siblings an answer names. */
    public static final int MOST = 16;

    public SyncSources {
        if (pass == null || expiresAt == null || sources == null) {
            throw new IllegalArgumentException("sources have a pass, its expiry and a list");
        }
        if (of < 1
                || of > Parts.MOST
                || turn.filter(part -> part < 0 || part >= of).isPresent()) {
            throw new IllegalArgumentException("a turn is one of at most " + Parts.MOST + " parts");
        }
        sources = sources.stream().limit(MOST).toList();
    }

    /** The same without a part to take. */
    public SyncSources withoutTurn() {
        return new SyncSources(pass, expiresAt, Optional.empty(), of, refreshSeconds, sources);
    }

    /**
     * A sibling.
     *
     * @param url the context root under which it is reached
     * @param site where it stands
     * @param state {@code active} if it holds the package, {@code fetching} if it is getting it
     */
    public record Source(NodeId node, URI url, Optional<String> site, ReplicaState state) {
        public Source {
            if (node == null || url == null || state == null) {
                throw new IllegalArgumentException("a source has node, url and state");
            }
        }
    }
}
