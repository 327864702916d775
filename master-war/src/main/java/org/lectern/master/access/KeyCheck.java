package org.lectern.master.access;

import java.util.List;
import java.util.Optional;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;

/** Decides who stands behind a key, and whether it may be shown from an address. */
final class KeyCheck {
    private final AdministratorKeyRing administrator;
    private final List<KeyRing> rings;

    KeyCheck(AdministratorKeyRing administrator, List<KeyRing> rings) {
        this.administrator = administrator;
        this.rings = List.copyOf(rings);
    }

    /**
     * Checks a key.
     *
     * @param address the IP address that shows it
     * @throws Refusal {@code wrong_credentials} or {@code address_not_allowed}
     */
    Caller check(String text, String address) {
        Optional<KeyRing.HeldKey> found = administrator.match(text);
        Caller caller = new Caller(Role.ADMINISTRATOR, "");
        if (found.isEmpty()) {
            ApiKey key = ApiKey.parse(text).orElseThrow(KeyCheck::wrong);
            KeyRing ring = rings.stream()
                    .filter(each -> each.kind().equals(key.kind()))
                    .findFirst()
                    .orElseThrow(KeyCheck::wrong);
            found = ring.find(key.owner()).filter(held -> ApiKey.same(held.digest(), key.digest()));
            caller = new Caller(found.orElseThrow(KeyCheck::wrong).role(), key.owner());
        }
        if (!found.get().networks().contains(address)) {
            throw new Refusal(
                    ErrorCode.ADDRESS_NOT_ALLOWED, "This key is not accepted from " + address + ": see its networks.");
        }
        return caller;
    }

    private static Refusal wrong() {
        return new Refusal(ErrorCode.WRONG_CREDENTIALS, "This key is not valid.");
    }
}
