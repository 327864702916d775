package org.lectern.node.hub;

import java.time.Duration;
import java.util.BitSet;
import java.util.Optional;
import org.lectern.content.Digest;
import org.lectern.content.MeetingId;
import org.lectern.protocol.DownloadReport;
import org.lectern.protocol.Heartbeat;
import org.lectern.protocol.ReplicaReport;
import org.lectern.protocol.SyncFeed;
import org.lectern.protocol.SyncMeeting;
import org.lectern.protocol.SyncSources;

/**
 * The master as a node sees it. Every call blocks for a bounded time and is safe for use by several threads.
 *
 * <p>Each method throws {@link MasterUnreachable}, {@link NotAuthorised} or {@link Gone}.
 */
public interface Master extends PackageBytes, AutoCloseable {
    /**
     * What changed after generation {@code since}.
     *
     * @param wait how long the master may hold the answer until there is something
     * @return empty if nothing came
     */
    Optional<SyncFeed> feed(long since, Duration wait) throws MasterFailure;

    /** All about the current version of a meeting. */
    SyncMeeting meeting(MeetingId meeting) throws MasterFailure;

    /**
     * The signed manifest of a package, a JWS in compact form. Nothing of it was checked.
     *
     * @param similar the manifest of another package that this node has: what both share does not travel
     */
    String manifest(Digest digest, Optional<KnownManifest> similar) throws MasterFailure;

    /**
     * A manifest that the master signed before.
     *
     * @param digest of its package
     * @param signed a JWS in compact form
     */
    record KnownManifest(Digest digest, String signed) {}

    /**
     * Who else has a package or is getting it, and the part that is to be taken from the master.
     *
     * @param lacking the parts that are missing here and that no sibling shows
     * @param taking the parts that are being taken from the master now
     */
    SyncSources sources(Digest digest, BitSet lacking, BitSet taking) throws MasterFailure;

    /** The public keys, a JWK set. */
    String keys() throws MasterFailure;

    /** Reports health and load. */
    Heartbeat.Answer heartbeat(Heartbeat heartbeat) throws MasterFailure;

    /** Reports replicas. */
    void report(ReplicaReport report) throws MasterFailure;

    /** Reports downloads. */
    void report(DownloadReport report) throws MasterFailure;

    /**
     * Gives the master chunks that it lost.
     *
     * @param numbers which, in the manifest
     * @param bytes of all of them, one after the other
     */
    void give(Digest digest, BitSet numbers, byte[] bytes) throws MasterFailure;

    /** Gives the master a signed manifest that it lost, a JWS in compact form. */
    void giveManifest(Digest digest, String signed) throws MasterFailure;

    /** What the last call told about the way to the master. */
    MasterStatus status();

    /** Breaks off what is under way; from then on every call fails at once. */
    @Override
    void close();
}
