package org.lectern.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

final class PictureTest {
    @Test
    void eachGoal_hasABarAsLongAsItsRatio() throws Exception {
        Document picture = parse(Picture.of(List.of(Rounds.comparison("a & b", Rounds.of(1, 0.5), Rounds.of(2, 0.5)))));

        List<Element> bars = elements(picture, "rect").subList(1, 3);
        assertThat(bars).extracting(bar -> bar.getAttribute("width")).containsExactly("150", "300");
        assertThat(bars).extracting(bar -> bar.getAttribute("fill")).doesNotHaveDuplicates();
        assertThat(elements(picture, "text"))
                .extracting(Element::getTextContent)
                .contains("a & b, throughput", "0.50 (≥ 0.90)", "1.00 (≤ 1.15)");
    }

    @Test
    void ratiosThatAreTooLongOrNone_stayInThePicture() throws Exception {
        Document picture = parse(Picture.of(List.of(
                Rounds.comparison("long", Rounds.of(100, 0.5), Rounds.of(1, 0.5)),
                Rounds.comparison("none", Rounds.of(0, 0), Rounds.of(0, 0)))));

        int width = Integer.parseInt(picture.getDocumentElement().getAttribute("width"));
        assertThat(elements(picture, "rect").subList(1, 5))
                .extracting(
                        bar -> Integer.parseInt(bar.getAttribute("x")) + Integer.parseInt(bar.getAttribute("width")))
                .allSatisfy(end -> assertThat(end).isLessThan(width));
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static List<Element> elements(Document picture, String name) {
        NodeList found = picture.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }
}
