package org.lectern.master.placement;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.lectern.content.Digest;
import org.lectern.master.catalog.Pieces;
import org.lectern.master.catalog.PublishedPackage;

/**
 * What a multi-source client needs to know of a package (RFC 5854): its digest, those of its pieces, and where it is.
 *
 * @param urls best first
 */
record Metalink(PublishedPackage published, Pieces pieces, List<URI> urls) {
    static final String MEDIA_TYPE = "application/metalink4+xml";
    private static final String NAMESPACE = "urn:ietf:params:xml:ns:metalink";
    private static final String SHA_256 = "sha-256";

    Metalink {
        urls = List.copyOf(urls);
    }

    /** The document, in UTF-8. */
    byte[] toXml() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeStartElement("metalink");
            xml.writeDefaultNamespace(NAMESPACE);
            element(xml, "generator", "Lectern");
            element(xml, "published", published.publishedAt().toString());
            writeFile(xml);
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a document in memory cannot be written", e);
        }
        return bytes.toByteArray();
    }

    private void writeFile(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("file");
        xml.writeAttribute("name", "meeting_" + published.meeting() + ".zip");
        element(xml, "size", Long.toString(published.size()));
        element(xml, "hash", published.digest().hex(), "type", SHA_256);
        xml.writeStartElement("pieces");
        xml.writeAttribute("type", SHA_256);
        xml.writeAttribute("length", Integer.toString(pieces.length()));
        for (Digest digest : pieces.digests()) {
            element(xml, "hash", digest.hex());
        }
        xml.writeEndElement();
        int priority = 0;
        for (URI url : urls) {
            element(xml, "url", url.toASCIIString(), "priority", Integer.toString(++priority));
        }
        xml.writeEndElement();
    }

    private static void element(XMLStreamWriter xml, String name, String text, String... attribute)
            throws XMLStreamException {
        xml.writeStartElement(name);
        if (attribute.length == 2) {
            xml.writeAttribute(attribute[0], attribute[1]);
        }
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
