package org.lectern.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class IndexPageTest {
    private static final List<PackageAgendaItem> AGENDA = List.of(
            new PackageAgendaItem(FolderPath.parse("02 Finance"), "财务 <Finance> & \"more\""),
            new PackageAgendaItem(FolderPath.parse("02 Finance/2.1 Budget"), "Budget"),
            new PackageAgendaItem(FolderPath.parse("01 Opening"), "Opening"));
    private static final PackageContents CONTENTS = Packages.contents(
            3,
            AGENDA,
            List.of(
                    Packages.text("02 Finance/2.1 Budget/sub/预算 100%.txt", "x".repeat(2048)),
                    Packages.text("02 Finance/overview.txt", "y"),
                    Packages.text("map.txt", "z")));

    @Test
    void agenda_isShownInOrderWithItsDocuments() throws IOException {
        String page = page(CONTENTS);

        assertThat(page)
                .containsSubsequence(
                        "财务 &lt;Finance&gt; &amp; &quot;more&quot;",
                        "overview.txt",
                        "<section class=\"inner\">\n<h3",
                        "Budget",
                        "sub / 预算 100%.txt",
                        "2.00 KB",
                        "Opening",
                        "无文件",
                        "No documents",
                        "其他文件",
                        "Other documents",
                        "map.txt");
    }

    @Test
    void links_leadToTheDocuments() throws IOException {
        assertThat(Pattern.compile("href=\"([^\"]*)\"").matcher(page(CONTENTS)).results())
                .extracting((MatchResult link) -> link.group(1))
                .containsExactly(
                        "02%20Finance/overview.txt",
                        "02%20Finance/2.1%20Budget/sub/%E9%A2%84%E7%AE%97%20100%25.txt", "map.txt");
    }

    @Test
    void heading_saysWhatWhenAndWhere() throws IOException {
        assertThat(page(CONTENTS))
                .contains("<title>Board meeting &lt;董事会&gt; · 会议材料 Meeting papers</title>")
                .contains("<span lang=\"zh-CN\">2026年11月22日（星期日） 09:00–11:30</span>")
                .contains("<span lang=\"en\">Sunday, 22 November 2026, 09:00–11:30</span>")
                .contains("(Asia/Shanghai, UTC+08:00)")
                .contains("<span lang=\"en\">Location</span>: <span dir=\"auto\" lang=\"\">Room 5 &amp; 6</span>")
                .contains("<span lang=\"zh-CN\">第 3 版</span> <span lang=\"en\">Version 3</span>")
                .doesNotContain("Edition");
    }

    @Test
    void page_holdsNothingThatRunsOrLoads() throws IOException {
        assertThat(page(CONTENTS))
                .startsWith("<!DOCTYPE html>")
                .doesNotContain("<script", "<link", "<img", "http:", "https:", "url(");
    }

    @Test
    void unknownTimesAndPlace_areLeftOut() throws IOException {
        MeetingFacts facts =
                new MeetingFacts("Talk", Optional.empty(), Optional.empty(), ZoneId.of("UTC"), Optional.of(" "));

        String page = page(new PackageContents(
                CONTENTS.meeting(), 1, "observers", Packages.PUBLISHED, facts, List.of(), List.of()));

        assertThat(page).doesNotContain("Location", "UTC").contains("<span lang=\"en\">Edition</span>: observers");
    }

    @Test
    void endWithoutBeginning_isCalledAnEnd() throws IOException {
        MeetingFacts facts = new MeetingFacts(
                "Talk", Optional.empty(), Optional.of(Packages.PUBLISHED), ZoneId.of("UTC"), Optional.empty());

        String page = page(
                new PackageContents(CONTENTS.meeting(), 1, "full", Packages.PUBLISHED, facts, List.of(), List.of()));

        assertThat(page).contains("<span lang=\"en\">Ends</span> <span lang=\"zh-CN\">2026年11月21日（星期六） 02:00</span>");
    }

    private static String page(PackageContents contents) throws IOException {
        try (InputStream in = IndexPage.of(contents).source().open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
