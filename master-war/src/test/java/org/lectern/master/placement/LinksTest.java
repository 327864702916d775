package org.lectern.master.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lectern.master.FakeClock;
import org.lectern.master.access.AccessSamples;
import org.lectern.master.access.Signatures;
import org.lectern.master.catalog.CatalogRoom;
import org.lectern.master.catalog.PublishedPackage;
import org.lectern.master.fleet.Holders.Holder;
import org.lectern.protocol.NodeId;
import org.lectern.ticket.Ticket;

final class LinksTest {
    private static final URI REQUEST = URI.create("http://127.0.0.1:8080/lectern-master/");
    private static final String SUBJECT = "participant:board:p1";

    private final FakeClock clock = new FakeClock();
    private final Signatures signatures = AccessSamples.signatures(clock);
    private final PublishedPackage published = CatalogRoom.sample("board", FakeClock.START);

    @Test
    void link_leadsToTheNode() {
        Holder holder = new Holder(
                new NodeId("node-1"),
                List.of(URI.create("https://files.example/room3/"), URI.create("http://second/")),
                0);

        Links.Link link = links(List.of(holder), Optional.empty()).make(published, SUBJECT, REQUEST);

        assertThat(link.node()).contains(new NodeId("node-1"));
        assertThat(link.url().toString())
                .startsWith("https://files.example/room3/api/v1/meetings/board/download-package?ticket=");
    }

    @Test
    void linkWithoutNode_leadsToTheMasterAsTheClientReachedIt() {
        Links.Link link = links(List.of(), Optional.empty()).make(published, SUBJECT, REQUEST);

        assertThat(link.node()).isEmpty();
        assertThat(link.url().toString())
                .startsWith("http://127.0.0.1:8080/lectern-master/api/v1/meetings/board/download-package?ticket=");
    }

    @Test
    void publicUrl_winsOverTheRequests() {
        Links.Link link = links(List.of(), Optional.of(URI.create("https://papers.example.com/lectern/")))
                .make(published, SUBJECT, REQUEST);

        assertThat(link.url().toString())
                .startsWith("https://papers.example.com/lectern/api/v1/meetings/board/download-package?ticket=");
    }

    @Test
    void ticket_saysWhoMayHaveWhatUntilWhen() {
        Links.Link link = links(List.of(), Optional.empty()).make(published, SUBJECT, REQUEST);

        String text = link.url().getQuery().substring("ticket=".length());
        Ticket ticket = signatures.verifying().openTicket(text, clock);
        assertThat(ticket.meeting()).hasToString("board");
        assertThat(ticket.digest()).isEqualTo(published.digest());
        assertThat(ticket.subject()).isEqualTo(SUBJECT);
        assertThat(ticket.expires())
                .isEqualTo(FakeClock.START.plus(Duration.ofHours(2)).truncatedTo(ChronoUnit.SECONDS))
                .isEqualTo(link.expires());
    }

    private Links links(List<Holder> holders, Optional<URI> publicUrl) {
        return new Links(
                new Placement(digest -> holders, clock),
                signatures,
                new PlacementSettings(publicUrl, Duration.ofHours(2)),
                clock);
    }
}
