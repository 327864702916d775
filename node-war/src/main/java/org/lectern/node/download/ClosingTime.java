package org.lectern.node.download;

import jakarta.annotation.PreDestroy;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** When the application or its server stops, lets those leave who are being served; after the last heartbeat. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class ClosingTime {
    @Inject
    private Downloads downloads;

    @PreDestroy
    void stop() {
        downloads.close();
    }
}
