package org.lectern.master.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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
    private static final Reader SUBJECT = new Reader("participant:board:p1", "192.0.2.7");

    private final FakeClock clock = new FakeClock();
    private final Signatures signatures = AccessSamples.signatures(clock);
    private final PublishedPackage published = CatalogRoom.sample("board", FakeClock.START);

    @Test
    void link_leadsToTheNode() {
        Holder holder = new Holder(
                new NodeId("node-1"),
                List.of(URI.create("https://files.example/room3/"), URI.create("http://second/")),
                0,
                Duration.ZERO);

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

        Ticket ticket = ticketOf(link.url());
        assertThat(ticket.meeting()).hasToString("board");
        assertThat(ticket.digest()).isEqualTo(published.digest());
        assertThat(ticket.subject()).isEqualTo(SUBJECT.subject());
        assertThat(ticket.expires())
                .isEqualTo(FakeClock.START.plus(Duration.ofHours(2)).truncatedTo(ChronoUnit.SECONDS))
                .isEqualTo(link.expires());
    }

    @Test
    void alternatives_areTheNextThreeNodesAndTheMaster() {
        Links.Link link = links(nodes(6), Optional.empty()).make(published, SUBJECT, REQUEST);

        Ticket ticket = ticketOf(link.url());
        List<String> order = new Placement(digest -> nodes(6), Duration.ofHours(2), clock)
                .ranked(published.digest(), SUBJECT.subject()).stream()
                        .map(node -> node.publicUrls().get(0).toString())
                        .toList();
        assertThat(ticket.alternatives())
                .extracting(URI::toString)
                .containsExactly(order.get(1), order.get(2), order.get(3), REQUEST.toString());
        assertThat(link.urls())
                .hasSize(5)
                .allSatisfy(url -> assertThat(ticketOf(url)).isEqualTo(ticket));
        assertThat(link.urls().get(0)).isEqualTo(link.url());
        assertThat(link.url().toString()).startsWith(order.get(0));
        assertThat(link.urls().get(4).toString()).startsWith(REQUEST.toString());
    }

    @Test
    void masterAlone_hasNoAlternatives() {
        Links.Link link = links(List.of(), Optional.empty()).make(published, SUBJECT, REQUEST);

        assertThat(link.urls()).containsExactly(link.url());
        assertThat(ticketOf(link.url()).alternatives()).isEmpty();
    }

    @Test
    void nodeAtTheMastersOwnAddress_isLeftOut() {
        Links links = links(nodes(1), Optional.of(URI.create("http://node-0/")));

        assertThat(links.make(published, SUBJECT, REQUEST).node()).isEmpty();
        assertThat(links.make(published, SUBJECT, REQUEST).urls()).hasSize(1);
        assertThat(links.toNode(new Admitted(published, SUBJECT, Optional.of("e.y.J")), REQUEST))
                .isEmpty();
    }

    @Test
    void ticketThatWasShown_isPassedOnAsItIs() {
        Links links = links(nodes(2), Optional.empty());
        Admitted admitted = new Admitted(published, SUBJECT, Optional.of("e.y.J"));

        assertThat(links.urls(admitted, REQUEST))
                .hasSize(3)
                .allSatisfy(url -> assertThat(url.toString()).endsWith("/download-package?ticket=e.y.J"));
        assertThat(links.toNode(admitted, REQUEST))
                .contains(links.urls(admitted, REQUEST).get(0));
    }

    @Test
    void keyThatWasShown_getsATicket() {
        Links links = links(nodes(2), Optional.empty());
        Admitted admitted = new Admitted(published, SUBJECT, Optional.empty());

        assertThat(ticketOf(links.toNode(admitted, REQUEST).orElseThrow()).subject())
                .isEqualTo(SUBJECT.subject());
        assertThat(links.urls(admitted, REQUEST)).hasSize(3);
    }

    @Test
    void masterAlone_leadsToNoNode() {
        Links links = links(List.of(), Optional.empty());

        assertThat(links.toNode(new Admitted(published, SUBJECT, Optional.empty()), REQUEST))
                .isEmpty();
    }

    @Test
    void header_namesTheOthersAndTheMetalink() {
        Links links = links(nodes(1), Optional.of(URI.create("https://papers.example.com/lectern/")));

        assertThat(links.header(new Admitted(published, SUBJECT, Optional.of("e.y.J")), REQUEST))
                .isEqualTo("<https://papers.example.com/lectern/api/v1/meetings/board/package.meta4?ticket=e.y.J>;"
                        + " rel=describedby; type=\"application/metalink4+xml\","
                        + " <http://node-0/api/v1/meetings/board/download-package?ticket=e.y.J>;"
                        + " rel=duplicate; pri=1");
    }

    @Test
    void headerForAKey_namesTheMetalinkAlone() {
        assertThat(links(nodes(2), Optional.empty())
                        .header(new Admitted(published, SUBJECT, Optional.empty()), REQUEST))
                .isEqualTo("<http://127.0.0.1:8080/lectern-master/api/v1/meetings/board/package.meta4>;"
                        + " rel=describedby; type=\"application/metalink4+xml\"");
    }

    private Ticket ticketOf(URI url) {
        return signatures.verifying().openTicket(url.getQuery().substring("ticket=".length()), clock);
    }

    private static List<Holder> nodes(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Holder(
                        new NodeId("node-" + i), List.of(URI.create("http://node-" + i + "/")), 0, Duration.ZERO))
                .toList();
    }

    @Test
    void ticket_isBoundToTheNetworkOfWhoeverAsked_ifSet() {
        Links links = links(List.of(), Optional.empty(), new TicketSettings(24, 64));

        Ticket bound = ticketOf(links.make(published, SUBJECT, REQUEST).url());
        assertThat(bound.isGoodFrom("192.0.2.200")).isTrue();
        assertThat(bound.isGoodFrom("192.0.3.7")).isFalse();
        Ticket free = ticketOf(links(List.of(), Optional.empty())
                .make(published, SUBJECT, REQUEST)
                .url());
        assertThat(free.isGoodFrom("192.0.3.7")).isTrue();
        assertThat(free.stamp().id()).isNotEqualTo(bound.stamp().id()).hasSize(16);
        assertThat(free.stamp().issued()).isEqualTo(clock.instant().truncatedTo(ChronoUnit.SECONDS));
    }

    private Links links(List<Holder> holders, Optional<URI> publicUrl) {
        return links(holders, publicUrl, TicketSettings.EVERYWHERE);
    }

    private Links links(List<Holder> holders, Optional<URI> publicUrl, TicketSettings tickets) {
        return new Links(
                new Placement(digest -> holders, Duration.ofHours(2), clock),
                signatures,
                new PlacementSettings(publicUrl, Duration.ofHours(2), Duration.ofMinutes(10)),
                tickets,
                clock);
    }
}
