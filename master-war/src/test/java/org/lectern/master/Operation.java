package org.lectern.master;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * One operation and its rule, as {@code openapi.yaml} describes it.
 *
 * @param own the roles that may call it only for what is theirs
 */
record Operation(Endpoint endpoint, Set<String> own) {
    /** The operations that the master serves. */
    static List<Operation> ofTheMaster() {
        try (InputStream in = new OpenApiResource().document()) {
            Map<?, ?> document = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            return entries(document.get("paths"))
                    .flatMap(path -> entries(path.getValue())
                            .filter(method ->
                                    texts(method.getValue(), "x-served-by").contains("master"))
                            .map(method -> of(path.getKey(), method.getKey(), method.getValue())))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Operation of(Object path, Object method, Object described) {
        Set<String> roles = texts(described, "x-roles");
        String verb = method.toString().toUpperCase(Locale.ROOT);
        return new Operation(new Endpoint(verb, path.toString(), roles), texts(described, "x-own"));
    }

    /** The members of an object; none of a list, such as the parameters of a path. */
    private static Stream<Map.Entry<?, ?>> entries(Object value) {
        return value instanceof Map<?, ?> object ? object.entrySet().stream().map(entry -> entry) : Stream.of();
    }

    private static Set<String> texts(Object value, String member) {
        return value instanceof Map<?, ?> object && object.get(member) instanceof List<?> list
                ? Set.copyOf(list.stream().map(String::valueOf).toList())
                : Set.of();
    }
}
