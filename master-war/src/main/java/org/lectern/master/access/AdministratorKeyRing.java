package org.lectern.master.access;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.logging.Logger;
import org.lectern.content.Digest;
import org.lectern.settings.Secret;

/** The administrator's key: set by the administrator, or made once and left in a file that only the server reads. */
final class AdministratorKeyRing {
    private static final Logger LOG = Logger.getLogger(AdministratorKeyRing.class.getName());

    private final KeyRing.HeldKey held;

    AdministratorKeyRing(AccessSettings settings) throws IOException {
        Optional<Secret> set = settings.administratorKey();
        Secret key = set.isPresent() ? set.get() : keyIn(settings.keyFile());
        held = new KeyRing.HeldKey(ApiKey.digestOf(key.reveal()), Role.ADMINISTRATOR, settings.administratorNetworks());
    }

    /** The administrator's key if {@code text} is it. */
    Optional<KeyRing.HeldKey> match(String text) {
        Digest digest = ApiKey.digestOf(text);
        return ApiKey.same(digest, held.digest()) ? Optional.of(held) : Optional.empty();
    }

    private static Secret keyIn(Path file) throws IOException {
        if (!Files.exists(file)) {
            make(file);
        }
        String key = Files.readString(file).strip();
        if (key.length() < AccessSettings.LEAST_LENGTH) {
            throw new IllegalStateException(file + " holds no key of at least " + AccessSettings.LEAST_LENGTH
                    + " characters: delete it to have one made, or set lectern.admin-key");
        }
        return new Secret(key);
    }

    private static void make(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        Path temporary = posix
                ? Files.createTempFile(
                        folder,
                        "admin-key",
                        ".tmp",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : Files.createTempFile(folder, "admin-key", ".tmp");
        try {
            Files.writeString(temporary, ApiKey.randomSecret() + "\n");
            Files.createLink(file, temporary);
            LOG.info(() -> "lectern.admin-key is not set: made a key, see " + file);
        } catch (FileAlreadyExistsException e) {
            LOG.fine(() -> "another master made " + file);
        } finally {
            Files.delete(temporary);
        }
    }
}
