package org.lectern.node.journal;

import java.util.List;
import java.util.UUID;
import org.lectern.protocol.DownloadReport;

/** Downloads that wait for the master, in the order in which they ended. Each method is one transaction. */
interface Outbox extends AutoCloseable {
    /** Takes in downloads. */
    void add(List<DownloadReport.Item> downloads);

    /** The {@code most} that have waited longest. */
    List<DownloadReport.Item> oldest(int most);

    /** Lets go of downloads; one that is not there counts as gone. */
    void remove(List<UUID> ids);

    /** How many there are. */
    long count();

    @Override
    void close();
}
