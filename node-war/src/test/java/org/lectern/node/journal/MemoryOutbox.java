package org.lectern.node.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.lectern.protocol.DownloadReport;

/** An outbox in memory, which can be broken. */
public final class MemoryOutbox implements Outbox {
    final List<DownloadReport.Item> rows = new ArrayList<>();
    boolean broken;

    @Override
    public void add(List<DownloadReport.Item> downloads) {
        fail();
        rows.addAll(downloads);
    }

    @Override
    public List<DownloadReport.Item> oldest(int most) {
        fail();
        return List.copyOf(rows.subList(0, Math.min(most, rows.size())));
    }

    @Override
    public void remove(List<UUID> ids) {
        fail();
        rows.removeIf(row -> ids.contains(row.id()));
    }

    @Override
    public long count() {
        fail();
        return rows.size();
    }

    @Override
    public void close() {
        broken = true;
    }

    private void fail() {
        if (broken) {
            throw new IllegalStateException("disk gone");
        }
    }
}
