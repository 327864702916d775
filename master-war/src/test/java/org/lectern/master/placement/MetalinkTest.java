package org.lectern.master.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.lectern.content.Digest;
import org.lectern.master.FakeClock;
import org.lectern.master.catalog.CatalogRoom;
import org.lectern.master.catalog.Pieces;
import org.lectern.master.catalog.PublishedPackage;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

final class MetalinkTest {
    private static final Digest ONE = Digest.of(new byte[] {1});
    private static final Digest TWO = Digest.of(new byte[] {2});

    private final PublishedPackage published = CatalogRoom.sample("board", FakeClock.START);

    @Test
    void document_isAsRfc5854Says() throws Exception {
        Document document = parse(new Metalink(
                        published,
                        new Pieces(1 << 20, List.of(ONE, TWO)),
                        List.of(URI.create("http://node/a?ticket=e.y.J"), URI.create("http://master/b?ticket=e.y.J&c")))
                .toXml());

        assertThat(document.getDocumentElement().getNamespaceURI()).isEqualTo("urn:ietf:params:xml:ns:metalink");
        assertThat(document.getDocumentElement().getLocalName()).isEqualTo("metalink");
        assertThat(all(document, "published"))
                .extracting(Element::getTextContent)
                .containsExactly("2026-12-01T01:00:00.123456Z");
        Element file = all(document, "file").get(0);
        assertThat(file.getAttribute("name")).isEqualTo("meeting_board.zip");
        assertThat(all(document, "size"))
                .extracting(Element::getTextContent)
                .containsExactly(Long.toString(published.size()));
        assertThat(all(document, "hash"))
                .extracting(Element::getTextContent)
                .containsExactly(published.digest().hex(), ONE.hex(), TWO.hex());
        assertThat(all(document, "hash").get(0).getAttribute("type")).isEqualTo("sha-256");
        Element pieces = all(document, "pieces").get(0);
        assertThat(pieces.getAttribute("type")).isEqualTo("sha-256");
        assertThat(pieces.getAttribute("length")).isEqualTo("1048576");
        assertThat(all(document, "url"))
                .extracting(url -> url.getAttribute("priority") + " " + url.getTextContent())
                .containsExactly("1 http://node/a?ticket=e.y.J", "2 http://master/b?ticket=e.y.J&c");
    }

    @Test
    void document_isUtf8() {
        byte[] xml = new Metalink(published, new Pieces(1 << 20, List.of(ONE)), List.of()).toXml();

        assertThat(new String(xml, StandardCharsets.UTF_8)).startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    }

    private static Document parse(byte[] xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }

    private static List<Element> all(Document document, String name) {
        NodeList found = document.getElementsByTagNameNS("urn:ietf:params:xml:ns:metalink", name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }
}
