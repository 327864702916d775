package org.lectern.master.access;

/** The roles, as {@code @RolesAllowed} names them. */
public final class Role {
    /** Runs the master: everything. */
    public static final String ADMINISTRATOR = "administrator";

    /** A file server that this master enrolled. */
    public static final String NODE = "node";

    /** A file server that has a token to join with, and nothing else yet. */
    public static final String JOINING = "joining";

    /** A person who reads one meeting's papers. */
    public static final String PARTICIPANT = "participant";

    private Role() {}
}
