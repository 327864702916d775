package org.lectern.master.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lectern.content.Digest;
import org.lectern.content.MeetingId;
import org.lectern.master.access.Groups;
import org.lectern.master.catalog.Rules.Rule;
import org.lectern.master.catalog.Rules.Sight;
import org.lectern.protocol.JsonForm;
import org.lectern.protocol.MeetingSheet;
import org.lectern.protocol.MeetingSheet.AgendaEntry;
import org.lectern.protocol.MeetingSheet.DocumentEntry;

final class RulesTest {
    private static final Rules RULES = new Rules(List.of(
            new Rule("02 Pay", List.of("board")),
            new Rule("02 Pay/top.pdf", List.of("chair")),
            new Rule("03 Audit/report.pdf", List.of("audit", "board"))));

    private static Sight sight(String... groups) {
        return RULES.of(new Groups(Set.of(groups)));
    }

    @Test
    void nobodyInAGroup_seesWhatIsNotRestricted() {
        Sight sight = sight();
        assertThat(sight.isFull()).isFalse();
        assertThat(sight.sees("01 Opening/a.pdf")).isTrue();
        assertThat(sight.sees("02 Pay")).isFalse();
        assertThat(sight.sees("02 Pay/deep/b.pdf")).isFalse();
        assertThat(sight.sees("02 Payments/b.pdf")).isTrue();
        assertThat(sight.sees("03 Audit/report.pdf")).isFalse();
        assertThat(sight.sees("03 Audit/other.pdf")).isTrue();
    }

    @Test
    void everyRuleOnTheWay_hasToBeMet() {
        assertThat(sight("board").sees("02 Pay/b.pdf")).isTrue();
        assertThat(sight("board").sees("02 Pay/top.pdf")).isFalse();
        assertThat(sight("chair").sees("02 Pay/top.pdf")).isFalse();
        assertThat(sight("chair", "board").sees("02 Pay/top.pdf")).isTrue();
        assertThat(sight("chair", "board").edition()).isEqualTo("full");
    }

    @Test
    void pathInAnotherCaseOrForm_isCoveredToo() {
        Rules rules = new Rules(List.of(new Rule("02 café", List.of("board"))));
        Sight sight = rules.of(Groups.NONE);
        assertThat(sight.sees("02 CAFÉ/a.pdf")).isFalse();
    }

    @Test
    void edition_isCalledTheSameForTheSameSight() {
        assertThat(sight("audit").edition()).isEqualTo(sight("audit", "guests").edition());
        assertThat(Set.of(
                        sight().edition(),
                        sight("audit").edition(),
                        sight("board").edition()))
                .hasSize(3)
                .allMatch(edition -> edition.matches("e-[0-9a-f]{32}"));
        assertThat(sight("chair").edition())
                .describedAs("what the chair may see is below what is hidden")
                .isEqualTo(sight().edition());
        Rules more = new Rules(List.of(
                new Rule("03 Audit/report.pdf", List.of("audit")),
                new Rule("02 Pay", List.of("board")),
                new Rule("04 New", List.of("board"))));
        assertThat(more.of(new Groups(Set.of("audit"))).edition())
                .isEqualTo(sight("audit").edition());
    }

    @Test
    void rulesThatHideNothing_doNotCount() {
        MeetingSheet sheet = sheet(List.of("01 Opening", "02 Pay"), List.of("01 Opening/a.pdf"));
        assertThat(RULES.thatMatterTo(sheet).rules())
                .containsExactly(RULES.rules().get(0));
        assertThat(new Rules(List.of(RULES.rules().get(2)))
                        .thatMatterTo(sheet)
                        .of(Groups.NONE)
                        .isFull())
                .isTrue();
    }

    @Test
    void sheet_showsOnlyWhatIsSeen() {
        MeetingSheet sheet = sheet(
                List.of("01 Opening", "02 Pay", "03 Audit"),
                List.of("01 Opening/a.pdf", "02 Pay/b.pdf", "03 Audit/report.pdf", "03 Audit/other.pdf"));
        MeetingSheet seen = sight().of(sheet);
        assertThat(seen.agenda()).extracting(AgendaEntry::path).containsExactly("01 Opening", "03 Audit");
        assertThat(seen.documents())
                .extracting(DocumentEntry::path)
                .containsExactly("01 Opening/a.pdf", "03 Audit/other.pdf");
        assertThat(JsonForm.jsonb().toJson(seen)).doesNotContain("Pay").doesNotContain("report");
    }

    @Test
    void json_isReadAsItWasWritten() {
        assertThat(JsonForm.jsonb().fromJson(JsonForm.jsonb().toJson(RULES), Rules.class))
                .isEqualTo(RULES);
    }

    private static MeetingSheet sheet(List<String> agenda, List<String> documents) {
        return new MeetingSheet(
                new MeetingId("board"),
                "Board",
                Optional.empty(),
                Optional.empty(),
                "UTC",
                Optional.empty(),
                agenda.stream().map(path -> new AgendaEntry(path, path)).toList(),
                documents.stream()
                        .map(path -> new DocumentEntry(path, 1, Digest.of(new byte[0]), "application/pdf"))
                        .toList());
    }
}
