package org.lectern.node.journal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.lectern.protocol.DownloadReport;

/** An outbox that is opened when it is first used; while that fails, so does each use. For one thread at a time. */
final class LateOutbox implements Outbox {
    private final Supplier<? extends Outbox> opener;
    private Optional<Outbox> opened = Optional.empty();

    LateOutbox(Supplier<? extends Outbox> opener) {
        this.opener = opener;
    }

    @Override
    public void add(List<DownloadReport.Item> downloads) {
        outbox().add(downloads);
    }

    @Override
    public List<DownloadReport.Item> oldest(int most) {
        return outbox().oldest(most);
    }

    @Override
    public void remove(List<UUID> ids) {
        outbox().remove(ids);
    }

    @Override
    public long count() {
        return outbox().count();
    }

    @Override
    public void close() {
        opened.ifPresent(Outbox::close);
        opened = Optional.empty();
    }

    private Outbox outbox() {
        if (opened.isEmpty()) {
            opened = Optional.of(opener.get());
        }
        return opened.get();
    }
}
