package org.lectern.launcher.client;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import jakarta.json.JsonWriter;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Map;

/** JSON text and the objects in it. */
public final class Json {
    private static final JsonProvider PROVIDER = JsonProvider.provider();

    private Json() {}

    /**
     * Reads one object.
     *
     * @throws JsonException if {@code text} is anything else
     */
    public static JsonObject object(String text) {
        try (JsonReader reader = PROVIDER.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    /** Writes {@code value} for people: indented, with a line end. */
    public static String pretty(JsonStructure value) {
        StringWriter text = new StringWriter();
        try (JsonWriter writer = PROVIDER.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                .createWriter(text)) {
            writer.write(value);
        }
        return text.toString().strip() + "\n";
    }

    /** What objects and arrays are built with. */
    public static JsonProvider provider() {
        return PROVIDER;
    }
}
