package org.lectern.launcher.sample;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A spreadsheet (Office Open XML, ECMA-376 part 1, SpreadsheetML), with the parts that must be there. */
final class SheetFile {
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String TYPES = """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
            <Default Extension="xml" ContentType="application/xml"/>\
            <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument\
            .spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/\
            vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>""";

    private SheetFile() {}

    /** A sheet of {@code rows}, the first of them headings, with the sum of every column of numbers below. */
    static byte[] of(String name, List<List<Object>> rows) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", TYPES);
        parts.put("_rels/.rels", relation(OFFICE + "/officeDocument", "xl/workbook.xml"));
        parts.put(
                "xl/workbook.xml",
                "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + OFFICE + "\"><sheets><sheet name=\"" + Zip.escaped(name)
                        + "\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
        parts.put("xl/_rels/workbook.xml.rels", relation(OFFICE + "/worksheet", "worksheets/sheet1.xml"));
        parts.put("xl/worksheets/sheet1.xml", sheet(rows));
        return Zip.of(parts);
    }

    private static String relation(String type, String target) {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + "<Relationship Id=\"rId1\" Type=\"" + type + "\" Target=\"" + target + "\"/></Relationships>";
    }

    private static String sheet(List<List<Object>> rows) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            StringBuilder line = new StringBuilder("<row r=\"" + (i + 1) + "\">");
            for (int j = 0; j < rows.get(i).size(); j++) {
                line.append(cell(column(j) + (i + 1), rows.get(i).get(j)));
            }
            lines.add(line.append("</row>").toString());
        }
        int last = rows.size();
        StringBuilder sums =
                new StringBuilder("<row r=\"" + (last + 1) + "\">").append(cell("A" + (last + 1), "合计 Total"));
        for (int j = 1; j < rows.get(0).size(); j++) {
            String range = column(j) + "2:" + column(j) + last;
            sums.append("<c r=\"" + column(j) + (last + 1) + "\"><f>SUM(" + range + ")</f></c>");
        }
        lines.add(sums.append("</row>").toString());
        return "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + String.join("", lines) + "</sheetData></worksheet>";
    }

    private static String cell(String place, Object value) {
        return value instanceof Number
                ? "<c r=\"" + place + "\"><v>" + value + "</v></c>"
                : "<c r=\"" + place + "\" t=\"inlineStr\"><is><t>" + Zip.escaped(value.toString()) + "</t></is></c>";
    }

    private static String column(int index) {
        return String.valueOf((char) ('A' + index));
    }
}
