package org.lectern.master.access.node;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.lectern.identity.Seal;

/** Puts the master's seal on every answer of a resource to a node; that answer is held in memory for it. */
@Provider
public class SealedAnswer implements ContainerResponseFilter, WriterInterceptor {
    private static final String STATUS = SealedAnswer.class.getName() + ".status";

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(AssertedRequest.NAME) instanceof AssertedRequest asserted) {
            request.setProperty(STATUS, response.getStatus());
            if (!response.hasEntity()) {
                response.getHeaders().putSingle(Seal.HEADER, asserted.seal(response.getStatus(), new byte[0]));
            }
        }
    }

    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
        if (context.getProperty(AssertedRequest.NAME) instanceof AssertedRequest asserted
                && context.getProperty(STATUS) instanceof Integer status) {
            OutputStream out = context.getOutputStream();
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            context.setOutputStream(body);
            context.proceed();
            context.getHeaders().putSingle(Seal.HEADER, asserted.seal(status, body.toByteArray()));
            body.writeTo(out);
        } else {
            context.proceed();
        }
    }
}
