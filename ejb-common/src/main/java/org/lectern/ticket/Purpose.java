package org.lectern.ticket;

import com.nimbusds.jose.JOSEObjectType;

/** What a signature is for: one made for a ticket is never taken for a manifest's (the JWS {@code typ}). */
enum Purpose {
    MANIFEST("lectern-manifest"),
    TICKET("lectern-ticket"),
    SYNC_PASS("lectern-sync-pass");

    private final String type;

    Purpose(String type) {
        this.type = type;
    }

    JOSEObjectType type() {
        return new JOSEObjectType(type);
    }
}
