package org.lectern.launcher.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MeetingFolderTest {
    @TempDir
    Path folder;

    @Test
    void folders_areAgendaItemsInNaturalOrder_withTheirNumbersTakenOff() throws IOException {
        file("10 其他 Other/a.pdf");
        file("2. Finance/2.1 Budget/b.xlsx");
        file("1 Opening/c.pdf");
        file("cover.pdf");
        MeetingFolder meeting = MeetingFolder.read(folder);
        assertThat(meeting.agenda())
                .extracting(item -> item.path().value(), AgendaFolder::title)
                .containsExactly(
                        tuple("1 Opening", "Opening"),
                        tuple("2. Finance", "Finance"),
                        tuple("2. Finance/2.1 Budget", "Budget"),
                        tuple("10 其他 Other", "其他 Other"));
        assertThat(meeting.documents())
                .extracting(document -> document.path().value())
                .containsExactly("1 Opening/c.pdf", "2. Finance/2.1 Budget/b.xlsx", "10 其他 Other/a.pdf", "cover.pdf");
    }

    @ParameterizedTest
    @CsvSource({
        "01 Opening,Opening",
        "1.2.3 Deep,Deep",
        "3、财务,财务",
        "04-Site,Site",
        "2026,2026",
        "12.,12.",
        "Opening,Opening",
        "2nd reading,2nd reading"
    })
    void title_isTheNameWithoutItsNumber(String name, String title) {
        assertThat(MeetingFolder.title(name)).isEqualTo(title);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {".DS_Store", "Thumbs.db", "thumbs.DB", "desktop.ini", ".hidden", "~$Budget.xlsx", ".~lock.a.odt#"
            })
    void strayFile_isPassedOverAndNamed(String name) throws IOException {
        file("1 A/" + name);
        file("1 A/real.pdf");
        MeetingFolder meeting = MeetingFolder.read(folder);
        assertThat(meeting.documents()).hasSize(1);
        assertThat(meeting.skipped()).extracting(SkippedFile::path).containsExactly("1 A/" + name);
    }

    @Test
    void hiddenFolder_isPassedOverAsAWhole() throws IOException {
        file(".git/config");
        file("__MACOSX/x");
        MeetingFolder meeting = MeetingFolder.read(folder);
        assertThat(meeting.documents()).isEmpty();
        assertThat(meeting.agenda()).isEmpty();
        assertThat(meeting.skipped()).hasSize(2);
    }

    @Test
    void decomposedName_isComposed() throws IOException {
        file(Normalizer.normalize("1 Entrée/Résumé.pdf", Normalizer.Form.NFD));
        MeetingFolder meeting = MeetingFolder.read(folder);
        assertThat(meeting.documents().get(0).path().value()).isEqualTo("1 Entrée/Résumé.pdf");
        assertThat(meeting.documents().get(0).file()).exists();
    }

    @Test
    void namesThatDifferInCaseOnly_areRefusedByName() throws IOException {
        file("1 A/plan.pdf");
        file("1 A/Plan.pdf");
        assertThatThrownBy(() -> MeetingFolder.read(folder)).hasMessageContainingAll("plan.pdf", "Plan.pdf");
    }

    @Test
    void nameThatNoPackageCanHold_isRefusedWithItsReason() throws IOException {
        file("1 A/what?.pdf");
        assertThatThrownBy(() -> MeetingFolder.read(folder)).hasMessageContainingAll("what?.pdf", "Windows");
    }

    @Test
    void missingFolder_isRefused() {
        assertThatThrownBy(() -> MeetingFolder.read(folder.resolve("none"))).hasMessageContaining("none");
    }

    @Test
    void size_isTheSum() throws IOException {
        file("a.txt");
        file("b/c.txt");
        assertThat(MeetingFolder.read(folder).size()).isEqualTo(2);
    }

    private void file(String path) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "x");
    }
}
