package org.lectern.protocol;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.time.Clock;
import java.util.Date;
import java.util.List;

/** Says in every answer of a resource when it was made (RFC 9110 section 6.6.1): not every server does so by itself. */
@Provider
public final class DateHeader implements ContainerResponseFilter {
    private final Clock clock;

    /** By the clock of the machine. */
    public DateHeader() {
        this(Clock.systemUTC());
    }

    DateHeader(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putIfAbsent(HttpHeaders.DATE, List.of(Date.from(clock.instant())));
    }
}
