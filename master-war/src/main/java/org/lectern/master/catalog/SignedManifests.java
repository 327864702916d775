package org.lectern.master.catalog;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.lectern.master.access.Signatures;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;
import org.lectern.store.ContentStore;
import org.lectern.store.StoredContent;

/** The signed manifests in the content store. */
@Dependent
public class SignedManifests {
    private final ContentStore store;
    private final Signatures signatures;

    @Inject
    SignedManifests(ContentStore store, Signatures signatures) {
        this.store = store;
        this.signatures = signatures;
    }

    /**
     * The manifest of a package, a JWS in compact form.
     *
     * @throws Refusal if the store lost it
     */
    String of(PublishedPackage published) throws IOException {
        return find(published)
                .orElseThrow(() -> new Refusal(
                        ErrorCode.PACKAGE_NOT_FOUND,
                        "The content store lost the manifest " + published.manifestDigest() + "."));
    }

    /** The same, if the store has it. */
    Optional<String> find(PublishedPackage published) throws IOException {
        Optional<StoredContent> stored = store.find(published.manifestDigest());
        return stored.isEmpty() ? Optional.empty() : Optional.of(signatures.renew(read(stored.get())));
    }

    /** The text of a signed manifest, as it was stored. */
    static String read(StoredContent stored) throws IOException {
        try (InputStream in = Channels.newInputStream(stored.open())) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
