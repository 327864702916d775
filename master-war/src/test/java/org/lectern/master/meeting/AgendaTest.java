package org.lectern.master.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.lectern.master.meeting.MeetingRoom.item;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.content.DocumentPath;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;

final class AgendaTest {
    @Test
    void items_keepTheOrderOfTheClient() {
        Agenda agenda = Agenda.parse(List.of(item("02 预算", "预算"), item("01 Opening", "Opening")));

        assertThat(paths(agenda)).containsExactly("02 预算", "01 Opening");
    }

    @ParameterizedTest
    @CsvSource({
        "01 Opening, Opening",
        "02、预算, 预算",
        "2.1. Budget, Budget",
        "3) Staff, Staff",
        "2026, 2026",
        "02 Finance/2.1 Budget, Budget",
        "Annex, Annex",
    })
    void titleThatIsAbsent_comesFromTheFolder(String path, String title) {
        assertThat(Agenda.parse(List.of(item(path, null))).lines())
                .extracting(Agenda.Line::title)
                .containsExactly(title);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/01", "01/", "01/../02", "a\\b", "CON", "e\u0301", "\u0007"})
    void pathThatCannotBe_isRefusedByName(String path) {
        refused(() -> Agenda.parse(List.of(item("01", "a"), item(path, "b"))), "agenda[1].path");
    }

    @Test
    void itemsThatAreMissing_areRefusedByName() {
        refused(() -> Agenda.parse(List.of(item(null, "a"))), "agenda[0].path");
        refused(() -> Agenda.parse(Arrays.asList(item("01", "a"), null)), "agenda[1]");
    }

    @Test
    void titleThatCannotBe_isRefusedByName() {
        refused(() -> Agenda.parse(List.of(item("01", "x".repeat(501)))), "agenda[0].title");
        refused(() -> Agenda.parse(List.of(item("01", "two\nlines"))), "agenda[0].title");
    }

    @ParameterizedTest
    @CsvSource({"Budget, budget", "Straße, STRASSE", "01, 01"})
    void foldersThatAreOneOnSomeFileSystem_areRefused(String one, String other) {
        refused(() -> Agenda.parse(List.of(item(one, "a"), item(other, "b"))), "agenda[1].path");
    }

    @Test
    void document_bringsEachOfItsFolders() {
        Agenda agenda = Agenda.of(List.of());

        agenda.admit(DocumentPath.parse("02 Finance/2.1 Budget/budget.pdf"));
        agenda.admit(DocumentPath.parse("welcome.txt"));

        assertThat(agenda.lines())
                .extracting(line -> line.path().value(), Agenda.Line::title)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("02 Finance", "Finance"),
                        org.assertj.core.api.Assertions.tuple("02 Finance/2.1 Budget", "Budget"));
    }

    @Test
    void folders_findTheirNaturalPlace() {
        Agenda agenda = Agenda.parse(List.of(item("2 b", "b"), item("10 j", "j")));

        agenda.admit(DocumentPath.parse("9 i/x.txt"));
        agenda.admit(DocumentPath.parse("1 a/x.txt"));
        agenda.admit(DocumentPath.parse("11 k/x.txt"));
        agenda.admit(DocumentPath.parse("2 b/y.txt"));

        assertThat(paths(agenda)).containsExactly("1 a", "2 b", "9 i", "10 j", "11 k");
    }

    @Test
    void folderInAnItem_staysWithItWhereverItStands() {
        Agenda agenda = Agenda.parse(List.of(item("02 b", "b"), item("01 a", "a")));

        agenda.admit(DocumentPath.parse("02 b/10/x.txt"));
        agenda.admit(DocumentPath.parse("02 b/9/x.txt"));
        agenda.admit(DocumentPath.parse("01 a/1/deep/x.txt"));

        assertThat(paths(agenda)).containsExactly("02 b", "02 b/9", "02 b/10", "01 a", "01 a/1", "01 a/1/deep");
    }

    @Test
    void documentInACollidingFolder_isRefused() {
        Agenda agenda = Agenda.parse(List.of(item("01 Opening", "Opening")));

        refused(() -> agenda.admit(DocumentPath.parse("01 OPENING/x.txt")), "path");
    }

    @Test
    void agenda_coversTheFoldersOfDocuments() {
        Agenda agenda = Agenda.parse(List.of(item("01", "a")));

        assertThatCode(() -> agenda.cover(List.of(DocumentPath.parse("01/x.txt"), DocumentPath.parse("y.txt"))))
                .doesNotThrowAnyException();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> agenda.cover(List.of(DocumentPath.parse("02/x.txt"))))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.AGENDA_ITEM_IN_USE))
                .withMessageContaining("\"02\"");
    }

    @Property(tries = 200)
    void admittedDocuments_areAlwaysCovered(@ForAll("documents") List<DocumentPath> documents) {
        Agenda agenda = Agenda.of(List.of());

        documents.forEach(agenda::admit);

        agenda.cover(documents);
        assertThat(paths(agenda)).doesNotHaveDuplicates();
    }

    @Provide
    Arbitrary<List<DocumentPath>> documents() {
        return Arbitraries.of("01", "1", "02 b", "预算", "a", "10")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(folders -> DocumentPath.parse(String.join("/", folders) + "/x.txt"))
                .list()
                .ofMaxSize(8);
    }

    private static List<String> paths(Agenda agenda) {
        return agenda.lines().stream().map(line -> line.path().value()).toList();
    }

    private static void refused(ThrowingCallable call, String field) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(call)
                .satisfies(refusal -> assertThat(refusal.field()).contains(field));
    }

    @Test
    void parentFoldersThatDifferOnlyInCase_areRefused() {
        List<MeetingFields.AgendaField> fields =
                List.of(new MeetingFields.AgendaField("A/x", null), new MeetingFields.AgendaField("a/y", null));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Agenda.parse(fields))
                .withMessageContaining("a/y");
    }
}
