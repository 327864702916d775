/**
 * Which web pages of other origins may read from here: CORS (Fetch standard, section 3.3) for a portal with an
 * origin of its own. Both WARs have it by {@link org.lectern.cors.CorsListener}; the filter is in front of
 * every resource, and who answers ahead of the filters calls {@link org.lectern.cors.CorsHeaders}. May use {@code
 * protocol}, {@code problem} and {@code settings}.
 */
@NullMarked
package org.lectern.cors;

import org.jspecify.annotations.NullMarked;
