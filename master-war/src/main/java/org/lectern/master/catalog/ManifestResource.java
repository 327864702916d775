package org.lectern.master.catalog;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lectern.content.Digest;
import org.lectern.delta.DictionaryCoding;
import org.lectern.delta.InvalidDelta;
import org.lectern.delta.ManifestBody;
import org.lectern.master.access.Role;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;

/** The signed manifest of a package, coded against the one of a package that the node has. */
@Path("sync/packages/{digest}/manifest")
@Dependent
@RolesAllowed({Role.NODE, Role.ADMINISTRATOR})
public class ManifestResource {
    private final Catalog catalog;
    private final SignedManifests manifests;
    private final Wounds wounds;

    @Inject
    ManifestResource(Catalog catalog, SignedManifests manifests, Wounds wounds) {
        this.catalog = catalog;
        this.manifests = manifests;
        this.wounds = wounds;
    }

    /**
     * The manifest as a {@link ManifestBody}.
     *
     * @param accept which codings the node takes
     * @param id the digest of the package whose manifest is the dictionary (RFC 9842 §2.3), in quotes
     * @param available what that dictionary is (RFC 9842 §2.2)
     */
    @GET
    public Response manifest(
            @PathParam("digest") String digest,
            @HeaderParam(HttpHeaders.ACCEPT_ENCODING) @Nullable String accept,
            @HeaderParam("Dictionary-ID") @Nullable String id,
            @HeaderParam("Available-Dictionary") @Nullable String available)
            throws IOException {
        Digest wanted = PackageRoute.digest(digest);
        PublishedPackage published = catalog.find(wanted).orElseThrow(() -> PackageDelivery.lost(wanted));
        byte[] body = ManifestBody.of(manifests.of(published));
        Optional<byte[]> dictionary = accepts(accept) ? dictionary(id, available) : Optional.empty();
        Response.ResponseBuilder response = dictionary
                .map(known -> Response.ok(DictionaryCoding.encode(body, known), ManifestBody.MEDIA_TYPE)
                        .header(HttpHeaders.CONTENT_ENCODING, DictionaryCoding.NAME))
                .orElseGet(() -> Response.ok(body, ManifestBody.MEDIA_TYPE));
        return response.header(HttpHeaders.VARY, "Accept-Encoding, Available-Dictionary, Dictionary-ID")
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=31536000, immutable")
                .build();
    }

    /** Takes the manifest of a package back from a node that was asked for it: a {@link ManifestBody}, not coded. */
    @PUT
    @RolesAllowed(Role.NODE)
    public void put(@PathParam("digest") String digest, InputStream body) throws IOException {
        byte[] sent = body.readNBytes(ManifestBody.MOST);
        try {
            wounds.takeManifest(PackageRoute.digest(digest), ManifestBody.toSigned(sent));
        } catch (InvalidDelta e) {
            throw new Refusal(ErrorCode.INVALID_BODY, "Send the manifest as it is read here: " + e.getMessage());
        }
    }

    private static boolean accepts(@Nullable String accept) {
        return accept != null
                && DictionaryCoding.isAvailable()
                && Stream.of(accept.split(",", -1))
                        .map(String::strip)
                        .anyMatch(DictionaryCoding.NAME::equalsIgnoreCase);
    }

    /** What is not known here, or is not what the node has, means only that nothing is saved. */
    private Optional<byte[]> dictionary(@Nullable String id, @Nullable String available) throws IOException {
        if (id == null || available == null || !id.matches("\"[0-9a-f]{64}\"")) {
            return Optional.empty();
        }
        Optional<PublishedPackage> named = catalog.find(PackageRoute.digest(id.substring(1, id.length() - 1)));
        Optional<String> manifest = named.isEmpty() ? Optional.empty() : manifests.find(named.get());
        return manifest.map(ManifestBody::of)
                .filter(bytes -> DictionaryCoding.nameOf(bytes).equals(available.strip()));
    }
}
