package org.lectern.master.placement;

/**
 * Whom a link is for.
 *
 * @param subject as the ticket names it
 * @param address from where it was asked for
 */
record Reader(String subject, String address) {}
