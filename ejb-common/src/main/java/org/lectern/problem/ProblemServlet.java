package org.lectern.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The error page of both WARs: what the container itself refuses looks like every other refusal. */
@WebServlet(name = "problem", urlPatterns = "/problem", asyncSupported = true)
public class ProblemServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final Logger LOG = Logger.getLogger(ProblemServlet.class.getName());

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        try {
            ProblemPage.send(request, response, refusalFor(status instanceof Integer code ? code : 404));
        } catch (IOException clientGone) {
            LOG.log(Level.FINE, "Nobody is left to be told", clientGone);
        }
    }

    private static Refusal refusalFor(int status) {
        return switch (status) {
            case 401 -> new Refusal(ErrorCode.UNAUTHENTICATED, "Send a key: Authorization: Bearer KEY.");
            case 403 -> new Refusal(ErrorCode.FORBIDDEN, "These credentials do not allow this.");
            case 404 -> new Refusal(ErrorCode.NOT_FOUND, "There is nothing at this address.");
            case 405 -> new Refusal(ErrorCode.METHOD_NOT_ALLOWED, "This address does not take this method.");
            case 413 -> new Refusal(ErrorCode.TOO_LARGE, "The body is too large.");
            case 503 -> new Refusal(ErrorCode.UNAVAILABLE, "Try again in a moment.");
            default ->
                status < 500
                        ? new Refusal(ErrorCode.BAD_REQUEST, "The request cannot be understood.")
                        : new Refusal(ErrorCode.INTERNAL_ERROR, "The server's log tells more.");
        };
    }
}
