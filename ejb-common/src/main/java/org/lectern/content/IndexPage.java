package org.lectern.content;

import static org.lectern.content.PageText.both;
import static org.lectern.content.PageText.escape;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The page {@code index.html} inside a package: the agenda with links to its documents, for whoever opens the package
 * without Lectern. One file, no script, words in Chinese and English, fit for a tablet and for paper.
 */
final class IndexPage {
    private static final String STYLE = """
            :root{color-scheme:light dark;--ink:#1d2430;--soft:#5b6675;--line:#dfe3e8;--page:#f5f6f8;--card:#fff;--mark:#1f5fa8}
            @media(prefers-color-scheme:dark){:root{--ink:#e7eaee;--soft:#a0a9b5;--line:#353c46;--page:#15181d;--card:#1e232a;--mark:#8fbcf0}}
            *{box-sizing:border-box}
            body{margin:0;background:var(--page);color:var(--ink);line-height:1.5;overflow-wrap:anywhere;
            font-family:system-ui,-apple-system,"Segoe UI","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
            main,header,footer{max-width:52rem;margin:0 auto;padding:0 1.25rem}
            header{padding-top:2rem}
            header p{margin:.25rem 0;color:var(--soft)}
            .kind{color:var(--mark);font-weight:600}
            h1{font-size:1.75rem;line-height:1.25;margin:.25rem 0 .75rem}
            section{background:var(--card);border:1px solid var(--line);border-radius:.75rem;margin:1.25rem 0;padding:1rem 1.25rem}
            section.inner{margin-left:1.5rem}
            h2,h3{margin:0;font-size:1.15rem}
            h3{font-size:1.05rem}
            ul{list-style:none;margin:.5rem 0 0;padding:0}
            li{border-top:1px solid var(--line)}
            a{display:flex;gap:.75rem;align-items:baseline;min-height:2.75rem;padding:.6rem 0;color:inherit;text-decoration:none}
            a:hover .name,a:focus .name{text-decoration:underline}
            .name{flex:1;color:var(--mark)}
            .type{min-width:3.2rem;font-size:.75rem;font-weight:600;color:var(--soft)}
            .size,.none,footer{color:var(--soft);font-size:.875rem;white-space:nowrap}
            .none{margin:.5rem 0 0}
            footer{padding-bottom:2rem;white-space:normal}
            @media print{:root{--page:#fff;--card:#fff;--ink:#000;--soft:#444;--mark:#000;--line:#bbb}
            section{break-inside:avoid-page;border-width:0 0 1px;border-radius:0;padding:.5rem 0}a{min-height:0;padding:.3rem 0}}
            """;

    private final PackageContents contents;
    private final MeetingFacts facts;
    private final ZoneId zone;
    private final Map<String, List<PackageDocument>> documentsByFolder = new HashMap<>();
    private final List<PackageDocument> others = new ArrayList<>();

    private IndexPage(PackageContents contents) {
        this.contents = contents;
        facts = contents.facts();
        zone = facts.timeZone();
        contents.agenda().forEach(item -> documentsByFolder.put(item.path().value(), new ArrayList<>()));
        contents.documents().forEach(document -> home(document).add(document));
    }

    /** The page of a package, ready to be put into it. */
    static DeclaredContent of(PackageContents contents) {
        byte[] bytes = new IndexPage(contents).html().getBytes(StandardCharsets.UTF_8);
        return DeclaredContent.of("text/html;charset=utf-8", contents.published(), bytes);
    }

    /** The documents of the deepest agenda item that {@code document} lies under. */
    private List<PackageDocument> home(PackageDocument document) {
        Optional<String> folder = document.path().folder();
        while (folder.isPresent()) {
            List<PackageDocument> home = documentsByFolder.get(folder.get());
            if (home != null) {
                return home;
            }
            folder = parent(folder.get());
        }
        return others;
    }

    private String html() {
        StringBuilder page = new StringBuilder(8192);
        String title = escape(facts.title());
        page.append("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.append("<meta http-equiv=\"Content-Security-Policy\"");
        page.append(" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
        page.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.append("<title>").append(title).append(" · 会议材料 Meeting papers</title>\n");
        page.append("<style>\n").append(STYLE).append("</style>\n</head>\n<body>\n");
        page.append("<header>\n<p class=\"kind\">").append(both("会议材料", "Meeting papers"));
        page.append("</p>\n<h1 dir=\"auto\" lang=\"\">").append(title).append("</h1>\n");
        appendTimeAndPlace(page);
        page.append("</header>\n<main>\n");
        contents.agenda().forEach(item -> appendItem(page, item));
        appendOthers(page);
        page.append("</main>\n");
        appendFooter(page);
        return page.append("</body>\n</html>\n").toString();
    }

    private void appendTimeAndPlace(StringBuilder page) {
        facts.startsAt().or(facts::endsAt).ifPresent(first -> {
            page.append("<p>").append(time(first)).append(" (");
            page.append(PageText.zone(first.atZone(zone))).append(")</p>\n");
        });
        facts.location()
                .filter(place -> !place.isBlank())
                .ifPresent(place -> page.append("<p>")
                        .append(both("地点", "Location"))
                        .append(": <span dir=\"auto\" lang=\"\">")
                        .append(escape(place))
                        .append("</span></p>\n"));
    }

    private String time(Instant first) {
        if (facts.startsAt().isEmpty()) {
            return both("结束", "Ends") + " " + PageText.time(first.atZone(zone));
        }
        return facts.endsAt()
                .map(end -> PageText.time(first.atZone(zone), end.atZone(zone)))
                .orElseGet(() -> PageText.time(first.atZone(zone)));
    }

    private void appendItem(StringBuilder page, PackageAgendaItem item) {
        boolean inner = isInner(item);
        String level = inner ? "h3" : "h2";
        page.append(inner ? "<section class=\"inner\">\n<" : "<section>\n<").append(level);
        page.append(" dir=\"auto\" lang=\"\">").append(escape(item.title()));
        page.append("</").append(level).append(">\n");
        String folder = item.path().value();
        List<PackageDocument> documents = documentsByFolder.getOrDefault(folder, List.of());
        appendDocuments(page, documents, folder.length() + 1);
        page.append("</section>\n");
    }

    private boolean isInner(PackageAgendaItem item) {
        Optional<String> folder = parent(item.path().value());
        while (folder.isPresent() && !documentsByFolder.containsKey(folder.get())) {
            folder = parent(folder.get());
        }
        return folder.isPresent();
    }

    private void appendOthers(StringBuilder page) {
        if (!others.isEmpty()) {
            page.append("<section>\n<h2>").append(both("其他文件", "Other documents"));
            page.append("</h2>\n");
            appendDocuments(page, others, 0);
            page.append("</section>\n");
        }
    }

    private static void appendDocuments(StringBuilder page, List<PackageDocument> documents, int known) {
        if (documents.isEmpty()) {
            page.append("<p class=\"none\">")
                    .append(both("无文件", "No documents"))
                    .append("</p>\n");
            return;
        }
        page.append("<ul>\n");
        documents.forEach(document -> appendDocument(page, document, known));
        page.append("</ul>\n");
    }

    private static void appendDocument(StringBuilder page, PackageDocument document, int known) {
        DocumentPath path = document.path();
        String shown = path.value().substring(known).replace("/", " / ");
        page.append("<li><a href=\"").append(path.encoded()).append("\"><span class=\"type\">");
        page.append(PageText.extension(path.name()).orElse(""))
                .append("</span><span class=\"name\" dir=\"auto\" lang=\"\">");
        page.append(escape(shown)).append("</span><span class=\"size\">");
        page.append(PageText.size(document.content().size())).append("</span></a></li>\n");
    }

    private void appendFooter(StringBuilder page) {
        int version = contents.version();
        page.append("<footer>\n<p>")
                .append(both("第 " + version + " 版", "Version " + version))
                .append(" · ");
        page.append(both("发布于", "Published")).append(" ");
        page.append(PageText.time(contents.published().atZone(zone)));
        if (!contents.edition().equals("full")) {
            page.append(" · ").append(both("材料范围", "Edition")).append(": ").append(contents.edition());
        }
        page.append("</p>\n</footer>\n");
    }

    private static Optional<String> parent(String folder) {
        int slash = folder.lastIndexOf('/');
        return slash < 0 ? Optional.empty() : Optional.of(folder.substring(0, slash));
    }
}
