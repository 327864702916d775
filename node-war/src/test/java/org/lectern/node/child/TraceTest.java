package org.lectern.node.child;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class TraceTest {
    private static final String WRITE = "write(4</d/x.tmp>, \"\"..., 9) = 9";
    private static final String FORCE = "fsync(4</d/x.tmp>) = 0";
    private static final String RENAME = "rename(\"/d/x.tmp\", \"/d/x\") = 0";
    private static final String FORCE_FOLDER = "fsync(5</d>) = 0";

    @Test
    void requireDurable_writeForceRenameForce_passes() {
        assertThatCode(() -> check(WRITE, FORCE, RENAME, FORCE_FOLDER)).doesNotThrowAnyException();
    }

    @Test
    void requireDurable_otherOrderOrCallThatFailed_fails() {
        assertWrong(WRITE, RENAME, FORCE, FORCE_FOLDER);
        assertWrong(FORCE, WRITE, RENAME, FORCE_FOLDER);
        assertWrong(WRITE, FORCE, FORCE_FOLDER, RENAME);
        assertWrong(WRITE, FORCE, RENAME);
        assertWrong(WRITE, "fsync(4</d/x.tmp>) = -1 EIO (Input/output error)", RENAME, FORCE_FOLDER);
        assertWrong(WRITE, FORCE, "rename(\"/d/x.tmp\", \"/d/x\") = -1 ENOENT (No such file)", FORCE_FOLDER);
    }

    @Test
    void requireDurable_folderRenamedBeforeItsNamesWereForced_fails() {
        String[] calls = {
            "pwrite64(4</f/p/package>, \"\"..., 9, 0) = 9",
            "fsync(4</f/p/package>) = 0",
            "fsync(5</f/p>) = 0",
            "renameat2(AT_FDCWD</>, \"/f/p\", AT_FDCWD</>, \"/d/x\", 0) = 0",
            FORCE_FOLDER
        };
        assertThatCode(() -> check(calls)).doesNotThrowAnyException();
        calls[2] = FORCE_FOLDER;
        assertWrong(calls);
    }

    private static void assertWrong(String... lines) {
        assertThatThrownBy(() -> check(lines)).isInstanceOf(AssertionError.class);
    }

    private static void check(String... lines) {
        List<SystemCall> calls = Stream.of(lines).flatMap(SystemCall::parse).toList();
        new Trace(calls).requireDurable(name -> name.equals(Path.of("/d/x")));
    }
}
