package org.lectern.launcher.instance;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A program that runs on its own: it outlives the launcher, hears no Ctrl-C of its terminal and writes to a log.
 *
 * @param pid its process id
 * @param mark a text in its command line that tells it from a later process with the same id
 */
public record ServerProcess(long pid, String mark) {
    private static final Duration POLL = Duration.ofMillis(50);

    /** Starts {@code java @arguments}. */
    public static ServerProcess java(InstanceFolder instance) {
        String mark = "@" + instance.arguments();
        ServerProcess process = start(List.of(Java.program().toString(), mark), instance.log(), mark);
        instance.claim(process.pid());
        return process;
    }

    /** Starts {@code command} with its output in {@code log}; the log of the run before is kept beside it. */
    public static ServerProcess start(List<String> command, Path log, String mark) {
        try {
            if (Files.exists(log)) {
                Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
            List<String> detached = new ArrayList<>();
            Programs.find("setsid").ifPresent(program -> detached.add(program.toString()));
            detached.addAll(command);
            ProcessBuilder builder = new ProcessBuilder(detached)
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(log.toFile())
                    .redirectErrorStream(true);
            return new ServerProcess(builder.start().pid(), mark);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it is there and is what was started. */
    public boolean isAlive() {
        return handle().isPresent();
    }

    /** Asks it to end (SIGTERM). */
    public void terminate() {
        handle().ifPresent(ProcessHandle::destroy);
    }

    /** Ends it at once (SIGKILL) and waits until it is gone. */
    public void kill() {
        handle().ifPresent(ProcessHandle::destroyForcibly);
        awaitEnd(Duration.ofSeconds(10));
    }

    /** Whether it ended within {@code patience}. */
    public boolean awaitEnd(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (isAlive()) {
            if (System.nanoTime() > deadline || !Pause.of(POLL)) {
                return false;
            }
        }
        return true;
    }

    private Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> !hasEnded(process))
                .filter(process -> process.info()
                        .arguments()
                        .map(arguments -> Arrays.asList(arguments).contains(mark))
                        .orElse(true));
    }

    /** Whether {@code process} is over and only waits for its parent to take notice: Java calls that alive. */
    private static boolean hasEnded(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
            return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
        } catch (IOException e) {
            return !process.isAlive();
        }
    }
}
