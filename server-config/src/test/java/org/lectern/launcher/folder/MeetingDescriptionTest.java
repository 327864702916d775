package org.lectern.launcher.folder;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.lectern.content.FolderPath;
import org.lectern.content.MeetingId;
import org.lectern.launcher.client.Json;

final class MeetingDescriptionTest {
    private static final List<AgendaFolder> AGENDA = List.of(new AgendaFolder(FolderPath.parse("1 A"), "A"));
    private static final JsonObject KNOWN =
            Json.object("{\"title\":\"old\",\"location\":\"Hall\",\"agenda\":[{\"path\":\"1 A\",\"title\":\"x\"},"
                    + "{\"path\":\"2 B\",\"title\":\"B\"}]}");

    @Test
    void latinTitle_becomesAReadableId() {
        assertThat(MeetingDescription.idFor("Board Meeting, März 2026"))
                .isEqualTo(new MeetingId("board-meeting-marz-2026"));
    }

    @Test
    void chineseTitle_becomesTheSameIdEveryTime() {
        MeetingId id = MeetingDescription.idFor("第十二次理事会");
        assertThat(id.value()).matches("meeting-[0-9a-f]{12}");
        assertThat(MeetingDescription.idFor("第十二次理事会")).isEqualTo(id);
        assertThat(MeetingDescription.idFor("第十三次理事会")).isNotEqualTo(id);
    }

    @Property
    void anyTitle_hasAnId(@ForAll String title) {
        assertThat(MeetingDescription.idFor(title).value()).isNotEmpty();
    }

    @Test
    void whatWasNotSaid_stays_andAgendaItemsWithDocumentsToo() {
        JsonObject body = description().body(KNOWN, AGENDA, true);
        assertThat(body.getString("title")).isEqualTo("new");
        assertThat(body.getString("location")).isEqualTo("Hall");
        assertThat(body.getJsonArray("agenda").getValuesAs(JsonObject.class))
                .extracting(item -> item.getString("path") + "=" + item.getString("title"))
                .containsExactly("1 A=A", "2 B=B");
    }

    @Test
    void pruning_leavesTheFolderOnly() {
        assertThat(description().body(KNOWN, AGENDA, false).getJsonArray("agenda"))
                .hasSize(1);
    }

    private static MeetingDescription description() {
        return new MeetingDescription(
                new MeetingId("m"), "new", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
