package org.lectern.node.sibling;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lectern.content.Digest;
import org.lectern.node.replica.KeyRing;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;
import org.lectern.ticket.SignatureInvalid;
import org.lectern.ticket.SyncPass;

/** Checks passes, without asking anybody. Nothing of a pass is ever logged. */
final class PassDesk {
    private static final Pattern BEARER = Pattern.compile("Bearer +(\\S+)", Pattern.CASE_INSENSITIVE);

    private final KeyRing keys;

    PassDesk(KeyRing keys) {
        this.keys = keys;
    }

    /**
     * The package that a request names and whose pass it shows.
     *
     * @param hex what stands in the path for the package
     * @throws Refusal if it shows none, or one for something else
     */
    Digest open(HttpServletRequest request, String hex) {
        Digest digest = parse(hex);
        String header = request.getHeader("Authorization");
        Matcher bearer = BEARER.matcher(header == null ? "" : header);
        if (!bearer.matches()) {
            throw new Refusal(
                    ErrorCode.UNAUTHENTICATED, "Send the pass that the master gave: Authorization: Bearer PASS.");
        }
        SyncPass pass = open(bearer.group(1));
        if (!pass.digest().equals(digest)) {
            throw new Refusal(ErrorCode.WRONG_CREDENTIALS, "This pass is for another package.");
        }
        return digest;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // whoever comes again finds the keys
    private SyncPass open(String text) {
        try {
            return keys.openPass(text);
        } catch (SignatureInvalid e) {
            if (keys.isFromUnknownKey(text)) {
                keys.refreshSoon();
            }
            throw new Refusal(
                    ErrorCode.WRONG_CREDENTIALS, "This pass was not signed by this node's master, or has expired.");
        }
    }

    private static Digest parse(String hex) {
        try {
            return new Digest(hex);
        } catch (IllegalArgumentException e) {
            throw Refusal.ofField("digest", "A package is named by the 64 hexadecimal digits of its digest.");
        }
    }
}
