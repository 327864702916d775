package org.lectern.node.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lectern.node.child.SystemCall.Kind;

/**
 * What one thread of a process asked of the kernel about files, in order.
 *
 * @param calls the first one first
 */
public record Trace(List<SystemCall> calls) {
    private static final String CALLS =
            "write,writev,pwrite64,pwritev,ftruncate,fsync,fdatasync,rename,renameat,renameat2";

    public Trace {
        calls = List.copyOf(calls);
    }

    /**
     * Runs a Java program under {@code strace} and returns what its one thread did that works below {@code folder}.
     *
     * @throws AssertionError if {@code strace} may not trace here, or the program fails
     */
    public static Trace of(Path work, Path folder, Class<?> program, String... arguments)
            throws IOException, InterruptedException {
        Path lines = Files.createDirectory(work.resolve("strace"));
        List<String> strace =
                List.of("strace", "-ff", "-y", "-s", "0", "-e", "trace=" + CALLS, "-o", lines + "/thread");
        try (ChildJvm child = ChildJvm.start(work.resolve("output"), strace, program, arguments)) {
            child.await();
        } catch (AssertionError e) {
            throw new AssertionError(
                    "strace could not run a program here; it needs ptrace, which a container may have to be allowed",
                    e);
        }
        List<Trace> threads = threads(lines).stream()
                .map(trace -> trace.below(folder))
                .filter(trace -> !trace.calls().isEmpty())
                .toList();
        if (threads.size() != 1) {
            throw new AssertionError(threads.size() + " threads worked in " + folder + " instead of one");
        }
        return threads.get(0);
    }

    private static List<Trace> threads(Path lines) throws IOException {
        try (Stream<Path> files = Files.list(lines)) {
            return files.map(Trace::read).toList();
        }
    }

    private static Trace read(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return new Trace(lines.flatMap(SystemCall::parse).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Trace below(Path folder) {
        return new Trace(
                calls.stream().filter(call -> call.file().startsWith(folder)).toList());
    }

    /**
     * Fails unless every file or folder that got one of these names was durable by then and its name was made so: all of
     * it written, then forced, then renamed, then the folder forced.
     */
    public void requireDurable(Predicate<Path> name) {
        List<Integer> places = renames(name).boxed().toList();
        if (places.isEmpty()) {
            throw new AssertionError("nothing got that name");
        }
        places.forEach(this::requireDurable);
    }

    private void requireDurable(int rename) {
        Path from = calls.get(rename).file();
        Path to = calls.get(rename).to().orElseThrow();
        calls.subList(0, rename).stream()
                .filter(call -> call.kind() == Kind.WRITE && call.file().startsWith(from))
                .map(SystemCall::file)
                .distinct()
                .forEach(file -> requireForced(file, rename));
        int inside = IntStream.range(0, rename)
                .filter(i ->
                        !calls.get(i).file().equals(from) && calls.get(i).file().startsWith(from))
                .max()
                .orElse(-1);
        require(
                inside < 0 || last(Kind.FORCE, from, rename) > inside,
                from + " was renamed before the names in it were forced");
        require(
                calls.subList(rename, calls.size()).stream()
                        .anyMatch(
                                call -> call.kind() == Kind.FORCE && call.file().equals(to.getParent())),
                "the folder of " + to + " was not forced after the rename");
    }

    private void requireForced(Path file, int before) {
        int written = last(Kind.WRITE, file, before);
        int forced = last(Kind.FORCE, file, before);
        require(forced > written, file + " was renamed before all of it was forced");
    }

    private int last(Kind kind, Path file, int before) {
        return IntStream.range(0, before)
                .filter(i -> calls.get(i).kind() == kind && calls.get(i).file().equals(file))
                .max()
                .orElse(-1);
    }

    private IntStream renames(Predicate<Path> name) {
        return IntStream.range(0, calls.size())
                .filter(i -> calls.get(i).to().filter(name).isPresent());
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new AssertionError(otherwise);
        }
    }
}
