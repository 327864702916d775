package org.lectern.launcher.folder;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.lectern.content.Digest;
import org.lectern.content.MeetingId;
import org.lectern.launcher.client.Json;

/**
 * What a person says of the meeting that a folder becomes.
 *
 * @param id names it; made from the title when none was given, so that the same title means the same meeting
 * @param title what people call it
 * @param startsAt an instant, as text
 * @param endsAt an instant, as text
 * @param timeZone an IANA name
 * @param location where it is held
 */
public record MeetingDescription(
        MeetingId id,
        String title,
        Optional<String> startsAt,
        Optional<String> endsAt,
        Optional<String> timeZone,
        Optional<String> location) {
    private static final int LONGEST = 48;

    /** An id for {@code title}: its Latin letters and digits, or a part of its digest when it has too few. */
    public static MeetingId idFor(String title) {
        String plain = Normalizer.normalize(title, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        if (plain.length() > 3 && title.chars().allMatch(c -> c < 0x250)) {
            return new MeetingId(
                    plain.substring(0, Math.min(plain.length(), LONGEST)).replaceAll("-+$", ""));
        }
        String digest = Digest.of(title.getBytes(StandardCharsets.UTF_8)).hex();
        return new MeetingId("meeting-" + digest.substring(0, 12));
    }

    /**
     * The body that makes or updates the meeting.
     *
     * @param known the meeting as it is, empty when it is new: what was not said stays
     * @param keepAgenda whether agenda items that the folder lacks stay
     */
    JsonObject body(JsonObject known, List<AgendaFolder> agenda, boolean keepAgenda) {
        JsonObjectBuilder body = Json.provider().createObjectBuilder();
        for (String member : List.of("starts_at", "ends_at", "time_zone", "location")) {
            if (known.containsKey(member) && !known.isNull(member)) {
                body.add(member, known.get(member));
            }
        }
        body.add("title", title);
        startsAt.ifPresent(value -> body.add("starts_at", value));
        endsAt.ifPresent(value -> body.add("ends_at", value));
        timeZone.ifPresent(value -> body.add("time_zone", value));
        location.ifPresent(value -> body.add("location", value));
        return body.add("agenda", agenda(known, agenda, keepAgenda)).build();
    }

    private static JsonArray agenda(JsonObject known, List<AgendaFolder> agenda, boolean keepAgenda) {
        JsonArrayBuilder items = Json.provider().createArrayBuilder();
        Set<String> paths = new HashSet<>();
        for (AgendaFolder folder : agenda) {
            paths.add(folder.path().value());
            items.add(Json.provider()
                    .createObjectBuilder()
                    .add("path", folder.path().value())
                    .add("title", folder.title()));
        }
        if (keepAgenda && known.containsKey("agenda")) {
            known.getJsonArray("agenda").getValuesAs(JsonObject.class).stream()
                    .filter(item -> !paths.contains(item.getString("path", "")))
                    .forEach(items::add);
        }
        return items.build();
    }
}
