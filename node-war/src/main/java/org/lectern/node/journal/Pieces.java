package org.lectern.node.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lectern.content.Digest;
import org.lectern.content.MeetingId;
import org.lectern.protocol.DownloadReport;

/**
 * What people took in small pieces since the last flush, each person's pieces of a package put together: a reader who
 * pages through a document by hundreds of ranges makes one record and not hundreds. A larger piece stays by itself.
 *
 * <p>Safe for use by several threads; the monitor guards the pieces.
 */
final class Pieces {
    /** The longest response that is put together with others, in bytes. */
    static final long MOST_LENGTH = 1 << 20;

    private final int most;
    private Map<Taker, DownloadReport.Item> pieces = new LinkedHashMap<>();

    /** Whose pieces belong together. */
    private record Taker(MeetingId meeting, Digest digest, String subject) {}

    /**
     * Makes room.
     *
     * @param most for how many people and packages
     */
    Pieces(int most) {
        this.most = most;
    }

    /** Adds a piece that is short enough, if there is room. */
    synchronized boolean add(DownloadReport.Item piece) {
        Taker taker = new Taker(piece.meeting(), piece.digest(), piece.subject());
        if (piece.length() > MOST_LENGTH || (pieces.size() >= most && !pieces.containsKey(taker))) {
            return false;
        }
        pieces.merge(taker, piece, Pieces::together);
        return true;
    }

    /** Takes all of them out. */
    synchronized List<DownloadReport.Item> drain() {
        List<DownloadReport.Item> all = new ArrayList<>(pieces.values());
        pieces = new LinkedHashMap<>();
        return all;
    }

    /** Whether there are none. */
    synchronized boolean isEmpty() {
        return pieces.isEmpty();
    }

    private static DownloadReport.Item together(DownloadReport.Item one, DownloadReport.Item other) {
        return new DownloadReport.Item(
                one.id(),
                one.meeting(),
                one.digest(),
                one.subject(),
                Math.min(one.first(), other.first()),
                one.length() + other.length(),
                one.sent() + other.sent(),
                earlier(one.startedAt(), other.startedAt()),
                earlier(one.endedAt(), other.endedAt()).equals(one.endedAt()) ? other.endedAt() : one.endedAt());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
