package org.lectern.master.access;

import jakarta.ws.rs.ext.Provider;
import org.glassfish.jersey.server.filter.RolesAllowedDynamicFeature;

/** Makes JAX-RS hold {@code @RolesAllowed}. */
@Provider
public class RolesFeature extends RolesAllowedDynamicFeature {}
