package org.lectern.node.stop;

import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;

/** Hears the server's events and does something, once, at the first that means the end of this application. */
final class LastWord {
    private static final System.Logger LOG = System.getLogger(LastWord.class.getName());

    private final String application;
    private final ClassLoader own;
    private final Runnable work;
    private final AtomicBoolean said = new AtomicBoolean();

    /**
     * What is to be done when this application ends.
     *
     * @param application its name at the server
     * @param own its class loader
     */
    LastWord(String application, ClassLoader own, Runnable work) {
        this.application = application;
        this.own = own;
        this.work = work;
    }

    /** Does the work if {@code event}, an {@code EventListener.Event} of GlassFish's, means this application's end. */
    void hear(Object event) {
        try {
            if (isEnd(event) && said.compareAndSet(false, true)) {
                work();
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(Level.WARNING, "this node may not have been told in time that it stops", e);
        }
    }

    private boolean isEnd(Object event) throws ReflectiveOperationException {
        return switch (String.valueOf(call(event, "name"))) {
            case "prepare_shutdown" -> true;
            case "undeployment_validation" -> application.equals(undeployed(call(event, "hook")));
            default -> false;
        };
    }

    private Object undeployed(Object deployment) throws ReflectiveOperationException {
        Class<?> parameters = Class.forName("org.glassfish.api.deployment.OpsParams", false, own);
        Object command = deployment
                .getClass()
                .getMethod("getCommandParameters", Class.class)
                .invoke(deployment, parameters);
        return call(command, "name");
    }

    private static Object call(Object target, String name) throws ReflectiveOperationException {
        return target.getClass().getMethod(name).invoke(target);
    }

    /** The server's thread works for a while as one of this application's. */
    private void work() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(own);
        try {
            work.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
