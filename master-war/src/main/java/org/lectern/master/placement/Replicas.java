package org.lectern.master.placement;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lectern.content.Digest;
import org.lectern.content.MeetingId;
import org.lectern.master.catalog.Catalog;
import org.lectern.master.fleet.Removal.RemovalView;
import org.lectern.master.fleet.Replica;
import org.lectern.master.fleet.ReplicaView;
import org.lectern.master.fleet.Reports;
import org.lectern.protocol.NodeId;
import org.lectern.protocol.Page;
import org.lectern.protocol.SyncFeed;

/** What nodes hold and are getting, against the starts of the meetings that need it. */
final class Replicas {
    private final Reports reports;
    private final Catalog catalog;
    private final Clock clock;

    Replicas(Reports reports, Catalog catalog, Clock clock) {
        this.reports = reports;
        this.catalog = catalog;
        this.clock = clock;
    }

    Page<ReplicaView> ofNode(NodeId node, String after, int limit) {
        return withStarts(reports.ofNode(node, after, limit));
    }

    Page<ReplicaView> ofMeeting(MeetingId meeting, String after, int limit) {
        return withStarts(reports.ofMeeting(meeting, after, limit));
    }

    Page<RemovalView> removals(MeetingId meeting, String after, int limit) {
        return reports.removals(meeting, after, limit);
    }

    /** How the nodes stand with the current version. */
    ReplicaSummary summary(MeetingId meeting) {
        SyncFeed.Item current = catalog.announced(meeting);
        return new ReplicaSummary(
                meeting,
                current.version(),
                current.digest(),
                current.size(),
                current.startsAt(),
                reports.count(current.digest(), current.startsAt()));
    }

    /** One query for the starts of all meetings on the page. */
    private Page<ReplicaView> withStarts(Page<Replica> page) {
        List<MeetingId> meetings =
                page.items().stream().map(Replica::meeting).distinct().toList();
        Map<Digest, Instant> starts = catalog.starts(meetings);
        Instant now = clock.instant();
        return page.map(replica -> ReplicaView.of(replica, Optional.ofNullable(starts.get(replica.digest())), now));
    }
}
