package org.lectern.launcher.sample;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A word processor's file (Office Open XML, ECMA-376 part 1, WordprocessingML), with the parts that must be there. */
final class WordFile {
    private static final String TYPES = """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
            <Default Extension="xml" ContentType="application/xml"/>\
            <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument\
            .wordprocessingml.document.main+xml"/></Types>""";
    private static final String RELATIONS = """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
            <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/\
            officeDocument" Target="word/document.xml"/></Relationships>""";
    private static final String HEADING = "<w:rPr><w:b/><w:sz w:val=\"32\"/></w:rPr>";
    private static final String BODY = "<w:rPr><w:sz w:val=\"22\"/></w:rPr>";

    private WordFile() {}

    /** A document of {@code text}: blank lines part paragraphs, {@code # } begins a heading. */
    static byte[] of(String text) throws IOException {
        String paragraphs =
                Paragraph.parse(text).stream().map(WordFile::paragraph).collect(Collectors.joining());
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", TYPES);
        parts.put("_rels/.rels", RELATIONS);
        parts.put(
                "word/document.xml",
                "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
                        + paragraphs
                        + "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/></w:sectPr></w:body></w:document>");
        return Zip.of(parts);
    }

    private static String paragraph(Paragraph paragraph) {
        return "<w:p><w:pPr><w:spacing w:after=\"160\"/></w:pPr><w:r>"
                + (paragraph.heading() ? HEADING : BODY)
                + "<w:t xml:space=\"preserve\">" + Zip.escaped(paragraph.text()) + "</w:t></w:r></w:p>";
    }
}
