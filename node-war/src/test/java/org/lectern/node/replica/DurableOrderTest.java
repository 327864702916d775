package org.lectern.node.replica;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.node.child.Trace;

/**
 * The order in which files become visible, as the kernel was asked for it.
 *
 * <p>Needs {@code strace}. With {@code LECTERN_REQUIRE_CLIENTS=true} in the environment it fails where that is not
 * installed; where it is and may not trace, it fails in any case.
 */
final class DurableOrderTest {
    private static final boolean REQUIRED = Boolean.parseBoolean(System.getenv("LECTERN_REQUIRE_CLIENTS"));

    private static final Map<String, Predicate<Path>> FILES = Map.of(
            "package", in("active"),
            "manifest", named("manifest"),
            "seal", named("seal"),
            "holdings", in("meetings"),
            "cursor", named("cursor"),
            "keys", named("keys.json"),
            "content", name -> in("sha256").test(name.getParent()));

    @TempDir
    private static Path work;

    @TestFactory
    Stream<DynamicTest> file_isForcedThenRenamedThenItsFolderIsForced() throws IOException, InterruptedException {
        if (!REQUIRED && !isInstalled()) {
            return Stream.of();
        }
        Path folder = Files.createDirectory(work.toRealPath().resolve("stored"));
        Trace trace = Trace.of(work, folder, StoringProgram.class, folder.toString());
        return FILES.entrySet().stream()
                .map(file -> dynamicTest(file.getKey(), () -> trace.requireDurable(file.getValue())));
    }

    private static boolean isInstalled() {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "strace")));
    }

    private static Predicate<Path> in(String folder) {
        return name -> name.getParent().endsWith(folder);
    }

    private static Predicate<Path> named(String file) {
        return name -> name.endsWith(file);
    }
}
