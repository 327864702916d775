package org.lectern.launcher.folder;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A file that people did not mean to hand out: written by a file manager or an office program beside the real ones.
 *
 * @param path below the meeting's folder
 * @param reason the key of a sentence that says why
 */
public record SkippedFile(String path, String reason) {
    private static final Set<String> SYSTEM = Set.of("thumbs.db", "desktop.ini", "ehthumbs.db", "__macosx");

    /** Why a file or folder of this name is passed over, empty when it is not. */
    static Optional<String> reason(String name) {
        if (SYSTEM.contains(name.toLowerCase(Locale.ROOT)) || name.equals(".DS_Store")) {
            return Optional.of("import.skip-system");
        }
        if (name.startsWith("~$") || name.startsWith(".~lock.")) {
            return Optional.of("import.skip-lock");
        }
        return name.startsWith(".") ? Optional.of("import.skip-hidden") : Optional.empty();
    }
}
