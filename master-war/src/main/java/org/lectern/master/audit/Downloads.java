package org.lectern.master.audit;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lectern.content.MeetingId;
import org.lectern.protocol.DownloadReport;
import org.lectern.protocol.Page;

/** The downloads that were reported. Each method is one transaction. */
@Dependent
@Transactional
public class Downloads {
    private final EntityManager entities;

    @Inject
    Downloads(EntityManager entities) {
        this.entities = entities;
    }

    /** Enters what a node reports; what it reported before, or reports at the same moment, counts once. */
    void take(String nodeId, DownloadReport report) {
        List<String> ids =
                report.downloads().stream().map(item -> item.id().toString()).toList();
        if (ids.isEmpty()) {
            return;
        }
        hold(nodeId);
        Set<String> known =
                new HashSet<>(entities.createQuery("select d.id from DownloadEntry d where d.id in :ids", String.class)
                        .setParameter("ids", ids)
                        .getResultList());
        report.downloads().stream()
                .filter(item -> known.add(item.id().toString()))
                .forEach(item -> entities.persist(new DownloadEntry(nodeId, item)));
    }

    /** Until this transaction ends nobody else enters what this node reports: the node's own row is held. */
    private void hold(String nodeId) {
        entities.createQuery("select n from Node n where n.id = :id", Object.class)
                .setParameter("id", nodeId)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** Downloads of a meeting in the order of their ids. */
    Page<DownloadEntry> list(MeetingId meeting, String after, int limit) {
        List<DownloadEntry> found = entities.createQuery(
                        "select d from DownloadEntry d where d.meetingId = :meeting and d.id > :after order by d.id",
                        DownloadEntry.class)
                .setParameter("meeting", meeting.value())
                .setParameter("after", after)
                .setMaxResults(limit + 1)
                .getResultList();
        return Page.of(found, limit, DownloadEntry::id);
    }
}
