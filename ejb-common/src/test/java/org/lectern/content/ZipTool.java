package org.lectern.content;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A program that unpacks ZIP files. Each command line is followed by the file, and runs where it is to unpack.
 *
 * @param testing the command line of the program's own test
 * @param unpacking the command line that unpacks
 */
record ZipTool(String name, List<String> testing, List<String> unpacking) {
    static final List<ZipTool> ALL = List.of(
            new ZipTool("unzip", List.of("unzip", "-tq"), List.of("unzip", "-q")),
            new ZipTool("7z", List.of("7z", "t", "-bd"), List.of("7z", "x", "-bd")),
            python("python3"));

    ZipTool {
        testing = List.copyOf(testing);
        unpacking = List.copyOf(unpacking);
    }

    private static ZipTool python(String program) {
        String test = "import sys, zipfile; sys.exit(zipfile.ZipFile(sys.argv[1]).testzip() is not None)";
        String unpack = "import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extractall()";
        return new ZipTool(program, List.of(program, "-c", test), List.of(program, "-c", unpack));
    }

    boolean isInstalled() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, testing.get(0))));
    }

    /** The exit status of the program's own test of {@code file}. */
    int test(Path file, Path folder) throws IOException, InterruptedException {
        return run(testing, file, folder);
    }

    /** The exit status of unpacking {@code file} into {@code folder}. */
    int unpack(Path file, Path folder) throws IOException, InterruptedException {
        return run(unpacking, file, folder);
    }

    private static int run(List<String> command, Path file, Path folder) throws IOException, InterruptedException {
        List<String> line =
                Stream.concat(command.stream(), Stream.of(file.toString())).toList();
        ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
