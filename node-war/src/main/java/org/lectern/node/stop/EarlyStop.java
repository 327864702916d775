package org.lectern.node.stop;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

/** Passes on, as {@link Stopping}, that the server said it is about to stop, or to undeploy this application. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class EarlyStop {
    @SuppressWarnings("NullAway.Init") // by the container
    @Resource(lookup = "java:app/AppName")
    private String application;

    @Inject
    private Event<Stopping> stopping;

    private ServerEvents events = ServerEvents.NONE;

    @PostConstruct
    void start() {
        Event<Stopping> told = stopping;
        ClassLoader own = Thread.currentThread().getContextClassLoader();
        events = ServerEvents.listen(own, new LastWord(application, own, () -> told.fire(new Stopping())));
    }

    @PreDestroy
    void stop() {
        events.close();
    }
}
